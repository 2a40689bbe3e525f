package app.moving;

import cases.moving.Moves.Either;
import cases.moving.Moves.Holder;
import cases.moving.Things.Thing;
import dev.wharf.runtime.value.ListVal;
import dev.wharf.runtime.value.Result;
import dev.wharf.runtime.value.Tuple2;
import dev.wharf.runtime.value.Tuple3;
import dev.wharf.runtime.value.Val;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Random values with resources in them. */
final class Values {
  private static final String[] TEXTS = {"", "a", "caf\u00e9", "\u20ac5", "\ud83d\ude00!", "plain"};

  private final RandomGenerator random;
  private final List<HostThing> made = new ArrayList<>();

  Values(RandomGenerator random) {
    this.random = random;
  }

  /** All resources that values were made with. */
  List<HostThing> made() {
    return made;
  }

  int number(int bound) {
    return random.nextInt(bound);
  }

  Both<Thing> thing() {
    var thing = new HostThing(random.nextLong());
    made.add(thing);
    return new Both<>(thing, new Val.Own(thing));
  }

  /** Lent, as the dynamic API has it. */
  Both<Thing> lent() {
    var thing = thing();
    return new Both<>(thing.java(), new Val.Borrow(thing.java()));
  }

  Both<String> text() {
    String text = TEXTS[random.nextInt(TEXTS.length)];
    return new Both<>(text, new Val.Str(text));
  }

  <T> Both<List<T>> list(Supplier<Both<T>> element) {
    return list(element, 4);
  }

  <T> Both<List<T>> list(Supplier<Both<T>> element, int bound) {
    var java = new ArrayList<T>();
    var vals = new ArrayList<Val>();
    for (int left = random.nextInt(bound); left > 0; left--) {
      var each = element.get();
      java.add(each.java());
      vals.add(each.val());
    }
    return new Both<>(java, new ListVal.Elements(vals));
  }

  <T> Both<Optional<T>> maybe(Supplier<Both<T>> some) {
    if (random.nextBoolean()) {
      return new Both<>(Optional.empty(), new Val.Option(Optional.empty()));
    }
    var each = some.get();
    return new Both<>(Optional.of(each.java()), new Val.Option(Optional.of(each.val())));
  }

  <A, B> Both<Tuple2<A, B>> pair(Both<A> a, Both<B> b) {
    return new Both<>(
        new Tuple2<>(a.java(), b.java()), new Val.Tuple(List.of(a.val(), b.val())));
  }

  Both<Tuple3<Thing, Integer, Thing>> triple() {
    int middle = random.nextInt(256);
    var first = thing();
    var last = thing();
    return new Both<>(
        new Tuple3<>(first.java(), middle, last.java()),
        new Val.Tuple(List.of(first.val(), new Val.U8(middle), last.val())));
  }

  Both<Holder> holder() {
    var first = thing();
    var name = text();
    var others = list(this::thing);
    return new Both<>(
        new Holder(first.java(), name.java(), others.java()),
        new Val.Record(
            List.of(
                new Val.Field("first", first.val()),
                new Val.Field("name", name.val()),
                new Val.Field("others", others.val()))));
  }

  Both<Either> either() {
    return switch (random.nextInt(4)) {
      case 0 -> choice("one", thing(), Either.One::new);
      case 1 -> choice("many", list(this::holder), Either.Many::new);
      case 2 -> choice("text", text(), Either.Text::new);
      default ->
          new Both<>(Either.None.INSTANCE, new Val.Variant("none", Optional.empty()));
    };
  }

  private static <T> Both<Either> choice(String name, Both<T> value, Function<T, Either> made) {
    return new Both<>(
        made.apply(value.java()), new Val.Variant(name, Optional.of(value.val())));
  }

  Both<Result<Thing, Holder>> outcome() {
    if (random.nextBoolean()) {
      var ok = thing();
      return new Both<>(Result.ok(ok.java()), Val.Result.ok(ok.val()));
    }
    var error = holder();
    return new Both<>(Result.err(error.java()), Val.Result.err(error.val()));
  }
}
