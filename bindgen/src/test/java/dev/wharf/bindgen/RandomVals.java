package dev.wharf.bindgen;

import dev.wharf.component.type.InterfaceType;
import dev.wharf.component.type.InterfaceType.Primitive;
import dev.wharf.runtime.value.ListVal;
import dev.wharf.runtime.value.Val;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Random values of a type, the ends of ranges among them. */
final class RandomVals {
  private static final String[] TEXTS = {
    "", "a", "hello", "caf\u00e9", "\u00ff\u00fe", "\u20ac5", "\ud83d\ude00!", "ASCII, and longer"
  };

  private final RandomGenerator random;

  RandomVals(RandomGenerator random) {
    this.random = random;
  }

  Val next(InterfaceType type) {
    return switch (type) {
      case Primitive primitive -> primitive(primitive);
      case InterfaceType.Record(var fields) ->
          new Val.Record(
              fields.stream().map(f -> new Val.Field(f.name(), next(f.type()))).toList());
      case InterfaceType.Tuple(var elements) ->
          new Val.Tuple(elements.stream().map(this::next).toList());
      case InterfaceType.ListOf(var element) -> list(element, random.nextInt(4));
      case InterfaceType.Variant(var cases) -> {
        var chosen = cases.get(random.nextInt(cases.size()));
        yield new Val.Variant(chosen.name(), chosen.payload().map(this::next));
      }
      case InterfaceType.Option(var payload) ->
          new Val.Option(random.nextBoolean() ? Optional.of(next(payload)) : Optional.empty());
      case InterfaceType.Result(var ok, var error) -> {
        boolean isOk = random.nextBoolean();
        yield new Val.Result(isOk, (isOk ? ok : error).map(this::next));
      }
      case InterfaceType.Enum(var labels) ->
          new Val.Enum(labels.get(random.nextInt(labels.size())));
      case InterfaceType.Flags(var labels) -> {
        var set = new LinkedHashSet<String>();
        labels.stream().filter(_ -> random.nextBoolean()).forEach(set::add);
        yield new Val.Flags(set);
      }
      case InterfaceType.FixedListOf _,
          InterfaceType.MapOf _,
          InterfaceType.Own _,
          InterfaceType.Borrow _,
          InterfaceType.Stream _,
          InterfaceType.Future _ ->
          throw new IllegalStateException(type.toString());
    };
  }

  private Val list(InterfaceType element, int length) {
    if (!(element instanceof Primitive primitive)) {
      return elements(element, length);
    }
    return switch (primitive) {
      case S8, U8 -> {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        yield new ListVal.Bytes(bytes);
      }
      case S16, U16 -> {
        var list = new short[length];
        for (int i = 0; i < length; i++) {
          list[i] = (short) bits();
        }
        yield new ListVal.Shorts(list);
      }
      case S32, U32 -> {
        var list = new int[length];
        for (int i = 0; i < length; i++) {
          list[i] = (int) bits();
        }
        yield new ListVal.Ints(list);
      }
      case S64, U64 -> {
        var list = new long[length];
        for (int i = 0; i < length; i++) {
          list[i] = bits();
        }
        yield new ListVal.Longs(list);
      }
      case F32 -> {
        var list = new float[length];
        for (int i = 0; i < length; i++) {
          list[i] = random.nextFloat(-1e30f, 1e30f);
        }
        yield new ListVal.Floats(list);
      }
      case F64 -> {
        var list = new double[length];
        for (int i = 0; i < length; i++) {
          list[i] = random.nextDouble(-1e300, 1e300);
        }
        yield new ListVal.Doubles(list);
      }
      case BOOL, CHAR, STRING, ERROR_CONTEXT -> elements(element, length);
    };
  }

  private Val elements(InterfaceType element, int length) {
    var values = new ArrayList<Val>();
    for (int i = 0; i < length; i++) {
      values.add(next(element));
    }
    return new ListVal.Elements(values);
  }

  private long bits() {
    return switch (random.nextInt(5)) {
      case 0 -> 0;
      case 1 -> -1;
      case 2 -> 1L << random.nextInt(64);
      default -> random.nextLong();
    };
  }

  private Val primitive(Primitive type) {
    long bits = bits();
    return switch (type) {
      case BOOL -> new Val.Bool((bits & 1) != 0);
      case S8 -> new Val.S8((byte) bits);
      case U8 -> new Val.U8((int) bits & 0xFF);
      case S16 -> new Val.S16((short) bits);
      case U16 -> new Val.U16((int) bits & 0xFFFF);
      case S32 -> new Val.S32((int) bits);
      case U32 -> new Val.U32(bits & 0xFFFF_FFFFL);
      case S64 -> new Val.S64(bits);
      case U64 -> new Val.U64(bits);
      case F32 -> new Val.F32(random.nextFloat(-1e30f, 1e30f));
      case F64 -> new Val.F64(random.nextDouble(-1e300, 1e300));
      case CHAR -> new Val.Char(random.nextBoolean() ? 0x1F600 : random.nextInt(0xD800));
      case STRING -> new Val.Str(TEXTS[random.nextInt(TEXTS.length)]);
      case ERROR_CONTEXT -> throw new IllegalStateException();
    };
  }
}
