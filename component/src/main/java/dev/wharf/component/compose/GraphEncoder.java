package dev.wharf.component.compose;

import dev.wharf.component.assemble.ImportWriter;
import dev.wharf.component.assemble.MergedImports;
import dev.wharf.component.assemble.TypeWriter;
import dev.wharf.component.definition.Alias;
import dev.wharf.component.definition.Component;
import dev.wharf.component.definition.Declarator;
import dev.wharf.component.definition.Definition;
import dev.wharf.component.definition.Export;
import dev.wharf.component.definition.ExternTypeExpr;
import dev.wharf.component.definition.Instance;
import dev.wharf.component.definition.NameAttributes;
import dev.wharf.component.definition.Sort;
import dev.wharf.component.definition.SortIndex;
import dev.wharf.component.type.ComponentFuncType;
import dev.wharf.component.type.DefType;
import dev.wharf.component.type.ExternDesc;
import dev.wharf.component.type.InstanceType;
import dev.wharf.component.type.InterfaceType;
import dev.wharf.component.type.ResourceType;
import dev.wharf.wasm.module.CodeRange;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/** Writes a composition as a component: imports, parts, instances, exports, in this order. */
final class GraphEncoder {
  private final MergedImports imports;
  private final List<Definition> definitions = new ArrayList<>();
  private final TypeWriter types = new TypeWriter(this::declare);
  private final Map<Sort, Integer> counts = new EnumMap<>(Sort.class);
  private final ImportWriter importer;
  private final Map<Part, Integer> parts = new IdentityHashMap<>();
  private final Map<Node, SortIndex> nodes = new IdentityHashMap<>();

  private record Origin(SortIndex instance, String name) {}

  private final Map<Origin, SortIndex> aliases = new HashMap<>();

  /** Types with a name for those outside. */
  private final Set<DefType> named = Collections.newSetFromMap(new IdentityHashMap<>());

  GraphEncoder(MergedImports imports) {
    this.imports = imports;
    this.importer = new ImportWriter(imports, types, this::declare, this::next);
  }

  Component encode(List<Node.Instantiated> instances, SequencedMap<String, Node> exports) {
    importer.writeAll();
    imports.entries().values().forEach(entry -> name(entry.type()));
    instances.forEach(this::index);
    exports.forEach(this::export);
    return new Component(definitions, List.of(), new CodeRange(new byte[0], 0, 0));
  }

  private void declare(Declarator declarator) {
    definitions.add((Definition) declarator);
  }

  private int next(Sort sort) {
    return counts.merge(sort, 1, Integer::sum) - 1;
  }

  private int part(Part part) {
    Integer known = parts.get(part);
    if (known == null) {
      known = next(Sort.COMPONENT);
      parts.put(part, known);
      definitions.add(new Definition.NestedComponent(part.component().component(), 0));
    }
    return known;
  }

  private SortIndex index(Node node) {
    var known = nodes.get(node);
    if (known == null) {
      known =
          switch (node) {
            case Node.Imported(var key, _) -> importer.index(key);
            case Node.Instantiated instantiated -> instantiate(instantiated);
            case Node.Defined(var type) ->
                new SortIndex(Sort.TYPE, types.index(((ExternDesc.OfType) type).type()));
            case Node.Exported(var instance, var name, var type) ->
                alias(index(instance), name, type);
          };
      nodes.put(node, known);
    }
    return known;
  }

  private SortIndex instantiate(Node.Instantiated node) {
    int part = part(node.part());
    var args = new ArrayList<Instance.Arg>();
    node.args().forEach((name, arg) -> args.add(new Instance.Arg(name, index(arg))));
    definitions.add(new Instance.Instantiate(part, args, 0));
    var type = ((ExternDesc.OfInstance) node.type()).type();
    return new SortIndex(Sort.INSTANCE, types.addInstance(type));
  }

  private SortIndex alias(SortIndex instance, String name, ExternDesc type) {
    var origin = new Origin(instance, name);
    var known = aliases.get(origin);
    if (known != null) {
      return known;
    }
    var sort = sort(type);
    definitions.add(new Alias.OfExport(sort, instance.index(), name, 0));
    var index = new SortIndex(sort, add(type));
    aliases.put(origin, index);
    return index;
  }

  /** A new entry of the index space that the item belongs to. */
  private int add(ExternDesc type) {
    return switch (type) {
      case ExternDesc.OfType(var defined) -> types.addType(defined);
      case ExternDesc.OfInstance(var instance) -> types.addInstance(instance);
      case ExternDesc.OfFunc _, ExternDesc.OfModule _, ExternDesc.OfComponent _ -> next(sort(type));
    };
  }

  private void export(String name, Node node) {
    var item = index(node);
    Optional<ExternTypeExpr> ascription =
        node.type() instanceof ExternDesc.OfFunc(var func) && !isNamed(func)
            ? Optional.of(new ExternTypeExpr.OfFunc(types.index(func)))
            : Optional.empty();
    definitions.add(new Export(new NameAttributes(name, List.of()), item, ascription, 0));
    add(node.type());
    if (!(node.type() instanceof ExternDesc.OfType)) {
      name(node.type());
    }
  }

  private void name(ExternDesc item) {
    switch (item) {
      case ExternDesc.OfType(var type) -> named.add(type);
      case ExternDesc.OfInstance(InstanceType type) -> type.exports().values().forEach(this::name);
      case ExternDesc.OfFunc _, ExternDesc.OfModule _, ExternDesc.OfComponent _ -> {}
    }
  }

  /**
   * Whether all types that need a name have one as they are. One that was exported on its own is a
   * new type since then, by which the function's type must be told again.
   */
  private boolean isNamed(ComponentFuncType func) {
    return func.params().stream().allMatch(param -> isNamed(param.type()))
        && func.result().stream().allMatch(this::isNamed);
  }

  private boolean isNamed(InterfaceType type) {
    return switch (type) {
      case InterfaceType.Primitive _ -> true;
      case InterfaceType.Record _,
          InterfaceType.Variant _,
          InterfaceType.Enum _,
          InterfaceType.Flags _ ->
          named.contains(type);
      case InterfaceType.ListOf(var element) -> isNamed(element);
      case InterfaceType.FixedListOf(var element, _) -> isNamed(element);
      case InterfaceType.MapOf(var key, var value) -> isNamed(key) && isNamed(value);
      case InterfaceType.Tuple(var elements) -> elements.stream().allMatch(this::isNamed);
      case InterfaceType.Option(var payload) -> isNamed(payload);
      case InterfaceType.Result(var ok, var error) ->
          ok.stream().allMatch(this::isNamed) && error.stream().allMatch(this::isNamed);
      case InterfaceType.Own(ResourceType resource) -> named.contains(resource);
      case InterfaceType.Borrow(ResourceType resource) -> named.contains(resource);
      case InterfaceType.Stream(var element) -> element.stream().allMatch(this::isNamed);
      case InterfaceType.Future(var payload) -> payload.stream().allMatch(this::isNamed);
    };
  }

  private static Sort sort(ExternDesc type) {
    return switch (type) {
      case ExternDesc.OfModule _ -> Sort.CORE_MODULE;
      case ExternDesc.OfFunc _ -> Sort.FUNC;
      case ExternDesc.OfType _ -> Sort.TYPE;
      case ExternDesc.OfComponent _ -> Sort.COMPONENT;
      case ExternDesc.OfInstance _ -> Sort.INSTANCE;
    };
  }
}
