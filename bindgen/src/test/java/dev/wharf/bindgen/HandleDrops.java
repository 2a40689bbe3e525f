package dev.wharf.bindgen;

import dev.wharf.component.abi.Flattening;
import dev.wharf.component.abi.Layout;
import dev.wharf.component.abi.PointerType;
import dev.wharf.component.type.InterfaceType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The text of code in a guest that drops the handles within a value. */
final class HandleDrops {
  private static final Layout LAYOUT = Layout.MEMORY32;

  private final StringBuilder text;
  private final Predicate<InterfaceType> dropped;

  /** Where a value is: in locals from {@code lane} on, or in memory. */
  private record Spot(int lane, String base, int offset) {
    Spot at(int lanes, int bytes) {
      return new Spot(lane + lanes, base, offset + bytes);
    }

    String word(int index) {
      return base.isEmpty()
          ? "(local.get " + (lane + index) + ")"
          : "(i32.load offset=" + (offset + 4 * index) + " (local.get " + base + "))";
    }

    String discriminant() {
      return base.isEmpty()
          ? word(0)
          : "(i32.load8_u offset=" + offset + " (local.get " + base + "))";
    }
  }

  /**
   * @param dropped which handles
   */
  HandleDrops(StringBuilder text, Predicate<InterfaceType> dropped) {
    this.text = text;
    this.dropped = dropped;
  }

  /** Of parameters in locals from the first on; declares no locals itself but uses $p0, $n0 …. */
  void params(List<InterfaceType> types) {
    int lane = 0;
    for (InterfaceType type : types) {
      drop(type, new Spot(lane, "", 0), 0);
      lane += lanes(type);
    }
  }

  private static int lanes(InterfaceType type) {
    return Flattening.flatten(type, PointerType.I32).size();
  }

  private void drop(InterfaceType type, Spot spot, int depth) {
    if (!holds(type)) {
      return;
    }
    switch (type) {
      case InterfaceType.Own _, InterfaceType.Borrow _ ->
          text.append("  (call $drop ").append(spot.word(0)).append(")\n");
      case InterfaceType.Record(var fields) ->
          parts(fields.stream().map(InterfaceType.Field::type).toList(), spot, depth);
      case InterfaceType.Tuple(var elements) -> parts(elements, spot, depth);
      case InterfaceType.ListOf(var element) -> loop(element, spot, depth);
      case InterfaceType.Option(var payload) ->
          cases(List.of(Optional.empty(), Optional.of(payload)), spot, depth);
      case InterfaceType.Result(var ok, var error) -> cases(List.of(ok, error), spot, depth);
      case InterfaceType.Variant(var cases) ->
          cases(cases.stream().map(InterfaceType.Case::payload).toList(), spot, depth);
      default -> throw new IllegalStateException(type.toString());
    }
  }

  private boolean holds(InterfaceType type) {
    return switch (type) {
      case InterfaceType.Own _, InterfaceType.Borrow _ -> dropped.test(type);
      case InterfaceType.Record(var fields) -> fields.stream().anyMatch(f -> holds(f.type()));
      case InterfaceType.Tuple(var elements) -> elements.stream().anyMatch(this::holds);
      case InterfaceType.ListOf(var element) -> holds(element);
      case InterfaceType.Option(var payload) -> holds(payload);
      case InterfaceType.Result(var ok, var error) ->
          ok.filter(this::holds).isPresent() || error.filter(this::holds).isPresent();
      case InterfaceType.Variant(var cases) ->
          cases.stream().anyMatch(each -> each.payload().filter(this::holds).isPresent());
      default -> false;
    };
  }

  private void parts(List<InterfaceType> types, Spot spot, int depth) {
    int[] offsets = LAYOUT.offsets(types);
    int lane = 0;
    for (int i = 0; i < types.size(); i++) {
      drop(types.get(i), spot.at(lane, offsets[i]), depth);
      lane += lanes(types.get(i));
    }
  }

  private void loop(InterfaceType element, Spot spot, int depth) {
    String at = "$p" + depth;
    String left = "$n" + depth;
    text.append("  (local.set ").append(at).append(' ').append(spot.word(0)).append(")\n");
    text.append("  (local.set ").append(left).append(' ').append(spot.word(1)).append(")\n");
    text.append("  (block (loop (br_if 1 (i32.eqz (local.get ").append(left).append(")))\n");
    drop(element, new Spot(0, at, 0), depth + 1);
    text.append(step(at, "i32.add", LAYOUT.size(element))).append(step(left, "i32.sub", 1));
    text.append("  (br 0)))\n");
  }

  private static String step(String local, String by, long amount) {
    return "  (local.set %s (%s (local.get %s) (i32.const %d)))\n"
        .formatted(local, by, local, amount);
  }

  private void cases(List<Optional<InterfaceType>> payloads, Spot spot, int depth) {
    var named = new ArrayList<InterfaceType.Case>();
    payloads.forEach(each -> named.add(new InterfaceType.Case("c" + named.size(), each)));
    int offset = LAYOUT.payloadOffset(new InterfaceType.Variant(named));
    for (int i = 0; i < payloads.size(); i++) {
      if (payloads.get(i).filter(this::holds).isPresent()) {
        text.append("  (if (i32.eq ").append(spot.discriminant());
        text.append(" (i32.const ").append(i).append(")) (then\n");
        drop(payloads.get(i).get(), spot.at(1, offset), depth);
        text.append("  ))\n");
      }
    }
  }
}
