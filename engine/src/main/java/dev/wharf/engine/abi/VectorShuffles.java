package dev.wharf.engine.abi;

/**
 * Bytes of a v128 moved about. A shuffle, whose indices are constants, is compiled to shifts and
 * masks; here are the moves that take more than that. Spec: exec/instructions, vector instructions
 * {@code vswizzlop} and {@code vshuffle}.
 */
public final class VectorShuffles {
  private static final long ONES = 0x0101010101010101L;
  private static final long SIGNS = 0x8080808080808080L;

  private VectorShuffles() {}

  /**
   * Half of a swizzle: eight bytes of the table, chosen by as many indices; 0 for an index over 15.
   *
   * <p>A tree of choices by one bit of the index each, for all eight at once: 16 entries, spread
   * over the long, become eight by bit 0, those become four by bit 1, and so on. It costs a third
   * of eight shifts, and where the table does not change in a loop, the JIT spreads it once.
   */
  public static long i8x16Swizzle(long tableLow, long tableHigh, long indices) {
    long bit0 = mask(indices);
    long bit1 = mask(indices >>> 1);
    long bit2 = mask(indices >>> 2);
    long chosenLow = choose(tableLow, bit0, bit1, bit2);
    long chosenHigh = choose(tableHigh, bit0, bit1, bit2);
    long chosen = chosenLow ^ (mask(indices >>> 3) & (chosenLow ^ chosenHigh));
    long outside = indices & 0xf0f0f0f0f0f0f0f0L;
    return outside == 0 ? chosen : chosen & ~nonZero(outside);
  }

  /**
   * Half of a swizzle of a constant table, by indices that are all below 16. A string is a constant
   * whose characters the JIT loads without a check.
   *
   * @param pairs the entries, of 8 bits each, for two indices together: first + 16 * second
   */
  public static long lookUp(long indices, String pairs) {
    long both = indices | indices >>> 4;
    int low = pairs.charAt((int) both & 0xff) | pairs.charAt((int) (both >>> 16) & 0xff) << 16;
    int high =
        pairs.charAt((int) (both >>> 32) & 0xff) | pairs.charAt((int) (both >>> 48) & 0xff) << 16;
    return low & 0xffff_ffffL | (long) high << 32;
  }

  /** The same by any indices; 0 for one over 15. */
  public static long lookUpOrZero(long indices, String pairs) {
    long chosen = lookUp(indices & 0x0f0f0f0f0f0f0f0fL, pairs);
    long outside = indices & 0xf0f0f0f0f0f0f0f0L;
    return outside == 0 ? chosen : chosen & ~nonZero(outside);
  }

  private static long choose(long table, long bit0, long bit1, long bit2) {
    long e01 = choose(spread(table), spread(table >>> 8), bit0);
    long e23 = choose(spread(table >>> 16), spread(table >>> 24), bit0);
    long e45 = choose(spread(table >>> 32), spread(table >>> 40), bit0);
    long e67 = choose(spread(table >>> 48), spread(table >>> 56), bit0);
    return choose(choose(e01, e23, bit1), choose(e45, e67, bit1), bit2);
  }

  /** The bits of {@code one} where the mask has ones, else those of {@code zero}. */
  private static long choose(long zero, long one, long mask) {
    return zero ^ ((zero ^ one) & mask);
  }

  /** Bytes of ones where the lowest bit is set. */
  private static long mask(long a) {
    long bits = a & ONES;
    return (bits << 8) - bits;
  }

  private static long spread(long a) {
    return (a & 0xff) * ONES;
  }

  /** Bytes of ones where a is not zero. */
  private static long nonZero(long a) {
    long tops = ((a & ~SIGNS) + ~SIGNS | a) & SIGNS;
    return (tops << 1) - (tops >>> 7);
  }

  public static long i8x16Splat(int value) {
    return (value & 0xff) * ONES;
  }

  public static long i16x8Splat(int value) {
    return (value & 0xffff) * 0x0001000100010001L;
  }

  public static long i32x4Splat(int value) {
    return (value & 0xffff_ffffL) | (long) value << 32;
  }

  /** {@code value} in place of a lane of {@code width} bits, {@code shift} bits from the lowest. */
  public static long replaceLane(long half, long value, int shift, int width) {
    long mask = -1L >>> 64 - width << shift;
    return half & ~mask | value << shift & mask;
  }
}
