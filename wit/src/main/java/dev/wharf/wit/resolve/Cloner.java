package dev.wharf.wit.resolve;

import dev.wharf.wit.Function;
import dev.wharf.wit.Owner;
import dev.wharf.wit.Type;
import dev.wharf.wit.TypeDef;
import dev.wharf.wit.TypeKind;
import dev.wharf.wit.WorldItem;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/** Repeats what one world declares in another: types are new ones, as they have another owner. */
final class Cloner {
  private final Arena arena;
  private final Owner from;
  private final Owner to;
  private final int pkg;
  private final Map<Integer, Integer> types;

  Cloner(Arena arena, int fromWorld, int toWorld, int pkg) {
    this(arena, new Owner.OfWorld(fromWorld), new Owner.OfWorld(toWorld), pkg, new HashMap<>());
  }

  private Cloner(Arena arena, Owner from, Owner to, int pkg, Map<Integer, Integer> types) {
    this.arena = arena;
    this.from = from;
    this.to = to;
    this.pkg = pkg;
    this.types = types;
  }

  WorldItem item(WorldItem item) {
    return switch (item) {
      case WorldItem.OfType(int id, var span) -> new WorldItem.OfType(type(id), span);
      case WorldItem.OfFunction(Function function) -> new WorldItem.OfFunction(function(function));
      case WorldItem.OfInterface each ->
          arena.interfaces.get(each.id()).name.isPresent()
              ? each
              : each.withId(interfaceOf(each.id()));
    };
  }

  private int type(int id) {
    Integer known = types.get(id);
    if (known == null) {
      known = arena.add(clone(arena.types.get(id)));
      types.put(id, known);
    }
    return known;
  }

  private TypeDef clone(TypeDef type) {
    TypeKind kind =
        type.kind() instanceof TypeKind.Alias(Type.Ref(int target))
            ? new TypeKind.Alias(new Type.Ref(aliased(target)))
            : TypeWalk.map(type.kind(), this::use, this::type);
    var clone = type.withKind(kind);
    return type.owner() instanceof Owner.Nobody ? clone : clone.withOwner(to);
  }

  /** What the world took from an interface stays the interface's. */
  private int aliased(int target) {
    return arena.types.get(target).owner().equals(from)
        ? type(target)
        : types.getOrDefault(target, target);
  }

  private Type use(Type type) {
    return type instanceof Type.Ref(int id) ? new Type.Ref(type(id)) : type;
  }

  private Function function(Function function) {
    var kind = function.kind();
    if (kind.owner().isPresent()) {
      kind = kind.withOwner(type(kind.owner().getAsInt()));
    }
    var params =
        function.params().stream()
            .map(each -> new Function.Param(each.name(), use(each.type()), each.span()))
            .toList();
    return function.withTypes(kind, params, function.result().map(this::use));
  }

  private int interfaceOf(int id) {
    var original = arena.interfaces.get(id);
    int cloneId = arena.interfaces.size();
    var cloner =
        new Cloner(arena, new Owner.OfInterface(id), new Owner.OfInterface(cloneId), pkg, types);
    var clone = new OpenInterface(original.name, original.span);
    clone.docs = original.docs;
    clone.stability = original.stability;
    clone.pkg = pkg;
    clone.cloneOf = OptionalInt.of(id);
    original.types.forEach((name, type) -> clone.types.put(name, cloner.type(type)));
    original.functions.forEach(
        (name, function) -> clone.functions.put(name, cloner.function(function)));
    arena.interfaces.add(clone);
    return cloneId;
  }
}
