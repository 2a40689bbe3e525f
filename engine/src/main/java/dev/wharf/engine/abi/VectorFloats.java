package dev.wharf.engine.abi;

/**
 * What f32 lanes of vectors need beside {@link FloatOps}: a comparison gives all ones or zero.
 * Spec: exec/numerics, floating-point operations.
 */
public final class VectorFloats {
  private VectorFloats() {}

  /** A half of two lanes. */
  public static long pack(float low, float high) {
    return Float.floatToRawIntBits(low) & 0xffff_ffffL | (long) Float.floatToRawIntBits(high) << 32;
  }

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
}
