package app.moving;

import cases.moving.Moves;
import cases.moving.Moves.HolderException;
import cases.moving.Things.Thing;
import dev.wharf.component.validate.ValidComponent;
import dev.wharf.runtime.value.Result;
import dev.wharf.runtime.value.Tuple2;
import dev.wharf.runtime.value.Val;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;

/** Resources within values go through the guest and are the same on either end. */
public final class Moving {
  private final Guests guests;
  private final Values values;
  private int cases;

  private Moving(Guests guests, long seed) {
    this.guests = guests;
    this.values = new Values(new SplittableRandom(seed));
  }

  /** Gives how many values went through. */
  public static int run(ValidComponent component, long seed, int atLeast) {
    try (var guests = new Guests(component, seed)) {
      var moving = new Moving(guests, seed);
      while (moving.cases < atLeast) {
        moving.owned(guests.typed.moves());
        moving.lent(guests.typed.moves());
        moving.dropped();
      }
      return moving.cases;
    }
  }

  private void owned(Moves moves) {
    same("single", values.thing(), moves::single);
    same("several", values.list(values::thing), moves::several);
    same("maybe", values.maybe(() -> values.maybe(values::thing)), moves::maybe);
    same("pair", values.triple(), moves::pair);
    same("hold", values.holder(), moves::hold);
    same("holders", values.list(values::holder), moves::holders);
    same("choose", values.either(), moves::choose);
    same(
        "outcome",
        values.outcome(),
        given -> {
          try {
            return Result.ok(moves.outcome(given));
          } catch (HolderException e) {
            return Result.err(e.error());
          }
        });
    require(values.made().stream().allMatch(thing -> thing.closed() == 0), "nothing is closed");
    values.made().clear();
  }

  private <T> void same(String name, Both<T> value, UnaryOperator<T> typed) {
    Val back = guests.call("moves", name, value.val());
    requireSame(name, value.val(), back);
    requireSame(name, value.java(), guests.typedHost.seen());
    requireSame(name, value.java(), typed.apply(value.java()));
    requireSame(name, List.of(value.val()), guests.dynamicHost.seen());
    cases++;
  }

  private void lent(Moves moves) {
    var one = values.lent();
    sum("lend", one, one.java().id(), moves.lend(one.java()));
    var all = values.list(values::lent);
    long ids = all.java().stream().mapToLong(Thing::id).sum();
    sum("lend-all", all, ids, moves.lendAll(all.java()));
    var maybe = values.maybe(values::lent);
    ids = maybe.java().map(Thing::id).orElse(0L);
    sum("lend-maybe", maybe, ids, moves.lendMaybe(maybe.java()));
    var pairs = values.list(() -> values.pair(values.text(), values.lent()));
    ids = pairs.java().stream().map(Tuple2::f1).mapToLong(Thing::id).sum();
    sum("lend-pairs", pairs, ids, moves.lendPairs(pairs.java()));
    var given = values.thing();
    requireSame(
        "lend-mixed", given.java(), moves.lendMixed(one.java(), given.java(), all.java()));
    requireSame(
        "lend-mixed", List.of(one.val(), given.val(), all.val()), guests.dynamicHost.seen());
    requireSame(
        "lend-mixed",
        given.val(),
        guests.call("moves", "lend-mixed", one.val(), given.val(), all.val()));
    cases++;
    require(values.made().stream().allMatch(thing -> thing.closed() == 0), "nothing is closed");
    values.made().clear();
  }

  private <T> void sum(String name, Both<T> value, long expected, long typed) {
    requireSame(name, List.of(value.val()), guests.dynamicHost.seen());
    requireSame(name, new Val.U64(expected), guests.call("moves", name, value.val()));
    requireSame(name, value.java(), guests.typedHost.seen());
    requireSame(name, expected, typed);
    cases++;
  }

  /** What the guest drops is closed, once. */
  private void dropped() {
    var ends = guests.typed.ends();
    ends.swallow(values.thing().java());
    ends.swallowAll(values.list(values::holder).java());
    ends.swallowEither(values.either().java());
    ends.swallowOutcome(
        values.outcome().java(), values.maybe(() -> values.list(values::thing)).java());
    guests.call("ends", "swallow", values.thing().val());
    guests.call("ends", "swallow-all", values.list(values::holder).val());
    guests.call("ends", "swallow-either", values.either().val());
    guests.call(
        "ends",
        "swallow-outcome",
        values.outcome().val(),
        values.maybe(() -> values.list(values::thing)).val());
    require(values.made().stream().allMatch(thing -> thing.closed() == 1), "all are closed once");
    values.made().clear();
    cases += 4;
  }

  static void requireSame(String what, Object expected, Object found) {
    if (!expected.equals(found)) {
      throw new AssertionError(what + ": " + found + " rather than " + expected);
    }
  }

  static void require(boolean condition, String what) {
    if (!condition) {
      throw new AssertionError("not so: " + what);
    }
  }
}
