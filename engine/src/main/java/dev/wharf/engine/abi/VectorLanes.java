package dev.wharf.engine.abi;

/**
 * Integer vector operators on one half of a v128: a long with eight, four or two lanes side by
 * side, which are computed at once. An operator that works lane by lane is applied to each half.
 * Spec: exec/numerics, integer operations; exec/instructions, vector instructions.
 *
 * <p>The width of the lanes comes from the caller as constants that the JIT folds: {@code signs}
 * has the highest bit of each lane, {@code top} is the number of that bit within its lane. A carry
 * must not leave its lane, hence the additions without the highest bits, which are exclusive-ored
 * in afterwards. Nothing here branches: which lane is greater is not predictable.
 */
public final class VectorLanes {
  private VectorLanes() {}

  public static long add(long a, long b, long signs) {
    return ((a & ~signs) + (b & ~signs)) ^ ((a ^ b) & signs);
  }

  public static long sub(long a, long b, long signs) {
    return ((a | signs) - (b & ~signs)) ^ (~(a ^ b) & signs);
  }

  public static long neg(long a, long signs) {
    return (signs - (a & ~signs)) ^ (~a & signs);
  }

  public static long abs(long a, long signs, int top) {
    long negative = a & signs;
    return (a ^ fill(negative, top)) + (negative >>> top);
  }

  /** The bits of {@code a} where the mask has ones, else those of {@code b}. */
  public static long bitselect(long a, long b, long mask) {
    return b ^ ((a ^ b) & mask);
  }

  // Comparisons: the highest bit of each lane for which they hold, and all of its bits.

  public static long eqTops(long a, long b, long signs) {
    long x = a ^ b;
    return ~(((x & ~signs) + ~signs) | x) & signs;
  }

  public static long neTops(long a, long b, long signs) {
    long x = a ^ b;
    return (((x & ~signs) + ~signs) | x) & signs;
  }

  public static long ltSTops(long a, long b, long signs) {
    long difference = (a | signs) - (b & ~signs);
    return ((a & ~b) | ~((a ^ b) | difference)) & signs;
  }

  public static long ltUTops(long a, long b, long signs) {
    long difference = (a | signs) - (b & ~signs);
    return ((~a & b) | ~((a ^ b) | difference)) & signs;
  }

  public static long gtSTops(long a, long b, long signs) {
    return ltSTops(b, a, signs);
  }

  public static long leSTops(long a, long b, long signs) {
    return ~ltSTops(b, a, signs) & signs;
  }

  public static long geSTops(long a, long b, long signs) {
    return ~ltSTops(a, b, signs) & signs;
  }

  public static long gtUTops(long a, long b, long signs) {
    return ltUTops(b, a, signs);
  }

  public static long leUTops(long a, long b, long signs) {
    return ~ltUTops(b, a, signs) & signs;
  }

  public static long geUTops(long a, long b, long signs) {
    return ~ltUTops(a, b, signs) & signs;
  }

  public static long eq(long a, long b, long signs, int top) {
    return fill(eqTops(a, b, signs), top);
  }

  public static long ne(long a, long b, long signs, int top) {
    return fill(neTops(a, b, signs), top);
  }

  public static long ltS(long a, long b, long signs, int top) {
    return fill(ltSTops(a, b, signs), top);
  }

  public static long gtS(long a, long b, long signs, int top) {
    return ltS(b, a, signs, top);
  }

  public static long leS(long a, long b, long signs, int top) {
    return ~ltS(b, a, signs, top);
  }

  public static long geS(long a, long b, long signs, int top) {
    return ~ltS(a, b, signs, top);
  }

  public static long ltU(long a, long b, long signs, int top) {
    return fill(ltUTops(a, b, signs), top);
  }

  public static long gtU(long a, long b, long signs, int top) {
    return ltU(b, a, signs, top);
  }

  public static long leU(long a, long b, long signs, int top) {
    return ~ltU(b, a, signs, top);
  }

  public static long geU(long a, long b, long signs, int top) {
    return ~ltU(a, b, signs, top);
  }

  public static long minS(long a, long b, long signs, int top) {
    return b ^ ((a ^ b) & ltS(a, b, signs, top));
  }

  public static long minU(long a, long b, long signs, int top) {
    return b ^ ((a ^ b) & ltU(a, b, signs, top));
  }

  public static long maxS(long a, long b, long signs, int top) {
    return a ^ ((a ^ b) & ltS(a, b, signs, top));
  }

  public static long maxU(long a, long b, long signs, int top) {
    return a ^ ((a ^ b) & ltU(a, b, signs, top));
  }

  public static long addSatU(long a, long b, long signs, int top) {
    long sum = add(a, b, signs);
    return sum | fill(((a & b) | ((a | b) & ~sum)) & signs, top);
  }

  public static long subSatU(long a, long b, long signs, int top) {
    long difference = sub(a, b, signs);
    return difference & ~fill(((~a & b) | (~(a ^ b) & difference)) & signs, top);
  }

  public static long addSatS(long a, long b, long signs, int top) {
    long sum = add(a, b, signs);
    return saturate(a, sum, ~(a ^ b) & (a ^ sum) & signs, signs, top);
  }

  public static long subSatS(long a, long b, long signs, int top) {
    long difference = sub(a, b, signs);
    return saturate(a, difference, (a ^ b) & (a ^ difference) & signs, signs, top);
  }

  /** The result, but in lanes that overflowed the greatest number; the least if a is negative. */
  private static long saturate(long a, long result, long overflow, long signs, int top) {
    long bound = ((a & signs) >>> top) + ~signs;
    return result ^ ((result ^ bound) & fill(overflow, top));
  }

  public static long avgrU(long a, long b, long signs, int top) {
    return (a | b) - (((a ^ b) & ~(signs >>> top)) >>> 1);
  }

  public static long shl(long a, int count, long signs, int top) {
    int shift = count & top;
    long ones = signs >>> top;
    // The mask comes last, where the JIT joins it with one that follows.
    return (a << shift) & ((ones << top << 1) - (ones << shift));
  }

  public static long shrU(long a, int count, long signs, int top) {
    int shift = count & top;
    return (a >>> shift) & low(shift, signs, top);
  }

  public static long shrS(long a, int count, long signs, int top) {
    int shift = count & top;
    long low = low(shift, signs, top);
    return ((a >>> shift) & low) | (fill(a & signs, top) & ~low);
  }

  /** Whether no lane of either half is zero: 1 or 0. */
  public static int allTrue(long low, long high, long signs) {
    long nonZero = (((low & ~signs) + ~signs) | low) & (((high & ~signs) + ~signs) | high);
    return (nonZero & signs) == signs ? 1 : 0;
  }

  public static long i8x16Popcnt(long a) {
    long pairs = a - ((a >>> 1) & 0x5555555555555555L);
    long nibbles = (pairs & 0x3333333333333333L) + ((pairs >>> 2) & 0x3333333333333333L);
    return (nibbles + (nibbles >>> 4)) & 0x0f0f0f0f0f0f0f0fL;
  }

  // The product moves the sign of each lane to its place in the highest bits; no two meet.

  public static int i8x16Bitmask(long low, long high) {
    return i8x8Bitmask(low) | i8x8Bitmask(high) << 8;
  }

  private static int i8x8Bitmask(long a) {
    return (int) (((a & 0x8080808080808080L) * 0x0002040810204081L) >>> 56);
  }

  public static int i16x8Bitmask(long low, long high) {
    return i16x4Bitmask(low) | i16x4Bitmask(high) << 4;
  }

  private static int i16x4Bitmask(long a) {
    return (int) (((a & 0x8000800080008000L) * 0x0000200040008001L) >>> 60);
  }

  public static int i32x4Bitmask(long low, long high) {
    return i32x2Bitmask(low) | i32x2Bitmask(high) << 2;
  }

  private static int i32x2Bitmask(long a) {
    return (int) (a >>> 31) & 1 | (int) (a >>> 62) & 2;
  }

  public static int i64x2Bitmask(long low, long high) {
    return (int) (low >>> 63) | (int) (high >>> 62) & 2;
  }

  /** All bits of the lanes whose highest bit is set; {@code tops} has no other bits. */
  private static long fill(long tops, int top) {
    return (tops << 1) - (tops >>> top);
  }

  /** In each lane the bits that a shift by {@code shift} does not move out, moved down. */
  private static long low(int shift, long signs, int top) {
    long ones = signs >>> top;
    return (ones << (top + 1 - shift)) - ones;
  }
}
