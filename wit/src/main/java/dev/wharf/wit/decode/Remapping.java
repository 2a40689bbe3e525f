package dev.wharf.wit.decode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Puts resources in the place of others. A type that has none of them in it stays the type that it
 * is.
 */
final class Remapping {
  private final TypeGraph graph;
  private final Map<Integer, Integer> resources = new HashMap<>();
  private final Map<TypeId, TypeId> types = new HashMap<>();

  Remapping(TypeGraph graph) {
    this.graph = graph;
  }

  /** Fresh resources for these. */
  Set<Integer> renew(Set<Integer> olds) {
    // In the order in which they were made, so that one input always gives the same graph.
    return olds.stream()
        .sorted()
        .map(old -> {
          int fresh = graph.add(new Shape.Resource()).shape();
          resources.put(old, fresh);
          return fresh;
        })
        .collect(Collectors.toSet());
  }

  void put(int resource, TypeId type) {
    resources.put(resource, type.shape());
  }

  /** Another type under the name of the first. */
  void put(TypeId from, TypeId to) {
    types.put(from, to);
  }

  SequencedMap<String, Item> apply(SequencedMap<String, Item> items) {
    var applied = new LinkedHashMap<String, Item>();
    items.forEach((name, item) -> applied.put(name, item.with(apply(item.entity()))));
    return applied;
  }

  /** The same items, but for new names of all types that begin in them. */
  SequencedMap<String, Item> rename(SequencedMap<String, Item> items) {
    var renamed = new LinkedHashMap<String, Item>();
    items.forEach((name, item) -> {
      var entity = apply(item.entity());
      if (item.entity() instanceof Entity.OfType(var referenced, var created)
          && !referenced.equals(created)) {
        var original = apply(referenced);
        var fresh = graph.rename(original);
        types.put(created, fresh);
        entity = new Entity.OfType(original, fresh);
      }
      renamed.put(name, item.with(entity));
    });
    return renamed;
  }

  private Entity apply(Entity entity) {
    return switch (entity) {
      case Entity.OfModule module -> module;
      case Entity.OfComponent(var type) -> new Entity.OfComponent(apply(type));
      case Entity.OfInstance(var type) -> new Entity.OfInstance(apply(type));
      case Entity.OfFunc(var type) -> new Entity.OfFunc(apply(type));
      case Entity.OfType(var referenced, var created) -> {
        var applied = apply(referenced);
        yield new Entity.OfType(applied, referenced.equals(created) ? applied : apply(created));
      }
    };
  }

  private TypeId apply(TypeId type) {
    var known = types.get(type);
    if (known != null) {
      return known;
    }
    if (graph.isResource(type)) {
      int shape = type.shape();
      return new TypeId(resources.getOrDefault(shape, shape), type.alias());
    }
    var before = graph.shape(type);
    var after = apply(before);
    var result = after.equals(before) ? type : graph.add(after);
    types.put(type, result);
    return result;
  }

  private Shape apply(Shape shape) {
    return switch (shape) {
      case Shape.Resource resource -> resource;
      case Shape.Value(var written, var parts) -> new Shape.Value(written, apply(parts));
      case Shape.Func(boolean async, var names, var params, var result) -> {
        var applied = apply(params);
        yield new Shape.Func(async, names, applied, result.map(this::apply));
      }
      case Shape.Instance(var exports, var own) -> new Shape.Instance(apply(exports), apply(own));
      case Shape.Component(var imports, var exports, var imported, var defined) -> {
        var applied = apply(imports);
        yield new Shape.Component(applied, apply(exports), apply(imported), apply(defined));
      }
    };
  }

  private Set<Integer> apply(Set<Integer> olds) {
    return olds.stream().map(old -> resources.getOrDefault(old, old)).collect(Collectors.toSet());
  }

  private List<Operand> apply(List<Operand> parts) {
    var applied = new ArrayList<Operand>();
    parts.forEach(part -> applied.add(apply(part)));
    return applied;
  }

  private Operand apply(Operand operand) {
    return switch (operand) {
      case Operand.Simple simple -> simple;
      case TypeId type -> apply(type);
    };
  }
}
