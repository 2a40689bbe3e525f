package dev.wharf.engine.abi;

import dev.wharf.wasm.Trap;
import dev.wharf.wasm.TrapException;

/**
 * The float operators that are more than one JVM instruction. Spec: exec/numerics, floating-point
 * operations and conversions.
 *
 * <p>A NaN that comes out of an arithmetic operator must be quiet, but {@code Math.min}, {@code
 * ceil} and their kind hand a signalling operand through: hence {@code x + x}, which quietens it.
 * Sign operators are pure bit operations and change nothing else.
 */
public final class FloatOps {
  private static final double TWO_31 = 0x1p31;
  private static final double TWO_32 = 0x1p32;
  private static final double TWO_63 = 0x1p63;
  private static final double TWO_64 = 0x1p64;

  private FloatOps() {}

  public static float f32Abs(float x) {
    return Float.intBitsToFloat(Float.floatToRawIntBits(x) & Integer.MAX_VALUE);
  }

  public static float f32Neg(float x) {
    return Float.intBitsToFloat(Float.floatToRawIntBits(x) ^ Integer.MIN_VALUE);
  }

  public static float f32Ceil(float x) {
    return x != x ? x + x : (float) Math.ceil(x);
  }

  public static float f32Floor(float x) {
    return x != x ? x + x : (float) Math.floor(x);
  }

  public static float f32Trunc(float x) {
    if (x != x) {
      return x + x;
    }
    return (float) (x < 0 ? Math.ceil(x) : Math.floor(x));
  }

  public static float f32Nearest(float x) {
    return x != x ? x + x : (float) Math.rint(x);
  }

  public static float f32Sqrt(float x) {
    return (float) Math.sqrt(x);
  }

  public static float f32Min(float x, float y) {
    return x != x || y != y ? x + y : Math.min(x, y);
  }

  public static float f32Max(float x, float y) {
    return x != x || y != y ? x + y : Math.max(x, y);
  }

  public static float f32Copysign(float x, float y) {
    int magnitude = Float.floatToRawIntBits(x) & Integer.MAX_VALUE;
    return Float.intBitsToFloat(magnitude | (Float.floatToRawIntBits(y) & Integer.MIN_VALUE));
  }

  public static double f64Abs(double x) {
    return Double.longBitsToDouble(Double.doubleToRawLongBits(x) & Long.MAX_VALUE);
  }

  public static double f64Neg(double x) {
    return Double.longBitsToDouble(Double.doubleToRawLongBits(x) ^ Long.MIN_VALUE);
  }

  public static double f64Ceil(double x) {
    return x != x ? x + x : Math.ceil(x);
  }

  public static double f64Floor(double x) {
    return x != x ? x + x : Math.floor(x);
  }

  public static double f64Trunc(double x) {
    if (x != x) {
      return x + x;
    }
    return (x < 0 ? Math.ceil(x) : Math.floor(x));
  }

  public static double f64Nearest(double x) {
    return x != x ? x + x : Math.rint(x);
  }

  public static double f64Sqrt(double x) {
    return Math.sqrt(x);
  }

  public static double f64Min(double x, double y) {
    return x != x || y != y ? x + y : Math.min(x, y);
  }

  public static double f64Max(double x, double y) {
    return x != x || y != y ? x + y : Math.max(x, y);
  }

  public static double f64Copysign(double x, double y) {
    long magnitude = Double.doubleToRawLongBits(x) & Long.MAX_VALUE;
    return Double.longBitsToDouble(magnitude | (Double.doubleToRawLongBits(y) & Long.MIN_VALUE));
  }

  public static int i32TruncF32S(float x) {
    // Truncation comes first: -2147483648.9 is in range.
    if (!(x >= -TWO_31 && x < TWO_31)) {
      throw invalid(x);
    }
    return (int) x;
  }

  public static int i32TruncF32U(float x) {
    if (!(x > -1 && x < TWO_32)) {
      throw invalid(x);
    }
    return (int) (long) x;
  }

  public static long i64TruncF32S(float x) {
    if (!(x >= -TWO_63 && x < TWO_63)) {
      throw invalid(x);
    }
    return (long) x;
  }

  public static long i64TruncF32U(float x) {
    if (!(x > -1 && x < TWO_64)) {
      throw invalid(x);
    }
    return unsigned(x);
  }

  public static int i32TruncSatF32U(float x) {
    long value = (long) x;
    return value < 0 ? 0 : value > 0xffff_ffffL ? -1 : (int) value;
  }

  public static long i64TruncSatF32U(float x) {
    return x >= TWO_64 ? -1 : x > 0 ? unsigned(x) : 0;
  }

  public static int i32TruncF64S(double x) {
    // Truncation comes first: -2147483648.9 is in range.
    if (!(x > -TWO_31 - 1 && x < TWO_31)) {
      throw invalid(x);
    }
    return (int) x;
  }

  public static int i32TruncF64U(double x) {
    if (!(x > -1 && x < TWO_32)) {
      throw invalid(x);
    }
    return (int) (long) x;
  }

  public static long i64TruncF64S(double x) {
    if (!(x >= -TWO_63 && x < TWO_63)) {
      throw invalid(x);
    }
    return (long) x;
  }

  public static long i64TruncF64U(double x) {
    if (!(x > -1 && x < TWO_64)) {
      throw invalid(x);
    }
    return unsigned(x);
  }

  public static int i32TruncSatF64U(double x) {
    long value = (long) x;
    return value < 0 ? 0 : value > 0xffff_ffffL ? -1 : (int) value;
  }

  public static long i64TruncSatF64U(double x) {
    return x >= TWO_64 ? -1 : x > 0 ? unsigned(x) : 0;
  }

  /** Of a value from 0 to below 2^64, or one that truncates to 0. */
  private static long unsigned(double x) {
    return x < TWO_63 ? (long) x : (long) (x - TWO_63) ^ Long.MIN_VALUE;
  }

  private static TrapException invalid(double x) {
    return Traps.trap(x != x ? Trap.INVALID_CONVERSION_TO_INTEGER : Trap.INTEGER_OVERFLOW);
  }

  public static float f32ConvertI32U(int x) {
    return (float) Integer.toUnsignedLong(x);
  }

  public static double f64ConvertI32U(int x) {
    return (double) Integer.toUnsignedLong(x);
  }

  public static float f32ConvertI64U(long x) {
    // Halving keeps the lost bit sticky, so that the rounding is right.
    return x >= 0 ? (float) x : (float) ((x >>> 1) | (x & 1)) * 2;
  }

  public static double f64ConvertI64U(long x) {
    return x >= 0 ? (double) x : (double) ((x >>> 1) | (x & 1)) * 2;
  }
}
