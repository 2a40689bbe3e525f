package app.moving;

import cases.moving.Things.Thing;
import dev.wharf.runtime.Linker;
import dev.wharf.runtime.value.ListVal;
import dev.wharf.runtime.value.Val;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What the guest imports, by the dynamic API; it keeps what it was last called with. */
final class DynamicHost {
  private static final String THINGS = "cases:moving/things@1.0.0";
  private static final String MOVES = "cases:moving/moves@1.0.0";
  private static final String CALLS = "cases:moving/calls@1.0.0";

  private List<Val> seen = List.of();

  List<Val> seen() {
    return seen;
  }

  Linker offer(Linker linker) {
    linker.resource(THINGS, "thing", Thing.class, Thing::close);
    for (String each :
        List.of("single", "several", "maybe", "pair", "hold", "holders", "choose", "outcome")) {
      linker.func(MOVES, each, args -> seen = args);
    }
    linker.func(MOVES, "stream-in", args -> List.of((seen = args).getLast()));
    for (String each : List.of("lend", "lend-all", "lend-maybe", "lend-pairs")) {
      linker.func(MOVES, each, args -> List.of(new Val.U64(ids((seen = args).getFirst()))));
    }
    linker.func(MOVES, "lend-mixed", args -> List.of((seen = args).get(1)));
    for (String each : List.of("texts", "single", "held")) {
      linker.func(CALLS, each, args -> seen = args);
    }
    linker.func(CALLS, "parse", args -> List.of(parse((Val.Str) (seen = args).getFirst())));
    linker.func(
        CALLS, "lend-later", args -> List.of(new Val.U64(ids((seen = args).getFirst()))));
    return linker.func(CALLS, "hang", _ -> List.of(new Val.U32(1)));
  }

  private static Val parse(Val.Str text) {
    return text.value().length() % 2 == 1
        ? Val.Result.err(text)
        : Val.Result.ok(new ListVal.Bytes(text.value().getBytes(StandardCharsets.UTF_8)));
  }

  private static long ids(Val value) {
    return switch (value) {
      case Val.Borrow(Object thing) -> ((Thing) thing).id();
      case Val.Option(var some) -> some.map(DynamicHost::ids).orElse(0L);
      case Val.Tuple(var fields) -> ids(fields.getLast());
      case ListVal.Elements(var values) -> values.stream().mapToLong(DynamicHost::ids).sum();
      default -> throw new IllegalStateException(value.toString());
    };
  }
}
