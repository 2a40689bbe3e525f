package dev.wharf.engine.abi;

/**
 * Operators on two f32 lanes, half a v128. Spec: exec/numerics, floating-point operations; each
 * lane obeys the rules of the scalar operator, for which see {@link FloatOps}.
 */
public final class VectorFloats {
  private static final long SIGNS = 0x8000000080000000L;

  private VectorFloats() {}

  private static float low(long half) {
    return Float.intBitsToFloat((int) half);
  }

  private static float high(long half) {
    return Float.intBitsToFloat((int) (half >>> 32));
  }

  public static long pack(float low, float high) {
    return Float.floatToRawIntBits(low) & 0xffff_ffffL
        | (long) Float.floatToRawIntBits(high) << 32;
  }

  private static long mask(boolean low, boolean high) {
    return (low ? 0xffff_ffffL : 0) | (high ? 0xffff_ffff_0000_0000L : 0);
  }

  // Single lanes; a comparison gives all ones or zero

  public static int eq(float x, float y) {
    return x == y ? -1 : 0;
  }

  public static int ne(float x, float y) {
    return x != y ? -1 : 0;
  }

  public static int lt(float x, float y) {
    return x < y ? -1 : 0;
  }

  public static int gt(float x, float y) {
    return x > y ? -1 : 0;
  }

  public static int le(float x, float y) {
    return x <= y ? -1 : 0;
  }

  public static int ge(float x, float y) {
    return x >= y ? -1 : 0;
  }

  /** y if it is less, else x: no NaN is quietened. */
  public static float pmin(float x, float y) {
    return y < x ? y : x;
  }

  /** y if it is greater, else x: no NaN is quietened. */
  public static float pmax(float x, float y) {
    return x < y ? y : x;
  }

  public static long f32x4Add(long a, long b) {
    return pack(low(a) + low(b), high(a) + high(b));
  }

  public static long f32x4Sub(long a, long b) {
    return pack(low(a) - low(b), high(a) - high(b));
  }

  public static long f32x4Mul(long a, long b) {
    return pack(low(a) * low(b), high(a) * high(b));
  }

  public static long f32x4Div(long a, long b) {
    return pack(low(a) / low(b), high(a) / high(b));
  }

  public static long f32x4Min(long a, long b) {
    return pack(FloatOps.f32Min(low(a), low(b)), FloatOps.f32Min(high(a), high(b)));
  }

  public static long f32x4Max(long a, long b) {
    return pack(FloatOps.f32Max(low(a), low(b)), FloatOps.f32Max(high(a), high(b)));
  }

  /** The bits of b where b is less, else those of a: no NaN is quietened. */
  public static long f32x4Pmin(long a, long b) {
    return a ^ ((a ^ b) & f32x4Lt(b, a));
  }

  /** The bits of b where b is greater, else those of a: no NaN is quietened. */
  public static long f32x4Pmax(long a, long b) {
    return a ^ ((a ^ b) & f32x4Lt(a, b));
  }

  public static long f32x4Abs(long a) {
    return a & ~SIGNS;
  }

  public static long f32x4Neg(long a) {
    return a ^ SIGNS;
  }

  public static long f32x4Sqrt(long a) {
    return pack((float) Math.sqrt(low(a)), (float) Math.sqrt(high(a)));
  }

  public static long f32x4Ceil(long a) {
    return pack(FloatOps.f32Ceil(low(a)), FloatOps.f32Ceil(high(a)));
  }

  public static long f32x4Floor(long a) {
    return pack(FloatOps.f32Floor(low(a)), FloatOps.f32Floor(high(a)));
  }

  public static long f32x4Trunc(long a) {
    return pack(FloatOps.f32Trunc(low(a)), FloatOps.f32Trunc(high(a)));
  }

  public static long f32x4Nearest(long a) {
    return pack(FloatOps.f32Nearest(low(a)), FloatOps.f32Nearest(high(a)));
  }

  public static long f32x4Eq(long a, long b) {
    return mask(low(a) == low(b), high(a) == high(b));
  }

  public static long f32x4Ne(long a, long b) {
    return mask(low(a) != low(b), high(a) != high(b));
  }

  public static long f32x4Lt(long a, long b) {
    return mask(low(a) < low(b), high(a) < high(b));
  }

  public static long f32x4Gt(long a, long b) {
    return f32x4Lt(b, a);
  }

  public static long f32x4Le(long a, long b) {
    return mask(low(a) <= low(b), high(a) <= high(b));
  }

  public static long f32x4Ge(long a, long b) {
    return f32x4Le(b, a);
  }

  /** Rounds twice, as in the deterministic profile. */
  public static long f32x4RelaxedMadd(long a, long b, long c) {
    return pack(low(a) * low(b) + low(c), high(a) * high(b) + high(c));
  }

  /** Rounds twice, as in the deterministic profile. */
  public static long f32x4RelaxedNmadd(long a, long b, long c) {
    return f32x4RelaxedMadd(a ^ SIGNS, b, c);
  }
}
