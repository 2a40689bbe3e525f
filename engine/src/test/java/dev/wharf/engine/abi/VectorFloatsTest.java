package dev.wharf.engine.abi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.LongBinaryOperator;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * Float lanes against the arithmetic of doubles, which is exact enough for one f32 operation to
 * round once more; a NaN that comes out of arithmetic only has to be quiet.
 */
class VectorFloatsTest {
  private static final int ROUNDS = 20_000;

  private interface Relation {
    boolean holds(double x, double y);
  }

  private static double f32(long bits) {
    return Float.intBitsToFloat((int) bits);
  }

  private static double f64(long bits) {
    return Double.longBitsToDouble(bits);
  }

  private static void arithmetic(
      String name,
      LongBinaryOperator floats,
      LongBinaryOperator doubles,
      DoubleBinaryOperator reference) {
    var random = new Random(name.hashCode());
    for (int i = 0; i < ROUNDS; i++) {
      long a = Lanes.floats(random);
      long b = Lanes.floats(random);
      long result = floats.applyAsLong(a, b);
      for (int shift = 0; shift < 64; shift += 32) {
        float expected = (float) reference.applyAsDouble(f32(a >> shift), f32(b >> shift));
        sameFloat(name, a >> shift, b >> shift, (int) (result >> shift), expected);
      }
      long x = Lanes.doubles(random);
      long y = Lanes.doubles(random);
      sameDouble(name, x, y, doubles.applyAsLong(x, y), reference.applyAsDouble(f64(x), f64(y)));
    }
  }

  private static void arithmetic(
      String name,
      LongUnaryOperator floats,
      LongUnaryOperator doubles,
      DoubleUnaryOperator reference) {
    arithmetic(
        name,
        (a, _) -> floats.applyAsLong(a),
        (a, _) -> doubles.applyAsLong(a),
        (x, _) -> reference.applyAsDouble(x));
  }

  private static void sameFloat(String name, long a, long b, int bits, float expected) {
    String what = String.format("f32 %s %08x %08x: %08x", name, (int) a, (int) b, bits);
    if (Float.isNaN(expected)) {
      assertThat(bits & 0x7fc0_0000).as(what).isEqualTo(0x7fc0_0000);
    } else {
      assertThat(bits).as(what).isEqualTo(Float.floatToRawIntBits(expected));
    }
  }

  private static void sameDouble(String name, long a, long b, long bits, double expected) {
    String what = String.format("f64 %s %016x %016x: %016x", name, a, b, bits);
    if (Double.isNaN(expected)) {
      assertThat(bits & 0x7ff8_0000_0000_0000L).as(what).isEqualTo(0x7ff8_0000_0000_0000L);
    } else {
      assertThat(bits).as(what).isEqualTo(Double.doubleToRawLongBits(expected));
    }
  }

  @Test
  void arithmeticRoundsOnceAndQuietensNans() {
    arithmetic("add", VectorFloats::f32x4Add, VectorDoubles::f64x2Add, (x, y) -> x + y);
    arithmetic("sub", VectorFloats::f32x4Sub, VectorDoubles::f64x2Sub, (x, y) -> x - y);
    arithmetic("mul", VectorFloats::f32x4Mul, VectorDoubles::f64x2Mul, (x, y) -> x * y);
    arithmetic("div", VectorFloats::f32x4Div, VectorDoubles::f64x2Div, (x, y) -> x / y);
    arithmetic("min", VectorFloats::f32x4Min, VectorDoubles::f64x2Min, Math::min);
    arithmetic("max", VectorFloats::f32x4Max, VectorDoubles::f64x2Max, Math::max);
    arithmetic("sqrt", VectorFloats::f32x4Sqrt, VectorDoubles::f64x2Sqrt, Math::sqrt);
  }

  @Test
  void roundingToIntegersKeepsTheSignOfZero() {
    arithmetic("ceil", VectorFloats::f32x4Ceil, VectorDoubles::f64x2Ceil, Math::ceil);
    arithmetic("floor", VectorFloats::f32x4Floor, VectorDoubles::f64x2Floor, Math::floor);
    arithmetic("nearest", VectorFloats::f32x4Nearest, VectorDoubles::f64x2Nearest, Math::rint);
    arithmetic(
        "trunc",
        VectorFloats::f32x4Trunc,
        VectorDoubles::f64x2Trunc,
        x -> Math.copySign(Math.floor(Math.abs(x)), x));
  }

  private static void relation(
      String name, LongBinaryOperator floats, LongBinaryOperator doubles, Relation reference) {
    var random = new Random(name.hashCode());
    for (int i = 0; i < ROUNDS; i++) {
      long a = Lanes.floats(random);
      long b = random.nextInt(8) == 0 ? a : Lanes.floats(random);
      long low = reference.holds(f32(a), f32(b)) ? 0xffff_ffffL : 0;
      long high = reference.holds(f32(a >> 32), f32(b >> 32)) ? -1L << 32 : 0;
      assertThat(floats.applyAsLong(a, b)).as("%s %x %x", name, a, b).isEqualTo(low | high);
      long x = Lanes.doubles(random);
      long y = random.nextInt(8) == 0 ? x : Lanes.doubles(random);
      assertThat(doubles.applyAsLong(x, y))
          .as("%s %x %x", name, x, y)
          .isEqualTo(reference.holds(f64(x), f64(y)) ? -1 : 0);
    }
  }

  @Test
  void onlyInequalityHoldsOfNans() {
    relation("eq", VectorFloats::f32x4Eq, VectorDoubles::f64x2Eq, (x, y) -> x == y);
    relation("ne", VectorFloats::f32x4Ne, VectorDoubles::f64x2Ne, (x, y) -> x != y);
    relation("lt", VectorFloats::f32x4Lt, VectorDoubles::f64x2Lt, (x, y) -> x < y);
    relation("gt", VectorFloats::f32x4Gt, VectorDoubles::f64x2Gt, (x, y) -> x > y);
    relation("le", VectorFloats::f32x4Le, VectorDoubles::f64x2Le, (x, y) -> x <= y);
    relation("ge", VectorFloats::f32x4Ge, VectorDoubles::f64x2Ge, (x, y) -> x >= y);
  }

  @Test
  void signsAndPseudoMinimaMoveBitsOnly() {
    var random = new Random(4);
    for (int i = 0; i < ROUNDS; i++) {
      long a = Lanes.floats(random);
      long b = Lanes.floats(random);
      long min = 0;
      long max = 0;
      for (int shift = 0; shift < 64; shift += 32) {
        long x = a >>> shift & 0xffff_ffffL;
        long y = b >>> shift & 0xffff_ffffL;
        min |= (f32(y) < f32(x) ? y : x) << shift;
        max |= (f32(x) < f32(y) ? y : x) << shift;
      }
      assertThat(VectorFloats.f32x4Pmin(a, b)).isEqualTo(min);
      assertThat(VectorFloats.f32x4Pmax(a, b)).isEqualTo(max);
      assertThat(VectorFloats.f32x4Abs(a)).isEqualTo(a & 0x7fffffff7fffffffL);
      assertThat(VectorFloats.f32x4Neg(a)).isEqualTo(a ^ 0x8000000080000000L);
      long x = Lanes.doubles(random);
      long y = Lanes.doubles(random);
      assertThat(VectorDoubles.f64x2Pmin(x, y)).isEqualTo(f64(y) < f64(x) ? y : x);
      assertThat(VectorDoubles.f64x2Pmax(x, y)).isEqualTo(f64(x) < f64(y) ? y : x);
      assertThat(VectorDoubles.f64x2Abs(x)).isEqualTo(x & Long.MAX_VALUE);
      assertThat(VectorDoubles.f64x2Neg(x)).isEqualTo(x ^ Long.MIN_VALUE);
    }
  }

  @Test
  void relaxedMultiplyAddRoundsTwice() {
    float f = 1 + 0x1p-23f;
    long a = Integer.toUnsignedLong(Float.floatToRawIntBits(f)) * 0x1_0000_0001L;
    long c = Integer.toUnsignedLong(Float.floatToRawIntBits(-(f * f))) * 0x1_0000_0001L;
    assertThat(VectorFloats.f32x4RelaxedMadd(a, a, c)).isZero();
    assertThat(VectorFloats.f32x4RelaxedNmadd(a, a, VectorFloats.f32x4Neg(c))).isZero();
    double d = 1 + 0x1p-52;
    long x = Double.doubleToRawLongBits(d);
    long z = Double.doubleToRawLongBits(-(d * d));
    assertThat(VectorDoubles.f64x2RelaxedMadd(x, x, z)).isZero();
    assertThat(VectorDoubles.f64x2RelaxedNmadd(x, x, z ^ Long.MIN_VALUE)).isZero();
  }

  @Test
  void conversionsToIntegersSaturate() {
    var random = new Random(9);
    for (int i = 0; i < ROUNDS; i++) {
      long a = Lanes.floats(random);
      assertThat(VectorConversions.i32x4TruncSatF32x4S(a))
          .isEqualTo(pair(saturated(f32(a), true), saturated(f32(a >> 32), true)));
      assertThat(VectorConversions.i32x4TruncSatF32x4U(a))
          .isEqualTo(pair(saturated(f32(a), false), saturated(f32(a >> 32), false)));
      long x = Lanes.doubles(random);
      long y = Lanes.doubles(random);
      assertThat(VectorConversions.i32x4TruncSatF64x2SZero(x, y))
          .isEqualTo(pair(saturated(f64(x), true), saturated(f64(y), true)));
      assertThat(VectorConversions.i32x4TruncSatF64x2UZero(x, y))
          .isEqualTo(pair(saturated(f64(x), false), saturated(f64(y), false)));
    }
  }

  private static long saturated(double x, boolean signed) {
    if (Double.isNaN(x)) {
      return 0;
    }
    double truncated = x < 0 ? Math.ceil(x) : Math.floor(x);
    double least = signed ? -0x1p31 : 0;
    double greatest = signed ? 0x1p31 - 1 : 0x1p32 - 1;
    return (long) Math.clamp(truncated, least, greatest);
  }

  private static long pair(long low, long high) {
    return low & 0xffff_ffffL | high << 32;
  }

  @Test
  void conversionsToFloatsRoundToNearest() {
    var random = new Random(10);
    for (int i = 0; i < ROUNDS; i++) {
      long a = Lanes.integers(random, 32);
      int low = (int) a;
      int high = (int) (a >> 32);
      assertThat(VectorConversions.f32x4ConvertI32x4S(a))
          .isEqualTo(pair(bits((float) (double) low), bits((float) (double) high)));
      assertThat(VectorConversions.f32x4ConvertI32x4U(a))
          .isEqualTo(
              pair(
                  bits((float) (double) Integer.toUnsignedLong(low)),
                  bits((float) (double) Integer.toUnsignedLong(high))));
      assertThat(f64(VectorConversions.f64x2ConvertLowI32x4S(low))).isEqualTo((double) low);
      assertThat(f64(VectorConversions.f64x2ConvertLowI32x4U(low)))
          .isEqualTo((double) Integer.toUnsignedLong(low));
      long x = Lanes.doubles(random);
      long y = Lanes.doubles(random);
      long demoted = VectorConversions.f32x4DemoteF64x2Zero(x, y);
      sameFloat("demote", x, 0, (int) demoted, (float) f64(x));
      sameFloat("demote", y, 0, (int) (demoted >> 32), (float) f64(y));
      int f = (int) Lanes.floats(random);
      sameDouble("promote", f, 0, VectorConversions.f64x2PromoteLowF32x4(f), f32(f));
    }
  }

  private static int bits(float value) {
    return Float.floatToRawIntBits(value);
  }
}
