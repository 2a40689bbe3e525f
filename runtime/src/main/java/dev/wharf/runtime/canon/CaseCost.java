package dev.wharf.runtime.canon;

import dev.wharf.component.abi.Flattening;
import dev.wharf.component.abi.PointerType;
import dev.wharf.component.type.InterfaceType;
import java.util.List;
import java.util.Optional;

/**
 * Estimates, on the high side, how many bytes of bytecode a value takes where it is written inline.
 */
final class CaseCost {
  private static final int CASE = 40;
  private static final int LANE = 32;

  private CaseCost() {}

  /** One case that is lifted. */
  static int lift(Optional<Binding.Member> payload, Place from) {
    return payload.isEmpty() ? CASE : CASE + value(payload.get().binding().type(), from);
  }

  /** One case of which a value is moved; variants inside it may be inline, too. */
  static int move(Optional<InterfaceType> payload, Place from, Place to) {
    if (payload.isEmpty()) {
      return CASE;
    }
    return CASE
        + value(payload.get(), from instanceof Place.Flat ? from : to)
        + nested(payload.get(), to);
  }

  private static int value(InterfaceType type, Place place) {
    return place instanceof Place.Flat ? LANE * lanes(type) : 2 * LANE;
  }

  private static int lanes(InterfaceType type) {
    return Flattening.upTo(List.of(type), Flattening.MAX_PARAMS, PointerType.I32).size();
  }

  /** Room for the variants inside a flat value, each of which is inline only up to the limit. */
  private static int nested(InterfaceType type, Place to) {
    return to instanceof Place.Flat ? Math.min(inline(type), AdapterClass.INLINE_COST * 2) : 0;
  }

  /**
   * All of a flat value, when every variant in it is inline. Grows no further than needed to exceed
   * the limit.
   */
  static int inline(InterfaceType type) {
    return switch (type) {
      case InterfaceType.Record(var fields) ->
          sum(fields.stream().map(InterfaceType.Field::type).toList());
      case InterfaceType.Tuple(var elements) -> sum(elements);
      case InterfaceType.Variant(var cases) ->
          cases(cases.stream().map(InterfaceType.Case::payload).toList());
      case InterfaceType.Option(var payload) -> cases(List.of(Optional.of(payload)));
      case InterfaceType.Result(var ok, var error) -> cases(List.of(ok, error));
      case InterfaceType.FixedListOf(var element, int length) ->
          length * Math.min(inline(element), AdapterClass.RANGE_COST);
      case InterfaceType.Primitive _,
          InterfaceType.ListOf _,
          InterfaceType.MapOf _,
          InterfaceType.Flags _,
          InterfaceType.Enum _,
          InterfaceType.Own _,
          InterfaceType.Borrow _,
          InterfaceType.Stream _,
          InterfaceType.Future _ ->
          LANE;
    };
  }

  private static int sum(List<InterfaceType> types) {
    int cost = 0;
    for (var type : types) {
      cost += inline(type);
    }
    return Math.min(cost, AdapterClass.RANGE_COST);
  }

  private static int cases(List<Optional<InterfaceType>> payloads) {
    int cost = CASE;
    for (var payload : payloads) {
      int one = CASE + payload.map(CaseCost::inline).orElse(0);
      cost = Math.min(cost + one, AdapterClass.RANGE_COST);
    }
    return cost;
  }
}
