package dev.wharf.component.assemble;

import dev.wharf.component.definition.Alias;
import dev.wharf.component.definition.CoreTypeDef;
import dev.wharf.component.definition.Declarator;
import dev.wharf.component.definition.ExternTypeExpr;
import dev.wharf.component.definition.Import;
import dev.wharf.component.definition.NameAttributes;
import dev.wharf.component.definition.Sort;
import dev.wharf.component.definition.TypeDef;
import dev.wharf.component.definition.TypeExpr;
import dev.wharf.component.definition.ValueRef;
import dev.wharf.component.type.ComponentFuncType;
import dev.wharf.component.type.ComponentType;
import dev.wharf.component.type.DefType;
import dev.wharf.component.type.ExternDesc;
import dev.wharf.component.type.InstanceType;
import dev.wharf.component.type.InterfaceType;
import dev.wharf.component.type.ResourceType;
import dev.wharf.wasm.LinkException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * From resolved types back to definitions with indices, in one scope: a component, or a component
 * or instance type. A type that has a name in this scope or in the one around it is referred to by
 * that name, as only named types may show in imports and exports. Explainer, external visibility of
 * types.
 */
public final class TypeWriter {
  private final Optional<TypeWriter> outer;
  private final Consumer<Declarator> out;

  /** Entries by the object that stands for the type. */
  private final Map<DefType, Integer> known = new IdentityHashMap<>();

  /** The same for types without a name, good until something that they mention gets another. */
  private final Map<DefType, Integer> unnamed = new IdentityHashMap<>();

  private final Map<ResourceType, Integer> resources = new HashMap<>();

  /** Definitions that nothing has named yet. */
  private final Map<TypeExpr, Integer> definitions = new HashMap<>();

  /** Types that instances of this scope export, and how to come by them. */
  private final Map<DefType, Reach> reachable = new IdentityHashMap<>();

  private final Map<ResourceType, Reach> reachableResources = new HashMap<>();

  /** By the parts that the names of one type share. */
  private final Map<Object, Integer> byParts = new IdentityHashMap<>();

  private int typeCount;
  private int instanceCount;
  private int coreTypeCount;

  private record Reach(int instance, List<String> path) {}

  public TypeWriter(Consumer<Declarator> out) {
    this(Optional.empty(), out);
  }

  private TypeWriter(Optional<TypeWriter> outer, Consumer<Declarator> out) {
    this.outer = outer;
    this.out = out;
  }

  /** An entry of the instance index space that is not made by this. */
  public int addInstance(InstanceType type) {
    reach(type, instanceCount, List.of());
    return instanceCount++;
  }

  /** An entry of the type index space that is not made by this; it gives the type a name. */
  public int addType(DefType type) {
    int index = typeCount++;
    name(type, index);
    return index;
  }

  /**
   * Has {@code other} go by the latest name of {@code type} if they are names of one type.
   *
   * @param other as what a type that is used elsewhere mentions, while it has a name here, too
   */
  public void share(DefType type, DefType other) {
    boolean nominal = parts(type) != type;
    if (nominal && other != type && parts(other) == parts(type)) {
      name(other, known.get(type));
    }
  }

  /** An entry of the core type index space that is not made by this. */
  public int addCoreType() {
    return coreTypeCount++;
  }

  /** Imports something under a name; gives the index in its sort's space for types, instances. */
  public void importItem(NameAttributes name, ExternDesc type, Optional<Integer> use) {
    declare(name, type, use, (named, expr) -> out.accept(new Import(named, expr, 0)));
  }

  /** Imports a type under a name; gives its index. */
  public int importType(NameAttributes name, DefType type, Optional<Integer> use) {
    importItem(name, new ExternDesc.OfType(type), use);
    return typeCount - 1;
  }

  private interface Declaration {
    void make(NameAttributes name, ExternTypeExpr type);
  }

  private void declare(
      NameAttributes name, ExternDesc type, Optional<Integer> use, Declaration declaration) {
    switch (type) {
      case ExternDesc.OfModule _ -> {
        int module = coreTypeCount;
        out.accept(new CoreTypeDef(ModuleTypeWriter.write(type), 0));
        coreTypeCount++;
        declaration.make(name, new ExternTypeExpr.OfModule(module));
      }
      case ExternDesc.OfFunc(var func) ->
          declaration.make(name, new ExternTypeExpr.OfFunc(index(func)));
      case ExternDesc.OfComponent(var component) ->
          declaration.make(name, new ExternTypeExpr.OfComponent(index(component)));
      case ExternDesc.OfInstance(var instance) -> {
        int index = index(instance);
        declaration.make(name, new ExternTypeExpr.OfInstance(index));
        addInstance(instance);
      }
      case ExternDesc.OfType(var defined) -> {
        declaration.make(name, bound(defined, use));
        addType(defined);
      }
    }
  }

  /** What an imported or exported type is declared to be. */
  private ExternTypeExpr bound(DefType type, Optional<Integer> use) {
    if (use.isPresent()) {
      return new ExternTypeExpr.TypeEq(use.get());
    }
    if (type instanceof ResourceType resource) {
      return find(resource)
          .<ExternTypeExpr>map(ExternTypeExpr.TypeEq::new)
          .orElseGet(ExternTypeExpr.SubResource::new);
    }
    Integer index = byParts.get(parts(type));
    return new ExternTypeExpr.TypeEq(index != null ? index : index(type));
  }

  /**
   * The type of an imported instance.
   *
   * @param uses asked for each exported type: the entry of this scope that it is another name of
   */
  public int instanceType(InstanceType type, Function<String, Optional<Integer>> uses) {
    List<Declarator> declarators = new ArrayList<>();
    var inner = new TypeWriter(Optional.of(this), declarators::add);
    type.exports()
        .forEach((name, item) -> {
          var use =
              item instanceof ExternDesc.OfType ? uses.apply(name) : Optional.<Integer>empty();
          inner.export(name, item, use.map(inner::outerAlias));
        });
    return define(new TypeExpr.OfInstance(declarators));
  }

  /**
   * The same, as the exports were written by somebody before.
   *
   * @param written asked for each export
   * @param taken asked for types of other imports: their index in this scope
   */
  int instanceType(
      InstanceType type,
      Function<String, Optional<Integer>> uses,
      Function<String, Optional<WrittenInstance>> written,
      Function<TypeUses.Place, Optional<Integer>> taken) {
    List<Declarator> declarators = new ArrayList<>();
    var inner = new TypeWriter(Optional.of(this), declarators::add);
    var words = new WrittenTypes(inner::definition, inner::outerAlias, taken);
    for (var each : type.exports().entrySet()) {
      String name = each.getKey();
      var how = written.apply(name);
      if (how.isEmpty()) {
        return instanceType(type, uses);
      }
      boolean done =
          switch (each.getValue()) {
            case ExternDesc.OfType(var defined) ->
                inner.export(name, defined, uses, how.get(), words);
            case ExternDesc.OfFunc _ -> inner.exportFunction(name, how.get(), words);
            case ExternDesc.OfInstance _, ExternDesc.OfModule _, ExternDesc.OfComponent _ -> false;
          };
      if (!done) {
        return instanceType(type, uses);
      }
    }
    return define(new TypeExpr.OfInstance(declarators));
  }

  private boolean export(
      String name,
      DefType type,
      Function<String, Optional<Integer>> uses,
      WrittenInstance how,
      WrittenTypes words) {
    var use = uses.apply(name);
    if (use.isEmpty() && how.exports().get(name) instanceof ExternTypeExpr.TypeEq(int entry)) {
      var index = words.index(how, entry);
      if (index.isEmpty()) {
        return false;
      }
      use = Optional.of(index.getAsInt());
    } else {
      use = use.map(this::outerAlias);
    }
    export(name, new ExternDesc.OfType(type), use);
    words.name(name, typeCount - 1);
    return true;
  }

  private boolean exportFunction(String name, WrittenInstance how, WrittenTypes words) {
    if (!(how.exports().get(name) instanceof ExternTypeExpr.OfFunc(int entry))) {
      return false;
    }
    var index = words.index(how, entry);
    index.ifPresent(type ->
        out.accept(
            new Declarator.Export(
                new NameAttributes(name, List.of()), new ExternTypeExpr.OfFunc(type), 0)));
    return index.isPresent();
  }

  private void export(String name, ExternDesc type, Optional<Integer> use) {
    declare(
        new NameAttributes(name, List.of()),
        type,
        use,
        (named, expr) -> out.accept(new Declarator.Export(named, expr, 0)));
  }

  private int outerAlias(int index) {
    out.accept(new Alias.Outer(Sort.TYPE, 1, index, 0));
    return typeCount++;
  }

  /** The index of a type, which is defined if need be. */
  public int index(DefType type) {
    var found = find(type);
    if (found.isPresent()) {
      return found.get();
    }
    int index =
        switch (type) {
          case ResourceType resource -> throw unknown(resource);
          case InstanceType instance -> instanceType(instance, _ -> Optional.empty());
          case ComponentType component -> componentType(component);
          case ComponentFuncType func -> definition(function(func));
          case InterfaceType value -> definition(expression(value));
        };
    if (!(type instanceof InterfaceType.Primitive)) {
      unnamed.put(type, index);
    }
    return index;
  }

  /**
   * The index of a definition of a type that has a name already, to give it a new one: what it
   * mentions goes by the latest names. A resource is just itself.
   */
  public int redefine(DefType type) {
    return type instanceof InterfaceType value && !(type instanceof InterfaceType.Primitive)
        ? definition(expression(value))
        : index(type);
  }

  /** The index of a type that has one, in this scope or by an alias. */
  public Optional<Integer> find(DefType type) {
    Integer index = known.get(type);
    if (index == null) {
      index = unnamed.get(type);
    }
    if (index == null && type instanceof ResourceType resource) {
      index = resources.get(resource);
    }
    if (index != null) {
      return Optional.of(index);
    }
    Reach reach = reachable.get(type);
    if (reach == null && type instanceof ResourceType resource) {
      reach = reachableResources.get(resource);
    }
    if (reach != null) {
      int alias = alias(reach);
      known.put(type, alias);
      return Optional.of(alias);
    }
    if (outer.isEmpty() || type instanceof InterfaceType.Primitive) {
      return Optional.empty();
    }
    var there = outer.get().find(type);
    there.ifPresent(i -> known.put(type, outerAlias(i)));
    return there.map(_ -> known.get(type));
  }

  /** A type that an instance of this scope exports. */
  private int alias(Reach reach) {
    int instance = reach.instance();
    for (var name : reach.path().subList(0, reach.path().size() - 1)) {
      out.accept(new Alias.OfExport(Sort.INSTANCE, instance, name, 0));
      instance = instanceCount++;
    }
    out.accept(new Alias.OfExport(Sort.TYPE, instance, reach.path().getLast(), 0));
    return typeCount++;
  }

  /** An alias of what instance {@code instance} exports. */
  public int aliasType(int instance, String name, DefType type) {
    Integer before = known.get(type);
    if (before != null) {
      return before;
    }
    int index = alias(new Reach(instance, List.of(name)));
    // Equal objects without a name of their own, such as numbers, are not to be confused.
    if (!(type instanceof InterfaceType.Primitive)) {
      known.put(type, index);
    }
    return index;
  }

  private void reach(InstanceType type, int instance, List<String> path) {
    type.exports()
        .forEach((name, item) -> {
          var below = new ArrayList<>(path);
          below.add(name);
          switch (item) {
            case ExternDesc.OfType(InterfaceType.Primitive _) -> {}
            case ExternDesc.OfType(var defined) -> {
              reachable.putIfAbsent(defined, new Reach(instance, below));
              if (defined instanceof ResourceType resource) {
                reachableResources.putIfAbsent(resource, new Reach(instance, below));
              }
            }
            case ExternDesc.OfInstance(var nested) -> reach(nested, instance, below);
            case ExternDesc.OfModule _, ExternDesc.OfFunc _, ExternDesc.OfComponent _ -> {}
          }
        });
  }

  private void name(DefType type, int index) {
    if (type instanceof InterfaceType.Primitive) {
      return;
    }
    known.put(type, index);
    unnamed.clear();
    byParts.put(parts(type), index);
    if (type instanceof ResourceType resource) {
      resources.put(resource, index);
    }
  }

  /** What two names of one type have in common, while equal types have parts of their own. */
  private static Object parts(DefType type) {
    return switch (type) {
      case InterfaceType.Record(var fields) -> fields;
      case InterfaceType.Variant(var cases) -> cases;
      case InterfaceType.Enum(var labels) -> labels;
      case InterfaceType.Flags(var labels) -> labels;
      default -> type;
    };
  }

  private int componentType(ComponentType type) {
    List<Declarator> declarators = new ArrayList<>();
    var inner = new TypeWriter(Optional.of(this), declarators::add);
    type.imports()
        .forEach((name, item) ->
            inner.importItem(new NameAttributes(name, List.of()), item, Optional.empty()));
    exports(inner, type.exports());
    return define(new TypeExpr.OfComponent(declarators));
  }

  private static void exports(TypeWriter inner, SequencedMap<String, ExternDesc> exports) {
    exports.forEach((name, item) -> inner.export(name, item, Optional.empty()));
  }

  private int definition(TypeExpr expr) {
    Integer index = definitions.get(expr);
    if (index == null) {
      index = define(expr);
      definitions.put(expr, index);
    }
    return index;
  }

  private int define(TypeExpr expr) {
    out.accept(new TypeDef(expr, 0));
    return typeCount++;
  }

  private static LinkException unknown(ResourceType resource) {
    return new LinkException(
        "an import that is left open mentions the resource `"
            + resource.name()
            + "`, which comes from inside of the composition");
  }

  private TypeExpr function(ComponentFuncType type) {
    var params = new ArrayList<TypeExpr.Label>();
    for (var param : type.params()) {
      params.add(new TypeExpr.Label(param.name(), use(param.type())));
    }
    return new TypeExpr.Func(type.async(), params, type.result().map(this::use));
  }

  private ValueRef use(InterfaceType type) {
    return type instanceof InterfaceType.Primitive primitive
        ? new ValueRef.Primitive(primitive)
        : new ValueRef.Index(index(type));
  }

  private TypeExpr expression(InterfaceType type) {
    return switch (type) {
      case InterfaceType.Primitive primitive -> new TypeExpr.Primitive(primitive);
      case InterfaceType.Record(var fields) ->
          new TypeExpr.Record(
              fields.stream().map(f -> new TypeExpr.Label(f.name(), use(f.type()))).toList());
      case InterfaceType.Variant(var cases) ->
          new TypeExpr.Variant(
              cases.stream()
                  .map(c -> new TypeExpr.Case(c.name(), c.payload().map(this::use)))
                  .toList());
      case InterfaceType.ListOf(var element) -> new TypeExpr.ListOf(use(element));
      case InterfaceType.FixedListOf(var element, int length) ->
          new TypeExpr.FixedListOf(use(element), length);
      case InterfaceType.MapOf(var key, var value) -> {
        var keyRef = use(key);
        yield new TypeExpr.MapOf(keyRef, use(value));
      }
      case InterfaceType.Tuple(var elements) ->
          new TypeExpr.Tuple(elements.stream().map(this::use).toList());
      case InterfaceType.Flags(var labels) -> new TypeExpr.Flags(labels);
      case InterfaceType.Enum(var labels) -> new TypeExpr.Enum(labels);
      case InterfaceType.Option(var payload) -> new TypeExpr.Option(use(payload));
      case InterfaceType.Result(var ok, var error) -> {
        var okRef = ok.map(this::use);
        yield new TypeExpr.Result(okRef, error.map(this::use));
      }
      case InterfaceType.Own(var resource) -> new TypeExpr.Own(index(resource));
      case InterfaceType.Borrow(var resource) -> new TypeExpr.Borrow(index(resource));
      case InterfaceType.Stream(var element) -> new TypeExpr.Stream(element.map(this::use));
      case InterfaceType.Future(var payload) -> new TypeExpr.Future(payload.map(this::use));
    };
  }
}
