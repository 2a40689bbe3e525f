package dev.wharf.wit.resolve;

import dev.wharf.wit.Function;
import dev.wharf.wit.Span;
import dev.wharf.wit.Stability;
import dev.wharf.wit.Type;
import dev.wharf.wit.TypeDef;
import dev.wharf.wit.TypeKind;
import dev.wharf.wit.WitProblem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** From indices of a draft to those of the arena, and parts of the one turned into the other. */
final class PartMap {
  private final Arena arena;
  private final List<Optional<Integer>> types = new ArrayList<>();
  private final List<Optional<Integer>> interfaces = new ArrayList<>();
  private final List<Optional<Integer>> worlds = new ArrayList<>();

  /** For each resource the type of a handle that owns one. */
  private final Map<Integer, Integer> ownHandles = new HashMap<>();

  PartMap(Arena arena) {
    this.arena = arena;
  }

  /** The next type of the draft; empty if its gate is closed. */
  void addType(Optional<Integer> id) {
    types.add(id);
  }

  void addInterface(Optional<Integer> id) {
    interfaces.add(id);
  }

  void addWorld(Optional<Integer> id) {
    worlds.add(id);
  }

  Optional<Integer> typeIfOpen(int id) {
    return types.get(id);
  }

  Optional<Integer> interfaceIfOpen(int id) {
    return interfaces.get(id);
  }

  Optional<Integer> worldIfOpen(int id) {
    return worlds.get(id);
  }

  int type(int id, Span user) {
    return open(types.get(id), "type", user);
  }

  int interfaceId(int id, Span user) {
    return open(interfaces.get(id), "interface", user);
  }

  int world(int id, Span user) {
    return open(worlds.get(id), "world", user);
  }

  private static int open(Optional<Integer> id, String what, Span user) {
    return id.orElseThrow(() ->
        WitProblem.meaning(
                user, "this needs " + article(what) + " of a feature that is not switched on")
            .withHelp("give it the same gate, or switch the feature on: `--features NAME`")
            .asException());
  }

  private static String article(String what) {
    return (what.startsWith("i") ? "an " : "a ") + what;
  }

  TypeDef map(TypeDef type) {
    Span span = type.span();
    return type.withKind(TypeWalk.map(type.kind(), each -> use(each, span), id -> type(id, span)));
  }

  Function map(Function function) {
    Span span = function.span();
    var kind = function.kind();
    if (kind.owner().isPresent()) {
      kind = kind.withOwner(type(kind.owner().getAsInt(), span));
    }
    var params =
        function.params().stream()
            .map(each -> new Function.Param(each.name(), use(each.type(), span), each.span()))
            .toList();
    var result = function.result().map(each -> use(each, span));
    if (result.isPresent() && hasBorrow(result.get())) {
      throw WitProblem.meaning(span, "a function cannot give back a borrowed handle")
          .withHelp("borrowed handles end with the call; give back the resource itself")
          .asException();
    }
    return function.withTypes(kind, params, result);
  }

  /** A resource that is used as a type is a handle that owns it. */
  private Type use(Type type, Span user) {
    if (!(type instanceof Type.Ref(int draftId))) {
      return type;
    }
    int id = type(draftId, user);
    if (!arena.isResource(id)) {
      return new Type.Ref(id);
    }
    Integer handle = ownHandles.get(id);
    if (handle == null) {
      handle = arena.add(TypeDef.anonymous(new TypeKind.Own(id), Stability.UNKNOWN, Span.NONE));
      ownHandles.put(id, handle);
    }
    return new Type.Ref(handle);
  }

  private final Map<Integer, Boolean> borrows = new HashMap<>();

  private boolean hasBorrow(Type type) {
    if (!(type instanceof Type.Ref(int id))) {
      return false;
    }
    Boolean known = borrows.get(id);
    if (known == null) {
      known = hasBorrow(arena.types.get(id).kind());
      borrows.put(id, known);
    }
    return known;
  }

  private boolean hasBorrow(TypeKind kind) {
    return switch (kind) {
      case TypeKind.Borrow _ -> true;
      case TypeKind.Own _, TypeKind.Resource _, TypeKind.Enum _, TypeKind.Flags _ -> false;
      case TypeKind.Alias(var type) -> hasBorrow(type);
      case TypeKind.Record(var fields) -> fields.stream().anyMatch(each -> hasBorrow(each.type()));
      case TypeKind.Variant(var cases) ->
          cases.stream().anyMatch(each -> each.type().map(this::hasBorrow).orElse(false));
      case TypeKind.Tuple(var elements) -> elements.stream().anyMatch(this::hasBorrow);
      case TypeKind.ListOf(var element) -> hasBorrow(element);
      case TypeKind.FixedList(var element, _) -> hasBorrow(element);
      case TypeKind.Option(var some) -> hasBorrow(some);
      case TypeKind.MapOf(var key, var value) -> hasBorrow(key) || hasBorrow(value);
      case TypeKind.Result(var ok, var err) ->
          ok.map(this::hasBorrow).orElse(false) || err.map(this::hasBorrow).orElse(false);
      case TypeKind.Future(var value) -> value.map(this::hasBorrow).orElse(false);
      case TypeKind.Stream(var element) -> element.map(this::hasBorrow).orElse(false);
    };
  }
}
