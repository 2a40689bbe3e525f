package dev.wharf.component.abi;

import dev.wharf.component.type.InterfaceType;
import dev.wharf.component.type.InterfaceType.Case;
import dev.wharf.component.type.InterfaceType.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Specialised value types as the fundamental ones that define them. Canonical ABI, {@code
 * despecialize}.
 */
public final class Despecialize {
  private Despecialize() {}

  /**
   * Tuples become records; enums, options and results become variants; maps become lists; the rest
   * stays.
   */
  public static InterfaceType of(InterfaceType type) {
    return switch (type) {
      case InterfaceType.Tuple(var elements) -> record(elements);
      case InterfaceType.Enum(var labels) ->
          new InterfaceType.Variant(
              labels.stream().map(label -> new Case(label, Optional.empty())).toList());
      case InterfaceType.Option(var payload) ->
          new InterfaceType.Variant(
              List.of(new Case("none", Optional.empty()), new Case("some", Optional.of(payload))));
      case InterfaceType.Result(var ok, var error) ->
          new InterfaceType.Variant(List.of(new Case("ok", ok), new Case("error", error)));
      case InterfaceType.MapOf(var key, var value) ->
          new InterfaceType.ListOf(new InterfaceType.Tuple(List.of(key, value)));
      case InterfaceType.Primitive _,
          InterfaceType.Record _,
          InterfaceType.Variant _,
          InterfaceType.ListOf _,
          InterfaceType.FixedListOf _,
          InterfaceType.Flags _,
          InterfaceType.Own _,
          InterfaceType.Borrow _,
          InterfaceType.Stream _,
          InterfaceType.Future _ ->
          type;
    };
  }

  private static InterfaceType record(List<InterfaceType> elements) {
    var fields = new ArrayList<Field>();
    for (var element : elements) {
      fields.add(new Field(Integer.toString(fields.size()), element));
    }
    return new InterfaceType.Record(fields);
  }
}
