package dev.wharf.runtime.canon;

import dev.wharf.component.type.InterfaceType;
import java.util.Optional;

/** Whether a type mentions a borrow. Spec: Canonical ABI, {@code contains_borrow}. */
final class Borrows {
  private Borrows() {}

  static boolean in(InterfaceType type) {
    return switch (type) {
      case InterfaceType.Borrow _ -> true;
      case InterfaceType.Record(var fields) -> fields.stream().anyMatch(f -> in(f.type()));
      case InterfaceType.Tuple(var elements) -> elements.stream().anyMatch(Borrows::in);
      case InterfaceType.Variant(var cases) -> cases.stream().anyMatch(c -> in(c.payload()));
      case InterfaceType.Option(var payload) -> in(payload);
      case InterfaceType.Result(var ok, var error) -> in(ok) || in(error);
      case InterfaceType.ListOf(var element) -> in(element);
      case InterfaceType.FixedListOf(var element, int _) -> in(element);
      case InterfaceType.MapOf(var _, var value) -> in(value);
      case InterfaceType.Primitive _,
          InterfaceType.Flags _,
          InterfaceType.Enum _,
          InterfaceType.Own _,
          InterfaceType.Stream _,
          InterfaceType.Future _ ->
          false;
    };
  }

  private static boolean in(Optional<InterfaceType> type) {
    return type.isPresent() && in(type.get());
  }
}
