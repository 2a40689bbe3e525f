package dev.wharf.engine.abi;

/**
 * What f64 lanes of vectors need beside {@link FloatOps}: a comparison gives all ones or zero.
 * Spec: exec/numerics, floating-point operations.
 */
public final class VectorDoubles {
  private VectorDoubles() {}

  public static long eq(double x, double y) {
    return x == y ? -1 : 0;
  }

  public static long ne(double x, double y) {
    return x != y ? -1 : 0;
  }

  public static long lt(double x, double y) {
    return x < y ? -1 : 0;
  }

  public static long gt(double x, double y) {
    return x > y ? -1 : 0;
  }

  public static long le(double x, double y) {
    return x <= y ? -1 : 0;
  }

  public static long ge(double x, double y) {
    return x >= y ? -1 : 0;
  }

  /** y if it is less, else x: no NaN is quietened. */
  public static double pmin(double x, double y) {
    return y < x ? y : x;
  }

  /** y if it is greater, else x: no NaN is quietened. */
  public static double pmax(double x, double y) {
    return x < y ? y : x;
  }
}
