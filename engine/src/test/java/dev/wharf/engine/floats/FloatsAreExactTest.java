package dev.wharf.engine.floats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.engine.Engine;
import dev.wharf.engine.Func;
import dev.wharf.engine.Imports;
import dev.wharf.engine.Instance;
import dev.wharf.engine.Store;
import dev.wharf.engine.floats.FloatOperator.Outcome;
import dev.wharf.wasm.TrapException;
import dev.wharf.wasm.text.ModuleParser;
import dev.wharf.wasm.type.NumType;
import dev.wharf.wasm.validate.ModuleValidator;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every scalar float operator, run by a guest, gives the bits that exact arithmetic gives: for all
 * pairs of chosen operands, and for random ones.
 */
final class FloatsAreExactTest {
  private static final int RANDOM_PAIRS = 4_000;

  private static final int[] SINGLES = {
    0,
    1,
    2,
    0x007FFFFF,
    0x00800000,
    0x00800001,
    0x33800000,
    0x34000000,
    0x3EFFFFFF,
    0x3F000000,
    0x3F7FFFFF,
    0x3F800000,
    0x3F800001,
    0x3FC00000,
    0x40000000,
    0x40200000,
    0x40490FDB,
    0x4AFFFFFF,
    0x4B000000,
    0x4B000001,
    0x4B7FFFFF,
    0x4B800000,
    0x4EFFFFFF,
    0x4F000000,
    0x4F000001,
    0x4F7FFFFF,
    0x4F800000,
    0x5EFFFFFF,
    0x5F000000,
    0x5F7FFFFF,
    0x5F800000,
    0x7F7FFFFF,
    0x7F800000,
    0x7F800001,
    0x7FA00000,
    0x7FC00000,
    0x7FC00001,
    0x7FFFFFFF
  };
  private static final long[] DOUBLES = {
    0,
    1,
    2,
    0x000FFFFFFFFFFFFFL,
    0x0010000000000000L,
    0x36A0000000000000L,
    0x36A0000000000001L,
    0x3690000000000000L,
    0x3690000000000001L,
    0x380FFFFFE0000000L,
    0x380FFFFFF0000000L,
    0x3810000000000000L,
    0x3CA0000000000000L,
    0x3FDFFFFFFFFFFFFFL,
    0x3FE0000000000000L,
    0x3FEFFFFFFFFFFFFFL,
    0x3FF0000000000000L,
    0x3FF0000000000001L,
    0x3FF0000010000000L,
    0x3FF0000030000000L,
    0x3FF8000000000000L,
    0x4004000000000000L,
    0x41DFFFFFFFC00000L,
    0x41DFFFFFFFFFFFFFL,
    0x41E0000000000000L,
    0x41E00000001FFFFFL,
    0x41E0000000200000L,
    0x41EFFFFFFFE00000L,
    0x41EFFFFFFFFFFFFFL,
    0x41F0000000000000L,
    0x432FFFFFFFFFFFFFL,
    0x4330000000000000L,
    0x4330000000000001L,
    0x433FFFFFFFFFFFFFL,
    0x43DFFFFFFFFFFFFFL,
    0x43E0000000000000L,
    0x43EFFFFFFFFFFFFFL,
    0x43F0000000000000L,
    0x47EFFFFFE0000000L,
    0x47EFFFFFEFFFFFFFL,
    0x47EFFFFFF0000000L,
    0x7FEFFFFFFFFFFFFFL,
    0x7FF0000000000000L,
    0x7FF0000000000001L,
    0x7FF4000000000000L,
    0x7FF8000000000000L,
    0x7FF8000000000001L
  };
  private static final long[] INTEGERS = {
    0,
    1,
    2,
    3,
    0xFFFF,
    0xFFFFFF,
    0x1000000,
    0x1000001,
    0x1000003,
    0x7FFFFFBF,
    0x7FFFFFC0,
    0x7FFFFFFF,
    0x80000000L,
    0xFFFFFF7FL,
    0xFFFFFF80L,
    0xFFFFFFFFL,
    0x1FFFFFFFFFFFFFL,
    0x20000000000001L,
    0x20000000000003L,
    0x7FFFFFBFFFFFFFFFL,
    0x7FFFFFC000000000L,
    0x7FFFFFFFFFFFFDFFL,
    0x7FFFFFFFFFFFFE00L,
    0x7FFFFFFFFFFFFFFFL
  };

  private final Instance guest = guest();

  @TestFactory
  Stream<DynamicTest> operators() {
    return FloatOperator.all().stream()
        .map(operator -> DynamicTest.dynamicTest(operator.name(), () -> check(operator)));
  }

  private static Instance guest() {
    var text = new StringBuilder("(module");
    for (FloatOperator operator : FloatOperator.all()) {
      text.append("(func (export \"").append(operator.name()).append("\")");
      operator.params().forEach(type -> text.append("(param ").append(type).append(')'));
      text.append("(result ").append(operator.result()).append(')');
      for (int i = 0; i < operator.params().size(); i++) {
        text.append(" local.get ").append(i);
      }
      text.append(' ').append(operator.name()).append(')');
    }
    var module = ModuleValidator.validate(ModuleParser.parse(text.append(')').toString()));
    var engine = Engine.create();
    return engine.compile(module).instantiate(new Store(engine), Imports.none());
  }

  private void check(FloatOperator operator) {
    var func = (Func) guest.export(operator.name()).orElseThrow();
    NumType type = operator.params().getFirst();
    List<Long> chosen = chosen(type);
    List<Long> others = operator.params().size() > 1 ? chosen : List.of(0L);
    for (long x : chosen) {
      for (long y : others) {
        check(operator, func, x, y);
      }
    }
    var random = new SplittableRandom(operator.name().hashCode());
    for (int i = 0; i < RANDOM_PAIRS; i++) {
      long x = random(random, type);
      // Operands of nearly the same size, where additions cancel and roundings tie.
      long y = random.nextBoolean() ? random(random, type) : x ^ random.nextLong() >>> 34;
      check(operator, func, x, type == NumType.F32 ? y & 0xFFFF_FFFFL : y);
    }
  }

  private static List<Long> chosen(NumType type) {
    List<Long> chosen = new ArrayList<>();
    switch (type) {
      case F32 -> {
        for (int bits : SINGLES) {
          chosen.add((long) bits);
          chosen.add(bits & 0xFFFF_FFFFL | 0x8000_0000L);
        }
      }
      case F64 -> {
        for (long bits : DOUBLES) {
          chosen.add(bits);
          chosen.add(bits | Long.MIN_VALUE);
        }
      }
      case I32, I64 -> {
        for (long bits : INTEGERS) {
          chosen.add(type == NumType.I32 ? bits & 0xFFFF_FFFFL : bits);
          chosen.add(type == NumType.I32 ? -bits & 0xFFFF_FFFFL : -bits);
        }
      }
    }
    return chosen;
  }

  private static long random(SplittableRandom random, NumType type) {
    long bits = random.nextLong();
    // Few significant digits make ties.
    long few = random.nextInt(3) == 0 ? bits & -1L << random.nextInt(64) : bits;
    return switch (type) {
      case I32 -> few >>> 32;
      case I64 -> few >> random.nextInt(64);
      case F32 -> random.nextBoolean() ? few >>> 32 : nearOne(few >>> 32, 23, 127, 8);
      case F64 -> random.nextBoolean() ? few : nearOne(few, 52, 1023, 11);
    };
  }

  /** The same digits with an exponent from -70 to 70: the range of integers. */
  private static long nearOne(long bits, int digits, int bias, int exponentBits) {
    long mask = (1L << exponentBits) - 1;
    long exponent = bias + Math.floorMod(bits * 31 >> 7, 141) - 70;
    return bits & ~(mask << digits) | exponent << digits;
  }

  private static void check(FloatOperator operator, Func func, long x, long y) {
    var expected = operator.apply(x, y);
    long[] args = operator.params().size() > 1 ? new long[] {x, y} : new long[] {x};
    var results = new long[1];
    Outcome actual;
    try {
      func.call(args, new Object[2], results, new Object[1]);
      actual = new Outcome.Bits(results[0]);
    } catch (TrapException e) {
      actual = new Outcome.Traps(e.trap());
    }
    if (!fits(operator, expected, actual)) {
      assertThat(actual)
          .as("%s of %s and %s", operator.name(), Long.toHexString(x), Long.toHexString(y))
          .isEqualTo(expected);
    }
  }

  private static boolean fits(FloatOperator operator, Outcome expected, Outcome actual) {
    if (expected instanceof Outcome.Nan(boolean canonical)
        && actual instanceof Outcome.Bits(long bits)) {
      var format = FloatOperator.format(operator.result());
      return canonical ? format.isCanonicalNan(bits) : format.isArithmeticNan(bits);
    }
    return expected.equals(actual);
  }
}
