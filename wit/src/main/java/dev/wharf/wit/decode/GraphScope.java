package dev.wharf.wit.decode;

import dev.wharf.component.definition.Alias;
import dev.wharf.component.definition.Canon;
import dev.wharf.component.definition.Component;
import dev.wharf.component.definition.CoreInstance;
import dev.wharf.component.definition.CoreTypeDef;
import dev.wharf.component.definition.Declarator;
import dev.wharf.component.definition.Definition;
import dev.wharf.component.definition.Export;
import dev.wharf.component.definition.ExternTypeExpr;
import dev.wharf.component.definition.Import;
import dev.wharf.component.definition.Instance;
import dev.wharf.component.definition.NameAttributes;
import dev.wharf.component.definition.Sort;
import dev.wharf.component.definition.SortIndex;
import dev.wharf.component.definition.TypeDef;
import dev.wharf.component.definition.TypeExpr;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The index spaces of one component, component type or instance type, as far as types of the
 * component level are concerned. What is entered must be valid: it is not checked again.
 */
final class GraphScope {
  private final TypeGraph graph;
  private final Optional<GraphScope> parent;
  private final List<TypeId> types = new ArrayList<>();
  private final List<TypeId> funcs = new ArrayList<>();
  private final List<TypeId> instances = new ArrayList<>();
  private final List<TypeId> components = new ArrayList<>();
  private final LinkedHashMap<String, Item> imports = new LinkedHashMap<>();
  private final LinkedHashMap<String, Item> exports = new LinkedHashMap<>();
  private final Set<Integer> imported = new HashSet<>();
  private final Set<Integer> defined = new HashSet<>();

  private GraphScope(TypeGraph graph, Optional<GraphScope> parent) {
    this.graph = graph;
    this.parent = parent;
  }

  /** The type of a component, by its outside. */
  static Shape.Component read(TypeGraph graph, Component component) {
    return new GraphScope(graph, Optional.empty()).component(component);
  }

  private Shape.Component component(Component component) {
    component.definitions().forEach(this::define);
    return close();
  }

  private Shape.Component close() {
    return new Shape.Component(imports, exports, imported, defined);
  }

  private void define(Definition definition) {
    switch (definition) {
      case Definition.CoreModule _, CoreInstance _, CoreTypeDef _ -> {}
      case Definition.NestedComponent(var nested, _) -> {
        var scope = new GraphScope(graph, Optional.of(this));
        components.add(graph.add(scope.component(nested)));
      }
      case Instance.Instantiate instantiate -> instances.add(instance(instantiate));
      case Instance.Bundle(var items, _) -> instances.add(bundle(items));
      case TypeDef(var type, _) -> define(type);
      case Alias alias -> alias(alias);
      case Canon.Lift lift -> funcs.add(types.get(lift.type()));
      case Canon.Lower _, Canon.BuiltIn _ -> {}
      case Import each -> add(each);
      case Export(var name, var item, var ascription, _) ->
          export(name, ascription.isPresent() ? entity(ascription.get()) : renamed(entity(item)));
    }
  }

  private void declare(Declarator declarator) {
    switch (declarator) {
      case CoreTypeDef _ -> {}
      case TypeDef(var type, _) -> define(type);
      case Alias alias -> alias(alias);
      case Import each -> add(each);
      case Declarator.Export(var name, var type, _) -> export(name, entity(type));
    }
  }

  private void define(TypeExpr type) {
    types.add(
        graph.add(
            switch (type) {
              case TypeExpr.OfComponent(var declarators) -> {
                var scope = new GraphScope(graph, Optional.of(this));
                declarators.forEach(scope::declare);
                yield scope.close();
              }
              case TypeExpr.OfInstance(var declarators) -> {
                var scope = new GraphScope(graph, Optional.of(this));
                declarators.forEach(scope::declare);
                yield new Shape.Instance(scope.exports, scope.defined);
              }
              default -> WrittenShape.of(type, types);
            }));
  }

  private void alias(Alias alias) {
    switch (alias) {
      case Alias.OfCoreExport _ -> {}
      case Alias.OfExport(_, int instance, var name, _) ->
          enter(graph.instance(instances.get(instance)).exports().get(name).entity());
      case Alias.Outer(var sort, int depth, int index, _) -> {
        var from = this;
        for (int left = depth; left != 0; left--) {
          from = from.parent.orElseThrow();
        }
        if (sort == Sort.TYPE) {
          types.add(from.types.get(index));
        } else if (sort == Sort.COMPONENT) {
          components.add(from.components.get(index));
        }
      }
    }
  }

  private void enter(Entity entity) {
    switch (entity) {
      case Entity.OfModule _ -> {}
      case Entity.OfComponent(var type) -> components.add(type);
      case Entity.OfInstance(var type) -> instances.add(type);
      case Entity.OfFunc(var type) -> funcs.add(type);
      case Entity.OfType(_, var created) -> types.add(created);
    }
  }

  private void add(Import each) {
    add(each.name(), entity(each.type()), imports, imported);
  }

  private void export(NameAttributes name, Entity entity) {
    add(name, entity, exports, defined);
  }

  /** What an instance type brings along becomes a resource of this scope. */
  private void add(
      NameAttributes name, Entity entity, LinkedHashMap<String, Item> items, Set<Integer> own) {
    var added = entity;
    if (entity instanceof Entity.OfInstance(var type)) {
      var instance = graph.instance(type);
      if (!instance.resources().isEmpty()) {
        var remapping = new Remapping(graph);
        own.addAll(remapping.renew(instance.resources()));
        added =
            new Entity.OfInstance(
                graph.add(new Shape.Instance(remapping.apply(instance.exports()), Set.of())));
      }
    } else if (entity instanceof Entity.OfType(var referenced, var created)
        && referenced.equals(created)) {
      own.add(created.shape());
    }
    enter(added);
    items.put(name.name(), Item.of(added, name));
  }

  /** An export gives a type a further name. */
  private Entity renamed(Entity entity) {
    return entity instanceof Entity.OfType(var type, _)
        ? new Entity.OfType(type, graph.rename(type))
        : entity;
  }

  private Entity entity(ExternTypeExpr type) {
    return switch (type) {
      case ExternTypeExpr.OfModule _ -> new Entity.OfModule();
      case ExternTypeExpr.OfComponent(int index) -> new Entity.OfComponent(types.get(index));
      case ExternTypeExpr.OfInstance(int index) ->
          new Entity.OfInstance(distinct(types.get(index)));
      case ExternTypeExpr.OfFunc(int index) -> new Entity.OfFunc(types.get(index));
      case ExternTypeExpr.TypeEq(int index) -> {
        var referenced = types.get(index);
        yield new Entity.OfType(referenced, graph.rename(referenced));
      }
      case ExternTypeExpr.SubResource _ -> {
        var resource = graph.add(new Shape.Resource());
        yield new Entity.OfType(resource, resource);
      }
    };
  }

  /** Instances of one type have types of their own, even where these are equal. */
  private TypeId distinct(TypeId type) {
    if (graph.use(type)) {
      return type;
    }
    var instance = graph.instance(type);
    var exports = new Remapping(graph).rename(instance.exports());
    return graph.add(new Shape.Instance(exports, instance.resources()));
  }

  private Entity entity(SortIndex item) {
    int index = item.index();
    return switch (item.sort()) {
      case FUNC -> new Entity.OfFunc(funcs.get(index));
      case TYPE -> new Entity.OfType(types.get(index), types.get(index));
      case COMPONENT -> new Entity.OfComponent(components.get(index));
      case INSTANCE -> new Entity.OfInstance(instances.get(index));
      case VALUE,
          CORE_FUNC,
          CORE_TABLE,
          CORE_MEMORY,
          CORE_GLOBAL,
          CORE_TAG,
          CORE_TYPE,
          CORE_MODULE,
          CORE_INSTANCE ->
          new Entity.OfModule();
    };
  }

  private TypeId bundle(List<Instance.Export> items) {
    var bundled = new LinkedHashMap<String, Item>();
    for (var each : items) {
      bundled.put(each.name().name(), Item.of(entity(each.item()), each.name()));
    }
    return graph.add(new Shape.Instance(bundled, Set.of()));
  }

  /** The exports of a component, its imports being what is given and its resources new ones. */
  private TypeId instance(Instance.Instantiate instantiate) {
    var component = graph.component(components.get(instantiate.component()));
    var args = new LinkedHashMap<String, Entity>();
    instantiate.args().forEach(arg -> args.put(arg.name(), entity(arg.item())));
    var remapping = new Remapping(graph);
    component
        .imports()
        .forEach((name, item) -> fit(remapping, component, item.entity(), args.get(name)));
    defined.addAll(remapping.renew(component.defined()));
    return graph.add(new Shape.Instance(remapping.apply(component.exports()), Set.of()));
  }

  private void fit(Remapping remapping, Shape.Component component, Entity expected, Entity actual) {
    if (expected instanceof Entity.OfType(_, var wanted)
        && actual instanceof Entity.OfType(_, var given)) {
      if (component.imported().contains(wanted.shape())) {
        remapping.put(wanted.shape(), given);
      }
      remapping.put(wanted, given);
    } else if (expected instanceof Entity.OfInstance(var wanted)
        && actual instanceof Entity.OfInstance(var given)) {
      var offered = graph.instance(given).exports();
      graph
          .instance(wanted)
          .exports()
          .forEach(
              (name, item) -> fit(remapping, component, item.entity(), offered.get(name).entity()));
    }
  }
}
