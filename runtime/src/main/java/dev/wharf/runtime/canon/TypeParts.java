package dev.wharf.runtime.canon;

import dev.wharf.component.type.ComponentFuncType;
import dev.wharf.component.type.InterfaceType;
import dev.wharf.component.type.InterfaceType.Primitive;
import java.util.Optional;
import java.util.function.Predicate;

/** Whether something occurs in a type. Spec: Canonical ABI, {@code contains}. */
final class TypeParts {
  private TypeParts() {}

  static boolean containsBorrow(InterfaceType type) {
    return contains(type, part -> part instanceof InterfaceType.Borrow);
  }

  /** Whether values are of any length. */
  static boolean containsPointer(InterfaceType type) {
    return contains(
        type,
        part ->
            part == Primitive.STRING
                || part instanceof InterfaceType.ListOf
                || part instanceof InterfaceType.MapOf);
  }

  /** Whether values carry streams, futures or error contexts. */
  static boolean containsAsync(ComponentFuncType type) {
    return type.params().stream().anyMatch(param -> containsAsync(param.type()))
        || type.result().isPresent() && containsAsync(type.result().get());
  }

  private static boolean containsAsync(InterfaceType type) {
    return contains(
        type,
        part ->
            part == Primitive.ERROR_CONTEXT
                || part instanceof InterfaceType.Stream
                || part instanceof InterfaceType.Future);
  }

  private static boolean contains(InterfaceType type, Predicate<InterfaceType> sought) {
    return sought.test(type)
        || switch (type) {
          case InterfaceType.Record(var fields) ->
              fields.stream().anyMatch(f -> contains(f.type(), sought));
          case InterfaceType.Tuple(var elements) ->
              elements.stream().anyMatch(e -> contains(e, sought));
          case InterfaceType.Variant(var cases) ->
              cases.stream().anyMatch(c -> contains(c.payload(), sought));
          case InterfaceType.Option(var payload) -> contains(payload, sought);
          case InterfaceType.Result(var ok, var error) ->
              contains(ok, sought) || contains(error, sought);
          case InterfaceType.ListOf(var element) -> contains(element, sought);
          case InterfaceType.FixedListOf(var element, int _) -> contains(element, sought);
          case InterfaceType.MapOf(var _, var value) -> contains(value, sought);
          case Primitive _,
              InterfaceType.Flags _,
              InterfaceType.Enum _,
              InterfaceType.Own _,
              InterfaceType.Borrow _,
              InterfaceType.Stream _,
              InterfaceType.Future _ ->
              false;
        };
  }

  private static boolean contains(Optional<InterfaceType> type, Predicate<InterfaceType> sought) {
    return type.isPresent() && contains(type.get(), sought);
  }
}
