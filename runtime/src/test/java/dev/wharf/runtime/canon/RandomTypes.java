package dev.wharf.runtime.canon;

import dev.wharf.component.type.InterfaceType;
import dev.wharf.component.type.InterfaceType.Case;
import dev.wharf.component.type.InterfaceType.Field;
import dev.wharf.component.type.InterfaceType.Primitive;
import dev.wharf.runtime.value.Tuple2;
import dev.wharf.runtime.value.Tuple3;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Random WIT types with Java types that carry them. */
final class RandomTypes {
  private static final List<Primitive> PRIMITIVES =
      Arrays.stream(Primitive.values()).filter(p -> p != Primitive.ERROR_CONTEXT).toList();
  private static final Map<Primitive, Class<?>> ARRAYS =
      Map.of(
          Primitive.S8, byte[].class,
          Primitive.U8, byte[].class,
          Primitive.S16, short[].class,
          Primitive.U16, short[].class,
          Primitive.S32, int[].class,
          Primitive.U32, int[].class,
          Primitive.S64, long[].class,
          Primitive.U64, long[].class,
          Primitive.F32, float[].class,
          Primitive.F64, double[].class);

  private final RandomGenerator random;

  RandomTypes(RandomGenerator random) {
    this.random = random;
  }

  Binding next(int depth) {
    return switch (random.nextInt(depth == 0 ? 8 : 18)) {
      case 0, 1, 2, 3 -> scalar(PRIMITIVES.get(random.nextInt(PRIMITIVES.size())));
      case 4 -> labels();
      case 5 -> flags();
      case 6 -> numbers();
      case 7 -> point();
      case 8, 9 -> list(next(depth - 1));
      case 10 -> tuple(Tuple2.class, next(depth - 1), next(depth - 1));
      case 11 -> tuple(Tuple3.class, next(depth - 1), next(depth - 1), next(depth - 1));
      case 12 -> mixed();
      case 13 -> shape();
      case 14 -> outcome(depth - 1);
      case 15 -> fixed(next(depth - 1), 1 + random.nextInt(3));
      default -> maybe(next(depth - 1));
    };
  }

  static Binding.Scalar scalar(Primitive type) {
    Class<?> java =
        switch (type) {
          case BOOL -> boolean.class;
          case S8 -> byte.class;
          case S16 -> short.class;
          case U8, U16, S32, CHAR -> int.class;
          case U32, S64, U64 -> long.class;
          case F32 -> float.class;
          case F64 -> double.class;
          case STRING, ERROR_CONTEXT -> String.class;
        };
    return new Binding.Scalar(type, java);
  }

  private Binding numbers() {
    var entry = List.copyOf(ARRAYS.keySet()).get(random.nextInt(ARRAYS.size()));
    return new Binding.Numbers(new InterfaceType.ListOf(entry), ARRAYS.get(entry));
  }

  static Binding list(Binding element) {
    if (element instanceof Binding.Scalar scalar && ARRAYS.containsKey(scalar.type())) {
      return new Binding.Numbers(
          new InterfaceType.ListOf(scalar.type()), ARRAYS.get(scalar.type()));
    }
    return new Binding.Elements(new InterfaceType.ListOf(element.type()), element);
  }

  static Binding fixed(Binding element, int length) {
    return new Binding.FixedElements(
        new InterfaceType.FixedListOf(element.type(), length), element);
  }

  static Binding maybe(Binding payload) {
    return new Binding.Maybe(new InterfaceType.Option(payload.type()), payload, false);
  }

  private Binding outcome(int depth) {
    Optional<Binding> ok = random.nextInt(4) == 0 ? Optional.empty() : Optional.of(next(depth));
    Optional<Binding> error = random.nextInt(4) == 0 ? Optional.empty() : Optional.of(next(depth));
    return new Binding.Outcome(
        new InterfaceType.Result(ok.map(Binding::type), error.map(Binding::type)), ok, error);
  }

  static Binding tuple(Class<?> type, Binding... parts) {
    var members = new java.util.ArrayList<Binding.Member>();
    for (int i = 0; i < parts.length; i++) {
      members.add(new Binding.Member("f" + i, Object.class, parts[i]));
    }
    return new Binding.Product(
        new InterfaceType.Tuple(Arrays.stream(parts).map(Binding::type).toList()), type, members);
  }

  private static Binding.Member member(String name, Binding binding) {
    return new Binding.Member(name, binding.java(), binding);
  }

  static Binding record(Class<?> type, Binding.Member... members) {
    return new Binding.Product(
        new InterfaceType.Record(
            Arrays.stream(members).map(m -> new Field(m.accessor(), m.binding().type())).toList()),
        type,
        List.of(members));
  }

  static Binding point() {
    return record(
        Samples.Point.class,
        member("x", scalar(Primitive.S32)),
        member("y", scalar(Primitive.U64)));
  }

  static Binding mixed() {
    return record(
        Samples.Mixed.class,
        member("flag", scalar(Primitive.BOOL)),
        member("small", scalar(Primitive.S16)),
        member("name", scalar(Primitive.STRING)),
        member("weight", scalar(Primitive.F64)),
        member("path", list(point())));
  }

  static Binding labels() {
    return new Binding.Labels(
        new InterfaceType.Enum(List.of("red", "green", "blue")),
        Samples.Color.class,
        new EnumTable(Samples.Color.class, Samples.Color.values()));
  }

  static Binding flags() {
    var labels = Arrays.stream(Samples.Access.values()).map(a -> a.name().toLowerCase()).toList();
    return new Binding.FlagSet(
        new InterfaceType.Flags(labels),
        new EnumTable(Samples.Access.class, Samples.Access.values()));
  }

  static Binding shape() {
    var box = tuple(Tuple2.class, scalar(Primitive.U32), scalar(Primitive.F64));
    var alternatives =
        List.of(
            new Binding.Alternative(Samples.Shape.Nothing.class, Optional.empty(), true),
            new Binding.Alternative(
                Samples.Shape.Circle.class,
                Optional.of(member("radius", scalar(Primitive.F32))),
                false),
            new Binding.Alternative(
                Samples.Shape.Box.class, Optional.of(member("sides", box)), false),
            new Binding.Alternative(
                Samples.Shape.Label.class,
                Optional.of(member("text", scalar(Primitive.STRING))),
                false),
            new Binding.Alternative(
                Samples.Shape.Path.class, Optional.of(member("mixed", mixed())), false));
    var cases =
        alternatives.stream()
            .map(a ->
                new Case(
                    a.java().getSimpleName().toLowerCase(),
                    a.payload().map(m -> m.binding().type())))
            .toList();
    return new Binding.Sum(new InterfaceType.Variant(cases), Samples.Shape.class, alternatives);
  }
}
