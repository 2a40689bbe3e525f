package dev.wharf.engine.abi;

/**
 * Conversions between integer and float lanes, one half of the result each. Where lanes of 32 bits
 * become lanes of 64, the argument is the one lane that the half is made of. Spec: exec/numerics,
 * conversions.
 */
public final class VectorConversions {
  private VectorConversions() {}

  private static int high(long half) {
    return (int) (half >>> 32);
  }

  public static long i32x4TruncSatF32x4S(long a) {
    return VectorInts.pack(
        (int) Float.intBitsToFloat((int) a), (int) Float.intBitsToFloat(high(a)));
  }

  public static long i32x4TruncSatF32x4U(long a) {
    return VectorInts.pack(
        FloatOps.i32TruncSatF32U(Float.intBitsToFloat((int) a)),
        FloatOps.i32TruncSatF32U(Float.intBitsToFloat(high(a))));
  }

  /** The low half, from both halves of the operand; the high half is zero. */
  public static long i32x4TruncSatF64x2SZero(long low, long high) {
    return VectorInts.pack((int) Double.longBitsToDouble(low), (int) Double.longBitsToDouble(high));
  }

  /** The low half, from both halves of the operand; the high half is zero. */
  public static long i32x4TruncSatF64x2UZero(long low, long high) {
    return VectorInts.pack(
        FloatOps.i32TruncSatF64U(Double.longBitsToDouble(low)),
        FloatOps.i32TruncSatF64U(Double.longBitsToDouble(high)));
  }

  public static long f32x4ConvertI32x4S(long a) {
    return VectorFloats.pack((float) (int) a, (float) high(a));
  }

  public static long f32x4ConvertI32x4U(long a) {
    return VectorFloats.pack((float) (a & 0xffff_ffffL), (float) (a >>> 32));
  }

  public static long f64x2ConvertLowI32x4S(int lane) {
    return Double.doubleToRawLongBits(lane);
  }

  public static long f64x2ConvertLowI32x4U(int lane) {
    return Double.doubleToRawLongBits(lane & 0xffff_ffffL);
  }

  public static long f64x2PromoteLowF32x4(int lane) {
    return Double.doubleToRawLongBits(Float.intBitsToFloat(lane));
  }

  /** The low half, from both halves of the operand; the high half is zero. */
  public static long f32x4DemoteF64x2Zero(long low, long high) {
    return VectorFloats.pack(
        (float) Double.longBitsToDouble(low), (float) Double.longBitsToDouble(high));
  }
}
