package dev.wharf.wit.resolve;

import dev.wharf.wit.Primitive;
import dev.wharf.wit.Span;
import dev.wharf.wit.Stability;
import dev.wharf.wit.Type;
import dev.wharf.wit.TypeDef;
import dev.wharf.wit.TypeKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Types of a draft that have no name: equal ones are one. */
final class TypeTable {
  private final Draft draft;
  private final Map<TypeKind, Integer> known = new HashMap<>();

  TypeTable(Draft draft) {
    this.draft = draft;
  }

  /**
   * The type for {@code kind}; an alias or an owned handle is the type itself until drafts are
   * linked.
   *
   * @param stability of the declaration that it is part of
   */
  Type use(TypeKind kind, Stability stability, Span span) {
    return switch (kind) {
      case TypeKind.Alias(Type type) -> type;
      case TypeKind.Own(int resource) -> new Type.Ref(resource);
      default -> {
        Integer found = known.get(kind);
        yield new Type.Ref(
            found != null
                ? found
                : add(kind, TypeDef.anonymous(kind, gate(kind, stability), span)));
      }
    };
  }

  private int add(TypeKind kind, TypeDef type) {
    int id = draft.add(type);
    known.put(kind, id);
    return id;
  }

  /** A type falls away with what it is made of, if it is not gated itself. */
  private Stability gate(TypeKind kind, Stability stability) {
    return stability.isUnknown()
        ? parts(kind)
            .map(this::stability)
            .filter(each -> !each.isUnknown())
            .findFirst()
            .orElse(Stability.UNKNOWN)
        : stability;
  }

  private Stability stability(Type type) {
    return switch (type) {
      case Primitive _ -> Stability.UNKNOWN;
      case Type.Ref(int id) ->
          draft.isForeignType(id)
              ? draft.foreignTypes.get(id).stability()
              : draft.type(id).stability();
    };
  }

  private static Stream<Type> parts(TypeKind kind) {
    return switch (kind) {
      case TypeKind.Alias(var type) -> Stream.of(type);
      case TypeKind.Own(int id) -> Stream.of(new Type.Ref(id));
      case TypeKind.Borrow(int id) -> Stream.of(new Type.Ref(id));
      case TypeKind.Tuple(List<Type> types) -> types.stream();
      case TypeKind.ListOf(var type) -> Stream.of(type);
      case TypeKind.FixedList(var type, _) -> Stream.of(type);
      case TypeKind.Option(var type) -> Stream.of(type);
      case TypeKind.MapOf(var key, var value) -> Stream.of(key, value);
      case TypeKind.Future(Optional<Type> type) -> type.stream();
      case TypeKind.Stream(Optional<Type> type) -> type.stream();
      case TypeKind.Result(var ok, var err) -> Stream.concat(ok.stream(), err.stream());
      case TypeKind.Record _,
          TypeKind.Variant _,
          TypeKind.Enum _,
          TypeKind.Flags _,
          TypeKind.Resource _ ->
          Stream.empty();
    };
  }
}
