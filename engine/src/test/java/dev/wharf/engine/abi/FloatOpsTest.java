package dev.wharf.engine.abi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.wharf.wasm.Trap;
import dev.wharf.wasm.TrapException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleToLongFunction;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class FloatOpsTest {
  private static final int SNAN32 = 0x7fa0_0000;
  private static final int QNAN32 = 0x7fe0_0000;
  private static final long SNAN64 = 0x7ff4_0000_0000_0000L;
  private static final long QNAN64 = 0x7ffc_0000_0000_0000L;

  @Test
  void truncationToIntegersAgreesWithBigDecimals() {
    for (double x : values()) {
      float f = (float) x;
      truncates(x, 32, true, FloatOps::i32TruncF64S);
      truncates(x, 32, false, FloatOps::i32TruncF64U);
      truncates(x, 64, true, FloatOps::i64TruncF64S);
      truncates(x, 64, false, FloatOps::i64TruncF64U);
      truncates(f, 32, true, d -> FloatOps.i32TruncF32S((float) d));
      truncates(f, 32, false, d -> FloatOps.i32TruncF32U((float) d));
      truncates(f, 64, true, d -> FloatOps.i64TruncF32S((float) d));
      truncates(f, 64, false, d -> FloatOps.i64TruncF32U((float) d));
    }
  }

  private static void truncates(double x, int bits, boolean signed, DoubleToLongFunction operator) {
    if (Double.isNaN(x)) {
      traps(Trap.INVALID_CONVERSION_TO_INTEGER, x, operator);
    } else if (Double.isInfinite(x) || !inRange(integer(x), bits, signed)) {
      traps(Trap.INTEGER_OVERFLOW, x, operator);
    } else {
      assertThat(operator.applyAsLong(x)).as("%s", x).isEqualTo(wrapped(integer(x), bits));
    }
  }

  private static void traps(Trap trap, double x, DoubleToLongFunction operator) {
    assertThatExceptionOfType(TrapException.class)
        .as("%s", x)
        .isThrownBy(() -> operator.applyAsLong(x))
        .withMessage(trap.message());
  }

  @Test
  void saturatingTruncationToUnsignedClampsAtBothEnds() {
    for (double x : values()) {
      float f = (float) x;
      assertThat((long) FloatOps.i32TruncSatF64U(x)).as("%s", x).isEqualTo(saturated(x, 32));
      assertThat(FloatOps.i64TruncSatF64U(x)).as("%s", x).isEqualTo(saturated(x, 64));
      assertThat((long) FloatOps.i32TruncSatF32U(f)).as("%s", f).isEqualTo(saturated(f, 32));
      assertThat(FloatOps.i64TruncSatF32U(f)).as("%s", f).isEqualTo(saturated(f, 64));
    }
  }

  private static long saturated(double x, int bits) {
    if (Double.isNaN(x) || x <= -1) {
      return 0;
    }
    return Double.isInfinite(x) || !inRange(integer(x), bits, false)
        ? -1
        : wrapped(integer(x), bits);
  }

  @Test
  void conversionFromUnsignedRoundsToNearest() {
    var random = new Random(2);
    for (int i = 0; i < 20_000; i++) {
      long x = random.nextLong() >> random.nextInt(64) | (random.nextInt(3) == 0 ? 1L << 63 : 0);
      var exact = new BigDecimal(unsigned(x));
      assertThat(FloatOps.f64ConvertI64U(x)).isEqualTo(exact.doubleValue());
      assertThat(FloatOps.f32ConvertI64U(x)).isEqualTo(exact.floatValue());
      var exact32 = new BigDecimal(Integer.toUnsignedLong((int) x));
      assertThat(FloatOps.f64ConvertI32U((int) x)).isEqualTo(exact32.doubleValue());
      assertThat(FloatOps.f32ConvertI32U((int) x)).isEqualTo(exact32.floatValue());
    }
  }

  @Test
  void roundingAgreesWithBigDecimals() {
    for (double x : values()) {
      rounds(x, RoundingMode.CEILING, FloatOps::f64Ceil, d -> FloatOps.f32Ceil((float) d));
      rounds(x, RoundingMode.FLOOR, FloatOps::f64Floor, d -> FloatOps.f32Floor((float) d));
      rounds(x, RoundingMode.DOWN, FloatOps::f64Trunc, d -> FloatOps.f32Trunc((float) d));
      rounds(x, RoundingMode.HALF_EVEN, FloatOps::f64Nearest, d -> FloatOps.f32Nearest((float) d));
    }
  }

  private static void rounds(
      double x, RoundingMode mode, DoubleUnaryOperator f64, DoubleUnaryOperator f32) {
    sameBits(f64.applyAsDouble(x), rounded(x, mode), x);
    sameBits(f32.applyAsDouble((float) x), rounded((float) x, mode), x);
  }

  private static double rounded(double x, RoundingMode mode) {
    if (Double.isNaN(x) || Double.isInfinite(x)) {
      return x;
    }
    double result = new BigDecimal(x).setScale(0, mode).doubleValue();
    return Math.copySign(result, x);
  }

  @Test
  void minAndMaxOrderZeroesAndLetNaNThrough() {
    for (double x : values()) {
      for (double y : values()) {
        picks(x, y, true, FloatOps::f64Min);
        picks(x, y, false, FloatOps::f64Max);
        picks((float) x, (float) y, true, (a, b) -> FloatOps.f32Min((float) a, (float) b));
        picks((float) x, (float) y, false, (a, b) -> FloatOps.f32Max((float) a, (float) b));
      }
    }
  }

  private static void picks(double x, double y, boolean min, DoubleBinaryOperator operator) {
    double result = operator.applyAsDouble(x, y);
    if (Double.isNaN(x) || Double.isNaN(y)) {
      assertThat(result).isNaN();
    } else {
      // Double.compare orders -0 before +0.
      boolean first = min ? Double.compare(x, y) <= 0 : Double.compare(x, y) >= 0;
      sameBits(result, first ? x : y, x);
    }
  }

  @Test
  void arithmeticQuietensSignallingNaN() {
    float f = Float.intBitsToFloat(SNAN32);
    double d = Double.longBitsToDouble(SNAN64);
    float[] floats = {
      FloatOps.f32Ceil(f), FloatOps.f32Floor(f), FloatOps.f32Trunc(f), FloatOps.f32Nearest(f),
      FloatOps.f32Sqrt(f), FloatOps.f32Min(f, 1), FloatOps.f32Min(1, f), FloatOps.f32Max(f, 1),
      FloatOps.f32Max(1, f)
    };
    for (float result : floats) {
      assertThat(Float.floatToRawIntBits(result)).isEqualTo(QNAN32);
    }
    double[] doubles = {
      FloatOps.f64Ceil(d), FloatOps.f64Floor(d), FloatOps.f64Trunc(d), FloatOps.f64Nearest(d),
      FloatOps.f64Sqrt(d), FloatOps.f64Min(d, 1), FloatOps.f64Min(1, d), FloatOps.f64Max(d, 1),
      FloatOps.f64Max(1, d)
    };
    for (double result : doubles) {
      assertThat(Double.doubleToRawLongBits(result)).isEqualTo(QNAN64);
    }
  }

  @Test
  void signOperatorsChangeTheSignBitOnly() {
    int negative32 = SNAN32 | Integer.MIN_VALUE;
    float f = Float.intBitsToFloat(negative32);
    assertThat(Float.floatToRawIntBits(FloatOps.f32Abs(f))).isEqualTo(SNAN32);
    assertThat(Float.floatToRawIntBits(FloatOps.f32Neg(f))).isEqualTo(SNAN32);
    assertThat(Float.floatToRawIntBits(FloatOps.f32Copysign(f, 1))).isEqualTo(SNAN32);
    assertThat(Float.floatToRawIntBits(FloatOps.f32Copysign(f, -0f))).isEqualTo(negative32);
    long negative64 = SNAN64 | Long.MIN_VALUE;
    double d = Double.longBitsToDouble(negative64);
    assertThat(Double.doubleToRawLongBits(FloatOps.f64Abs(d))).isEqualTo(SNAN64);
    assertThat(Double.doubleToRawLongBits(FloatOps.f64Neg(d))).isEqualTo(SNAN64);
    assertThat(Double.doubleToRawLongBits(FloatOps.f64Copysign(d, 1))).isEqualTo(SNAN64);
    assertThat(Double.doubleToRawLongBits(FloatOps.f64Copysign(d, -0.0))).isEqualTo(negative64);
  }

  private static void sameBits(double actual, double expected, double input) {
    assertThat(Double.doubleToLongBits(actual))
        .as("of %s: %s for %s", input, actual, expected)
        .isEqualTo(Double.doubleToLongBits(expected));
  }

  private static BigInteger integer(double x) {
    return new BigDecimal(x).toBigInteger();
  }

  private static boolean inRange(BigInteger x, int bits, boolean signed) {
    return signed ? x.bitLength() < bits : x.signum() >= 0 && x.bitLength() <= bits;
  }

  private static long wrapped(BigInteger x, int bits) {
    return bits == 32 ? x.intValue() : x.longValue();
  }

  private static BigInteger unsigned(long x) {
    return new BigInteger(Long.toUnsignedString(x));
  }

  private static List<Double> values() {
    var values = new ArrayList<>(List.of(Double.NaN, Double.POSITIVE_INFINITY, Double.MIN_VALUE));
    for (double edge : new double[] {0, 0.5, 1, 1.5, 2.5, 0x1p31, 0x1p32, 0x1p53, 0x1p63, 0x1p64}) {
      values.addAll(List.of(edge, Math.nextUp(edge), Math.nextDown(edge), edge - 1, edge + 0.9));
      float f = (float) edge;
      values.addAll(List.of((double) Math.nextUp(f), (double) Math.nextDown(f)));
    }
    var random = new Random(3);
    for (int i = 0; i < 40; i++) {
      values.add(random.nextDouble() * Math.pow(2, random.nextInt(70)));
    }
    var negative = values.stream().map(x -> -x).toList();
    values.addAll(negative);
    return values;
  }
}
