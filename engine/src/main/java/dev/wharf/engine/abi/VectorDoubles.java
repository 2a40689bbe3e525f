package dev.wharf.engine.abi;

/**
 * Operators on one f64 lane, half a v128, as raw bits. Spec: exec/numerics, floating-point
 * operations; each lane obeys the rules of the scalar operator, for which see {@link FloatOps}.
 */
public final class VectorDoubles {
  private VectorDoubles() {}

  private static double value(long half) {
    return Double.longBitsToDouble(half);
  }

  private static long bits(double value) {
    return Double.doubleToRawLongBits(value);
  }

  private static long mask(boolean holds) {
    return holds ? -1 : 0;
  }

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

  public static long f64x2Add(long a, long b) {
    return bits(value(a) + value(b));
  }

  public static long f64x2Sub(long a, long b) {
    return bits(value(a) - value(b));
  }

  public static long f64x2Mul(long a, long b) {
    return bits(value(a) * value(b));
  }

  public static long f64x2Div(long a, long b) {
    return bits(value(a) / value(b));
  }

  public static long f64x2Min(long a, long b) {
    return bits(FloatOps.f64Min(value(a), value(b)));
  }

  public static long f64x2Max(long a, long b) {
    return bits(FloatOps.f64Max(value(a), value(b)));
  }

  /** The bits of b where b is less, else those of a: no NaN is quietened. */
  public static long f64x2Pmin(long a, long b) {
    return value(b) < value(a) ? b : a;
  }

  /** The bits of b where b is greater, else those of a: no NaN is quietened. */
  public static long f64x2Pmax(long a, long b) {
    return value(a) < value(b) ? b : a;
  }

  public static long f64x2Abs(long a) {
    return a & Long.MAX_VALUE;
  }

  public static long f64x2Neg(long a) {
    return a ^ Long.MIN_VALUE;
  }

  public static long f64x2Sqrt(long a) {
    return bits(Math.sqrt(value(a)));
  }

  public static long f64x2Ceil(long a) {
    return bits(FloatOps.f64Ceil(value(a)));
  }

  public static long f64x2Floor(long a) {
    return bits(FloatOps.f64Floor(value(a)));
  }

  public static long f64x2Trunc(long a) {
    return bits(FloatOps.f64Trunc(value(a)));
  }

  public static long f64x2Nearest(long a) {
    return bits(FloatOps.f64Nearest(value(a)));
  }

  public static long f64x2Eq(long a, long b) {
    return mask(value(a) == value(b));
  }

  public static long f64x2Ne(long a, long b) {
    return mask(value(a) != value(b));
  }

  public static long f64x2Lt(long a, long b) {
    return mask(value(a) < value(b));
  }

  public static long f64x2Gt(long a, long b) {
    return mask(value(a) > value(b));
  }

  public static long f64x2Le(long a, long b) {
    return mask(value(a) <= value(b));
  }

  public static long f64x2Ge(long a, long b) {
    return mask(value(a) >= value(b));
  }

  /** Rounds twice, as in the deterministic profile. */
  public static long f64x2RelaxedMadd(long a, long b, long c) {
    return bits(value(a) * value(b) + value(c));
  }

  /** Rounds twice, as in the deterministic profile. */
  public static long f64x2RelaxedNmadd(long a, long b, long c) {
    return f64x2RelaxedMadd(a ^ Long.MIN_VALUE, b, c);
  }
}
