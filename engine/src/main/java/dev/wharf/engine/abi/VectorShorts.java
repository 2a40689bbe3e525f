package dev.wharf.engine.abi;

/**
 * Products of four i16 lanes, half a v128. Spec: exec/numerics, integer operations {@code imul},
 * {@code iq15mulr_sat_s} and the relaxed dot products.
 */
public final class VectorShorts {
  private VectorShorts() {}

  /**
   * A lane of one factor, in place, times the lane of the other, moved down, is in place; what the
   * other lanes add is above it.
   */
  public static long i16x8Mul(long a, long b) {
    return (a * b & 0xffffL)
        | ((a & 0xffff0000L) * (b >>> 16) & 0xffff0000L)
        | ((a & 0xffff_00000000L) * (b >>> 32) & 0xffff_00000000L)
        | ((a & 0xffff_0000_00000000L) * (b >>> 48));
  }

  /** {@code b} has one number in all lanes, and no product has more than 16 bits. */
  public static long scaleBySecond(long a, long b) {
    return a * (b & 0xffff);
  }

  /** {@code a} has one number in all lanes, and no product has more than 16 bits. */
  public static long scaleByFirst(long a, long b) {
    return (a & 0xffff) * b;
  }

  public static long i16x8Q15mulrSatS(long a, long b) {
    return pack(
        q15((short) a, (short) b),
        q15((short) (a >> 16), (short) (b >> 16)),
        q15((short) (a >> 32), (short) (b >> 32)),
        q15((short) (a >> 48), (short) (b >> 48)));
  }

  /** Only the least number squared leaves the range. */
  private static int q15(short x, short y) {
    return Math.min((x * y + 0x4000) >> 15, Short.MAX_VALUE);
  }

  /**
   * Products of pairs of i8 lanes, added; both factors are signed and the sum saturates, as in the
   * deterministic profile.
   */
  public static long i16x8RelaxedDotI8x16I7x16S(long a, long b) {
    return pack(dot(a, b), dot(a >> 16, b >> 16), dot(a >> 32, b >> 32), dot(a >> 48, b >> 48));
  }

  private static int dot(long a, long b) {
    int sum = (byte) a * (byte) b + (byte) (a >> 8) * (byte) (b >> 8);
    return Math.min(sum, Short.MAX_VALUE);
  }

  private static long pack(int lane0, int lane1, int lane2, int lane3) {
    return lane0 & 0xffffL | (lane1 & 0xffffL) << 16 | (lane2 & 0xffffL) << 32 | (long) lane3 << 48;
  }
}
