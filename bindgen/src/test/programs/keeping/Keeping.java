package app.keeping;

import cases.keeping.Keeper;
import cases.keeping.Keeper.Either;
import cases.keeping.Keeper.Holder;
import cases.keeping.Keeper.Token;
import cases.keeping.KeepingWorld;
import dev.wharf.component.validate.ValidComponent;
import dev.wharf.engine.Engine;
import dev.wharf.runtime.ComponentStore;
import dev.wharf.runtime.Linker;
import dev.wharf.runtime.value.ListVal;
import dev.wharf.runtime.value.Result;
import dev.wharf.runtime.value.StreamReader;
import dev.wharf.runtime.value.Tuple3;
import dev.wharf.runtime.value.Val;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/** Resources of the guest in values of every shape, by generated bindings and the dynamic API. */
public final class Keeping {
  private final Keeper keeper;
  private final Tokens tokens;
  private final RandomGenerator random;
  private int cases;

  private Keeping(KeepingWorld world, long seed) {
    this.keeper = world.keeper();
    this.tokens = new Tokens(world);
    this.random = new SplittableRandom(seed);
  }

  /** Gives how many values went through. */
  public static int run(ValidComponent component, long seed, int atLeast) {
    var engine = Engine.create();
    try (var store = ComponentStore.open(engine)) {
      var linked = Linker.of(engine).link(component);
      var keeping = new Keeping(KeepingWorld.instantiate(linked, store), seed);
      while (keeping.cases < atLeast) {
        keeping.values();
        keeping.functions();
        Keeping.require(keeping.keeper.token().living() == 0, "all are closed");
      }
      return keeping.cases;
    }
  }

  /** A value in which tokens of these numbers are, at least one of them. */
  private record Shape<T>(
      Function<List<Long>, T> java, Function<T, List<Long>> ids, Function<List<Long>, Val> val) {}

  private void values() {
    long id = random.nextInt() & 0xFFFF_FFFFL;
    requireSame("keep", id, Tokens.id(keeper.keep(tokens.java(id))));
    requireSame("keep", List.of(id), tokens.ids(tokens.call("keep", tokens.val(id))));
    cases++;
    lists("keep-holders", holders(), keeper::keepHolders);
    lists("keep-eithers", eithers(), keeper::keepEithers);
    lists(
        "keep-options",
        new Shape<Optional<Token>>(
            n -> n.size() > 1 ? Optional.empty() : Optional.of(tokens.java(n.getFirst())),
            some -> some.map(Tokens::id).stream().toList(),
            n ->
                new Val.Option(
                    n.size() > 1 ? Optional.empty() : Optional.of(tokens.val(n.getFirst())))),
        keeper::keepOptions);
    lists("keep-results", results(), keeper::keepResults);
    lists(
        "keep-tuples",
        new Shape<Tuple3<Integer, Token, List<Token>>>(
            n -> new Tuple3<>(7, tokens.java(n.getFirst()), tokens.java(rest(n))),
            tuple -> Tokens.ids(tuple.f1(), tuple.f2()),
            n ->
                new Val.Tuple(
                    List.of(new Val.U16(7), tokens.val(n.getFirst()), tokens.vals(rest(n))))),
        keeper::keepTuples);
  }

  private Shape<Holder> holders() {
    return new Shape<>(
        n -> new Holder(tokens.java(n.getFirst()), "n", tokens.java(rest(n))),
        holder -> Tokens.ids(holder.first(), holder.others()),
        n ->
            new Val.Record(
                List.of(
                    new Val.Field("first", tokens.val(n.getFirst())),
                    new Val.Field("name", new Val.Str("n")),
                    new Val.Field("others", tokens.vals(rest(n))))));
  }

  private Shape<Either> eithers() {
    return new Shape<>(
        n ->
            n.size() == 1
                ? new Either.One(tokens.java(n.getFirst()))
                : new Either.Many(tokens.java(n)),
        either ->
            switch (either) {
              case Either.One(Token one) -> List.of(Tokens.id(one));
              case Either.Many(List<Token> many) -> Tokens.ids(many);
              case Either.None _ -> List.of();
            },
        n ->
            n.size() == 1
                ? new Val.Variant("one", Optional.of(tokens.val(n.getFirst())))
                : new Val.Variant("many", Optional.of(tokens.vals(n))));
  }

  private Shape<Result<Token, String>> results() {
    return new Shape<>(
        n -> n.size() > 1 ? Result.err("e") : Result.ok(tokens.java(n.getFirst())),
        result ->
            switch (result) {
              case Result.Ok<Token, String>(Token token) -> List.of(Tokens.id(token));
              case Result.Err<Token, String>(String _) -> List.of();
            },
        n ->
            n.size() > 1
                ? Val.Result.err(new Val.Str("e"))
                : Val.Result.ok(tokens.val(n.getFirst())));
  }

  private static List<Long> rest(List<Long> numbers) {
    return numbers.subList(1, numbers.size());
  }

  private List<Long> numbers(int atLeast) {
    var numbers = new ArrayList<Long>();
    for (int left = atLeast + random.nextInt(3); left > 0; left--) {
      numbers.add(random.nextInt() & 0xFFFF_FFFFL);
    }
    return numbers;
  }

  private <T> void lists(String name, Shape<T> shape, UnaryOperator<List<T>> typed) {
    var all = new ArrayList<List<Long>>();
    for (int left = random.nextInt(4); left > 0; left--) {
      all.add(numbers(1));
    }
    List<Long> java =
        typed.apply(all.stream().map(shape.java()).toList()).stream()
            .map(shape.ids())
            .flatMap(List::stream)
            .toList();
    Val sent = new ListVal.Elements(all.stream().map(shape.val()).toList());
    requireSame(name, java, tokens.ids(tokens.call(name, sent)));
    long lost = all.stream().filter(n -> n.size() > 1).flatMap(List::stream).count();
    long count = all.stream().flatMap(List::stream).count();
    require(java.size() == count || java.size() == count - lost, "tokens come back");
    cases++;
  }

  private void functions() {
    var numbers = numbers(0);
    long sum = numbers.stream().mapToLong(Long::longValue).sum();
    var all = tokens.java(numbers);
    requireSame("sum", sum, keeper.token().sum(all));
    requireSame("sum", new Val.U64(sum), tokens.call("[static]token.sum", lent(all)));
    var one = tokens.java(5);
    requireSame("add", sum + 5, one.add(all));
    requireSame(
        "add",
        new Val.U64(sum + 5),
        tokens.call("[method]token.add", new Val.Borrow(one), lent(all)));
    requireSame("visit", 5L, keeper.visit(one));
    requireSame("absorb", 12L, one.absorb(tokens.java(7)));
    requireSame("merge", 9L, Tokens.id(keeper.token().merge(tokens.java(4), one)));
    requireSame("try-make", 8L, Tokens.id(keeper.token().tryMake(8)));
    try {
      keeper.token().tryMake(9);
      throw new AssertionError("made");
    } catch (Keeper.TryMakeException e) {
      requireSame("try-make", 9L, e.error());
    }
    one.close();
    try (var kept = keeper.keepStream(StreamReader.of(all))) {
      requireSame("stream", numbers, kept.read(10).stream().map(Token::id).toList());
    }
    all.forEach(Token::close);
    cases += 8;
  }

  private static Val lent(List<Token> tokens) {
    return new ListVal.Elements(
        tokens.stream().<Val>map(token -> new Val.Borrow(token)).toList());
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
