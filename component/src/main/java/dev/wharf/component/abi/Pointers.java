package dev.wharf.component.abi;

import dev.wharf.component.type.InterfaceType;
import java.util.Optional;

/** Whether values carry pointers into a memory. Canonical ABI, {@code canonopt} validation. */
public final class Pointers {
  private Pointers() {}

  /** Whether there is a string, list or map in it, at any depth. */
  public static boolean inside(InterfaceType type) {
    return switch (type) {
      case InterfaceType.Primitive primitive -> primitive == InterfaceType.Primitive.STRING;
      case InterfaceType.Record(var fields) ->
          fields.stream().anyMatch(field -> inside(field.type()));
      case InterfaceType.Variant(var cases) -> cases.stream().anyMatch(c -> inside(c.payload()));
      case InterfaceType.ListOf _, InterfaceType.MapOf _ -> true;
      case InterfaceType.FixedListOf(var element, _) -> inside(element);
      case InterfaceType.Tuple(var elements) -> elements.stream().anyMatch(Pointers::inside);
      case InterfaceType.Option(var payload) -> inside(payload);
      case InterfaceType.Result(var ok, var error) -> inside(ok) || inside(error);
      // What travels through a stream is lifted and lowered by the stream's own built-ins.
      case InterfaceType.Flags _,
          InterfaceType.Enum _,
          InterfaceType.Own _,
          InterfaceType.Borrow _,
          InterfaceType.Stream _,
          InterfaceType.Future _ ->
          false;
    };
  }

  /** The same for what may be absent. */
  public static boolean inside(Optional<InterfaceType> type) {
    return type.isPresent() && inside(type.get());
  }
}
