package dev.wharf.engine.abi;

/**
 * Eight i16 lanes as two longs, of which one has lanes 0, 2, 4 and 6 and the other 1, 3, 5 and 7:
 * to and from the usual order, and to bytes, where the order falls into place by itself.
 */
public final class VectorEvens {
  private static final long EVEN = 0x0000ffff0000ffffL;
  private static final long BYTES = 0x00ff00ff00ff00ffL;
  private static final long HIGH_BYTES = 0xff00ff00ff00ff00L;

  private VectorEvens() {}

  /** Lanes 0, 2, 4 and 6 of two halves. */
  public static long evens(long low, long high) {
    low &= EVEN;
    high &= EVEN;
    return (low | low >>> 16) & 0xffff_ffffL | (high << 32 | high << 16) & 0xffff_ffff_0000_0000L;
  }

  /** Lanes 1, 3, 5 and 7 of two halves. */
  public static long odds(long low, long high) {
    return evens(low >>> 16, high >>> 16);
  }

  /** Lanes 0 to 3. */
  public static long low(long evens, long odds) {
    return VectorWidths.i32x4ExtendI16x8U((int) evens)
        | VectorWidths.i32x4ExtendI16x8U((int) odds) << 16;
  }

  /** Lanes 4 to 7. */
  public static long high(long evens, long odds) {
    return low(evens >>> 32, odds >>> 32);
  }

  /** Lanes that are at most 255 to bytes. */
  public static long narrow(long evens, long odds) {
    return evens | odds << 8;
  }

  /** Signed lanes to unsigned bytes, saturated. */
  public static long narrowU(long evens, long odds) {
    if (((evens | odds) & HIGH_BYTES) != 0) {
      evens = VectorWidths.clampByteU(evens) & BYTES;
      odds = VectorWidths.clampByteU(odds) & BYTES;
    }
    return evens | odds << 8;
  }
}
