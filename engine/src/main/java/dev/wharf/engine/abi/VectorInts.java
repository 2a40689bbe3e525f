package dev.wharf.engine.abi;

/**
 * Operators on i32 lanes, each an int, and on i64 lanes, each a long; a comparison gives all ones
 * or zero. Spec: exec/numerics, integer operations.
 */
public final class VectorInts {
  private VectorInts() {}

  /** A half of two lanes. */
  public static long pack(int low, int high) {
    return low & 0xffff_ffffL | (long) high << 32;
  }

  private static int high(long half) {
    return (int) (half >>> 32);
  }

  public static int abs(int x) {
    return Math.abs(x);
  }

  public static int minS(int x, int y) {
    return Math.min(x, y);
  }

  public static int maxS(int x, int y) {
    return Math.max(x, y);
  }

  public static int minU(int x, int y) {
    return Math.min(x ^ Integer.MIN_VALUE, y ^ Integer.MIN_VALUE) ^ Integer.MIN_VALUE;
  }

  public static int maxU(int x, int y) {
    return Math.max(x ^ Integer.MIN_VALUE, y ^ Integer.MIN_VALUE) ^ Integer.MIN_VALUE;
  }

  public static int eq(int x, int y) {
    return x == y ? -1 : 0;
  }

  public static int ne(int x, int y) {
    return x != y ? -1 : 0;
  }

  public static int ltS(int x, int y) {
    return x < y ? -1 : 0;
  }

  public static int ltU(int x, int y) {
    return x + Integer.MIN_VALUE < y + Integer.MIN_VALUE ? -1 : 0;
  }

  public static int gtS(int x, int y) {
    return ltS(y, x);
  }

  public static int gtU(int x, int y) {
    return ltU(y, x);
  }

  public static int leS(int x, int y) {
    return x <= y ? -1 : 0;
  }

  public static int leU(int x, int y) {
    return x + Integer.MIN_VALUE <= y + Integer.MIN_VALUE ? -1 : 0;
  }

  public static int geS(int x, int y) {
    return leS(y, x);
  }

  public static int geU(int x, int y) {
    return leU(y, x);
  }

  /** The bits of {@code a} where the mask has ones, else those of {@code b}. */
  public static int bitselect(int a, int b, int mask) {
    return b ^ ((a ^ b) & mask);
  }

  /** The signs of four lanes, the first in the lowest bit. */
  public static int bitmask(int lane0, int lane1, int lane2, int lane3) {
    return lane0 >>> 31 | lane1 >>> 30 & 2 | lane2 >>> 29 & 4 | lane3 >>> 28 & 8;
  }

  /** Products of pairs of i16 lanes, added. */
  public static long i32x4DotI16x8S(long a, long b) {
    return pack(
        (short) a * (short) b + ((int) a >> 16) * ((int) b >> 16),
        (short) (a >> 32) * (short) (b >> 32) + (int) (a >> 48) * (int) (b >> 48));
  }

  /** {@link VectorShorts#i16x8RelaxedDotI8x16I7x16S}, pairs of which are added, and {@code c}. */
  public static long i32x4RelaxedDotI8x16I7x16AddS(long a, long b, long c) {
    long pairs = VectorShorts.i16x8RelaxedDotI8x16I7x16S(a, b);
    return VectorLanes.add(VectorWidths.i32x4ExtaddPairwiseI16x8S(pairs), c, 0x8000000080000000L);
  }

  // A comparison of i64 is a sign, spread over the lane; the highest bits decide where they differ.

  public static long i64x2Eq(long a, long b) {
    return ~i64x2Ne(a, b);
  }

  public static long i64x2Ne(long a, long b) {
    long x = a ^ b;
    return (x | -x) >> 63;
  }

  public static long i64x2LtS(long a, long b) {
    return ((a & ~b) | (~(a ^ b) & (a - b))) >> 63;
  }

  public static long i64x2GtS(long a, long b) {
    return i64x2LtS(b, a);
  }

  public static long i64x2LeS(long a, long b) {
    return ~i64x2LtS(b, a);
  }

  public static long i64x2GeS(long a, long b) {
    return ~i64x2LtS(a, b);
  }

  public static long i64x2Abs(long a) {
    long sign = a >> 63;
    return (a ^ sign) - sign;
  }

  public static int i64x2AllTrue(long low, long high) {
    return low != 0 && high != 0 ? 1 : 0;
  }
}
