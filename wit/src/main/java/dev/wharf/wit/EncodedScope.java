package dev.wharf.wit;

import dev.wharf.component.definition.Alias;
import dev.wharf.component.definition.Declarator;
import dev.wharf.component.definition.ExternTypeExpr;
import dev.wharf.component.definition.Import;
import dev.wharf.component.definition.NameAttributes;
import dev.wharf.component.definition.NameAttributes.Attribute;
import dev.wharf.component.definition.Sort;
import dev.wharf.component.definition.TypeDef;
import dev.wharf.component.definition.TypeExpr;
import dev.wharf.component.definition.ValueRef;
import dev.wharf.component.type.InterfaceType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;

/** The declarators of one component or instance type in the making, with its index spaces. */
final class EncodedScope {
  private final Resolution resolution;
  private final Optional<EncodedScope> outer;
  private final List<Declarator> declarators = new ArrayList<>();
  private final Map<Integer, Integer> types = new HashMap<>();

  /** Types without a name, by what they are. */
  private final Map<TypeKind, Integer> unnamed = new HashMap<>();

  /** The instance that stands for an interface at present. */
  private final Map<Integer, Integer> instances = new HashMap<>();

  private record Aliased(int instance, String name) {}

  private final Map<Aliased, Integer> aliases = new HashMap<>();
  private int typeCount;
  private int instanceCount;

  /** For a component type. */
  EncodedScope(Resolution resolution) {
    this(resolution, Optional.empty());
  }

  private EncodedScope(Resolution resolution, Optional<EncodedScope> outer) {
    this.resolution = resolution;
    this.outer = outer;
  }

  List<Declarator> declarators() {
    return declarators;
  }

  /** The type of an instance in this component type. */
  int instanceType(int interfaceId, boolean withFunctions) {
    var each = resolution.interfaces().get(interfaceId);
    var scope = new EncodedScope(resolution, Optional.of(this));
    scope.types(each.types(), false);
    if (withFunctions) {
      scope.exportFunctions(each);
    }
    return define(new TypeExpr.OfInstance(scope.declarators));
  }

  boolean hasInstance(int interfaceId) {
    return instances.containsKey(interfaceId);
  }

  void importInstance(WorldKey key, Optional<String> externalId, int interfaceId, int type) {
    declarators.add(
        new Import(name(key, externalId, interfaceId), new ExternTypeExpr.OfInstance(type), 0));
    addInstance(key, interfaceId);
  }

  void exportInstance(WorldKey key, Optional<String> externalId, int interfaceId, int type) {
    declarators.add(
        new Declarator.Export(
            name(key, externalId, interfaceId), new ExternTypeExpr.OfInstance(type), 0));
    addInstance(key, interfaceId);
  }

  private void addInstance(WorldKey key, int interfaceId) {
    int index = instanceCount++;
    if (key instanceof WorldKey.OfInterface) {
      instances.put(interfaceId, index);
    }
  }

  private NameAttributes name(WorldKey key, Optional<String> externalId, int interfaceId) {
    var attributes = new ArrayList<Attribute>();
    boolean labelled =
        key instanceof WorldKey.Named
            && resolution.interfaces().get(interfaceId).name().isPresent();
    if (labelled) {
      attributes.add(
          new Attribute(NameAttributes.Kind.IMPLEMENTS, resolution.interfaceName(interfaceId)));
    }
    attributes.addAll(attributes(externalId));
    return new NameAttributes(resolution.name(key), attributes);
  }

  private static List<Attribute> attributes(Optional<String> externalId) {
    return externalId
        .map(id -> List.of(new Attribute(NameAttributes.Kind.EXTERNAL_ID, id)))
        .orElse(List.of());
  }

  /**
   * @param asImports whether they are types of a world, which it imports
   */
  void types(SequencedMap<String, Integer> named, boolean asImports) {
    named.forEach((name, id) -> {
      var type = resolution.types().get(id);
      ExternTypeExpr bound =
          type.kind() instanceof TypeKind.Resource
              ? new ExternTypeExpr.SubResource()
              : new ExternTypeExpr.TypeEq(meaning(type));
      var attributed = new NameAttributes(name, attributes(type.externalId()));
      declarators.add(
          asImports
              ? new Import(attributed, bound, 0)
              : new Declarator.Export(attributed, bound, 0));
      types.put(id, typeCount++);
    });
  }

  /** What stands behind the name of a type that is no resource of its own. */
  private int meaning(dev.wharf.wit.TypeDef type) {
    if (type.kind() instanceof TypeKind.Alias(Type.Ref(int target))) {
      var found = resolution.types().get(target);
      return !found.owner().equals(type.owner())
              && found.owner() instanceof Owner.OfInterface(int from)
          ? taken(from, found.name().orElseThrow())
          : index(target);
    }
    return define(expression(type.kind()));
  }

  /** A type of another interface. */
  private int taken(int interfaceId, String name) {
    if (outer.isPresent()) {
      int there = outer.get().taken(interfaceId, name);
      declarators.add(new Alias.Outer(Sort.TYPE, 1, there, 0));
      return typeCount++;
    }
    if (!instances.containsKey(interfaceId)) {
      // The resolver completes worlds; one that was made of a component may lack something.
      throw WitProblem.meaning(
              Span.NONE,
              "the type `"
                  + name
                  + "` is taken from `"
                  + resolution.interfaceName(interfaceId)
                  + "`, which the world neither imports nor exports before")
          .asException();
    }
    int instance = instances.get(interfaceId);
    Integer known = aliases.get(new Aliased(instance, name));
    if (known == null) {
      declarators.add(new Alias.OfExport(Sort.TYPE, instance, name, 0));
      known = typeCount++;
      aliases.put(new Aliased(instance, name), known);
    }
    return known;
  }

  int define(TypeExpr type) {
    declarators.add(new TypeDef(type, 0));
    return typeCount++;
  }

  /** Those of resources first, as they stand in the text with their resource. */
  private void exportFunctions(Interface each) {
    for (int type : each.types().values()) {
      each.functions().values().stream()
          .filter(function -> function.kind().owner().equals(OptionalInt.of(type)))
          .forEach(this::exportFunction);
    }
    each.functions().values().stream()
        .filter(function -> function.kind().owner().isEmpty())
        .forEach(this::exportFunction);
  }

  private void exportFunction(Function function) {
    declarators.add(
        new Declarator.Export(
            new NameAttributes(function.name(), attributes(function.externalId())),
            new ExternTypeExpr.OfFunc(functionType(function)),
            0));
  }

  /** A function of a world. */
  void function(Function function, boolean isImport) {
    if (!isImport) {
      exportFunction(function);
      return;
    }
    var name = new NameAttributes(function.name(), attributes(function.externalId()));
    declarators.add(new Import(name, new ExternTypeExpr.OfFunc(functionType(function)), 0));
  }

  private int functionType(Function function) {
    boolean isAsync =
        switch (function.kind()) {
          case FunctionKind.Freestanding(boolean async) -> async;
          case FunctionKind.Method(_, boolean async) -> async;
          case FunctionKind.Static(_, boolean async) -> async;
          case FunctionKind.Constructor _ -> false;
        };
    var params = new ArrayList<TypeExpr.Label>();
    for (var param : function.params()) {
      params.add(new TypeExpr.Label(param.name(), use(param.type())));
    }
    return define(new TypeExpr.Func(isAsync, params, function.result().map(this::use)));
  }

  private ValueRef use(Type type) {
    return switch (type) {
      case Primitive primitive -> new ValueRef.Primitive(primitive(primitive));
      case Type.Ref(int id) -> new ValueRef.Index(index(id));
    };
  }

  private int index(int id) {
    Integer known = types.get(id);
    if (known == null) {
      var type = resolution.types().get(id);
      // What `include` brings has types of its own, which without a name may be the same.
      known = type.name().isEmpty() ? unnamed.get(type.kind()) : null;
      known = known == null ? define(expression(type.kind())) : known;
      types.put(id, known);
      if (type.name().isEmpty()) {
        unnamed.put(type.kind(), known);
      }
    }
    return known;
  }

  private static InterfaceType.Primitive primitive(Primitive primitive) {
    return InterfaceType.Primitive.valueOf(primitive.name());
  }

  private TypeExpr expression(TypeKind kind) {
    return switch (kind) {
      case TypeKind.Alias(Primitive primitive) -> new TypeExpr.Primitive(primitive(primitive));
      case TypeKind.Alias(Type.Ref(int id)) -> expression(resolution.types().get(id).kind());
      case TypeKind.Resource _ ->
          throw WitProblem.meaning(Span.NONE, "a resource is mentioned where it has no name")
              .asException();
      case TypeKind.Own(int resource) -> new TypeExpr.Own(index(resource));
      case TypeKind.Borrow(int resource) -> new TypeExpr.Borrow(index(resource));
      case TypeKind.Record(var fields) ->
          new TypeExpr.Record(
              fields.stream()
                  .map(each -> new TypeExpr.Label(each.name(), use(each.type())))
                  .toList());
      case TypeKind.Variant(var cases) ->
          new TypeExpr.Variant(
              cases.stream()
                  .map(each -> new TypeExpr.Case(each.name(), each.type().map(this::use)))
                  .toList());
      case TypeKind.Enum(var cases) -> new TypeExpr.Enum(labels(cases));
      case TypeKind.Flags(var flags) -> new TypeExpr.Flags(labels(flags));
      case TypeKind.Tuple(var elements) ->
          new TypeExpr.Tuple(elements.stream().map(this::use).toList());
      case TypeKind.Option(var some) -> new TypeExpr.Option(use(some));
      case TypeKind.Result(var ok, var err) -> {
        var okRef = ok.map(this::use);
        yield new TypeExpr.Result(okRef, err.map(this::use));
      }
      case TypeKind.ListOf(var element) -> new TypeExpr.ListOf(use(element));
      case TypeKind.FixedList(var element, long length) ->
          new TypeExpr.FixedListOf(use(element), (int) length);
      case TypeKind.MapOf(var key, var value) -> {
        var keyRef = use(key);
        yield new TypeExpr.MapOf(keyRef, use(value));
      }
      case TypeKind.Future(var value) -> new TypeExpr.Future(value.map(this::use));
      case TypeKind.Stream(var element) -> {
        checkElement(element);
        yield new TypeExpr.Stream(element.map(this::use));
      }
    };
  }

  /** Binary.md, type definitions: {@code (stream char)} is rejected for the time being. */
  private void checkElement(Optional<Type> element) {
    if (element.map(this::isChar).orElse(false)) {
      throw WitProblem.meaning(Span.NONE, "no component may have the type `stream<char>` yet")
          .withHelp("say how characters are bytes, and use `stream<u8>`")
          .asException();
    }
  }

  private boolean isChar(Type type) {
    return switch (type) {
      case Primitive primitive -> primitive == Primitive.CHAR;
      case Type.Ref(int id) ->
          resolution.types().get(id).kind() instanceof TypeKind.Alias(var same) && isChar(same);
    };
  }

  private static List<String> labels(Collection<TypeKind.Label> labels) {
    return labels.stream().map(TypeKind.Label::name).toList();
  }
}
