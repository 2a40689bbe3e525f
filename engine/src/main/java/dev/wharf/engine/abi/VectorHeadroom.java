package dev.wharf.engine.abi;

/**
 * Operators on half a v128 of eight bytes that are all below 128, as the caller knows: the highest
 * bit of each lane is free to take a carry or a borrow. Second operands are constants more often
 * than not, and stand together for the JIT to compute with. Spec: exec/numerics, integer
 * operations.
 */
public final class VectorHeadroom {
  private static final long ONES = 0x0101010101010101L;
  private static final long SIGNS = 0x8080808080808080L;

  private VectorHeadroom() {}

  /** The sum, of which only the first operand is known to be below 128. */
  public static long addToFirst(long a, long b) {
    return (a + (b & ~SIGNS)) ^ (b & SIGNS);
  }

  /** The sum, of which only the second operand is known to be below 128. */
  public static long addToSecond(long a, long b) {
    return addToFirst(b, a);
  }

  public static long ltUBytes(long a, long b) {
    return fill((b | SIGNS) - ONES - a & SIGNS);
  }

  public static long gtUBytes(long a, long b) {
    return ltUBytes(b, a);
  }

  public static long geUBytes(long a, long b) {
    return fill(a + (SIGNS - b) & SIGNS);
  }

  public static long leUBytes(long a, long b) {
    return geUBytes(b, a);
  }

  public static long subSatUBytes(long a, long b) {
    long difference = a + (SIGNS - b);
    long noBorrow = difference & SIGNS;
    return difference & noBorrow - (noBorrow >>> 7);
  }

  private static long fill(long tops) {
    return (tops << 1) - (tops >>> 7);
  }
}
