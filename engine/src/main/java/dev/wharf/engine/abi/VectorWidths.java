package dev.wharf.engine.abi;

/**
 * Vector operators between integer lanes of one width and of the next, one half of the result each.
 * A half of wider lanes is made of half as many bits: an int. Spec: exec/instructions, vector
 * instructions {@code vcvtop}, {@code vnarrow}, {@code vextunop}, {@code vextbinop}.
 */
public final class VectorWidths {
  private static final long BYTES = 0x00ff00ff00ff00ffL;
  private static final long SHORTS = 0x0000ffff0000ffffL;

  private VectorWidths() {}

  // Narrowing: the half that two halves of wider lanes become. Lanes in range, the usual case in
  // programs that compute with headroom, only move.

  public static long i8x16NarrowI16x8S(long low, long high) {
    // In range are lanes whose highest nine bits are the same.
    if ((((low ^ low << 1) | (high ^ high << 1)) & 0xff00ff00ff00ff00L) != 0) {
      low = clampByteS(low);
      high = clampByteS(high);
    }
    return i8x8Pack(low, high);
  }

  public static long i8x16NarrowI16x8U(long low, long high) {
    if (((low | high) & 0xff00ff00ff00ff00L) != 0) {
      low = clampByteU(low);
      high = clampByteU(high);
    }
    return i8x8Pack(low, high);
  }

  /** i16 lanes to -128..127. */
  private static long clampByteS(long a) {
    long negative = a & 0x8000800080008000L;
    long sign = (negative << 1) - (negative >>> 15);
    long magnitude = a ^ sign;
    long over = (magnitude & 0x7f807f807f807f80L) + 0x7f807f807f807f80L & 0x8000800080008000L;
    return (magnitude | (over >>> 8) - (over >>> 15)) & 0x007f007f007f007fL ^ sign;
  }

  /** i16 lanes to 0..255. */
  static long clampByteU(long a) {
    long negative = a & 0x8000800080008000L;
    long positive = a & ~((negative << 1) - (negative >>> 15));
    long over = (positive & 0x7f007f007f007f00L) + 0x7f007f007f007f00L & 0x8000800080008000L;
    return positive | (over >>> 7) - (over >>> 15);
  }

  public static long i16x8NarrowI32x4S(long low, long high) {
    return clampShortS((int) low)
        | clampShortS((int) (low >> 32)) << 16
        | clampShortS((int) high) << 32
        | clampShortS((int) (high >> 32)) << 48;
  }

  public static long i16x8NarrowI32x4U(long low, long high) {
    return clampShortU((int) low)
        | clampShortU((int) (low >> 32)) << 16
        | clampShortU((int) high) << 32
        | clampShortU((int) (high >> 32)) << 48;
  }

  private static long clampShortS(int lane) {
    return Math.max(Math.min(lane, Short.MAX_VALUE), Short.MIN_VALUE) & 0xffffL;
  }

  private static long clampShortU(int lane) {
    return Math.max(Math.min(lane, 0xffff), 0);
  }

  /** The low bytes of the i16 lanes of two halves. */
  public static long i8x8Pack(long low, long high) {
    low &= BYTES;
    high &= BYTES;
    low = (low | low >>> 8) & SHORTS;
    high = (high | high >>> 8) & SHORTS;
    return (low | low >>> 16) & 0xffff_ffffL | (high << 32 | high << 16) & 0xffff_ffff_0000_0000L;
  }

  // Extending: the half that four bytes, two i16 or an i32 become

  public static long i16x8ExtendI8x16U(int bytes) {
    long spread = (bytes & 0xffffL) | (bytes & 0xffff0000L) << 16;
    return (spread | spread << 8) & BYTES;
  }

  public static long i16x8ExtendI8x16S(int bytes) {
    long lanes = i16x8ExtendI8x16U(bytes);
    long negative = lanes & 0x0080008000800080L;
    return lanes | (negative << 9) - (negative << 1);
  }

  public static long i32x4ExtendI16x8U(int shorts) {
    return (shorts & 0xffffL) | (shorts & 0xffff0000L) << 16;
  }

  public static long i32x4ExtendI16x8S(int shorts) {
    return VectorInts.pack((short) shorts, shorts >> 16);
  }

  public static long i64x2ExtendI32x4U(int lane) {
    return lane & 0xffff_ffffL;
  }

  public static long i64x2ExtendI32x4S(int lane) {
    return lane;
  }

  // Products of extended lanes

  public static long i16x8ExtmulI8x16S(int a, int b) {
    return VectorShorts.i16x8Mul(i16x8ExtendI8x16S(a), i16x8ExtendI8x16S(b));
  }

  /** The lower byte of each lane is free for no carry: products of bytes fit 16 bits. */
  public static long i16x8ExtmulI8x16U(int a, int b) {
    return (a & 0xffL) * (b & 0xffL)
        | (long) ((a >>> 8 & 0xff) * (b >>> 8 & 0xff)) << 16
        | (long) ((a >>> 16 & 0xff) * (b >>> 16 & 0xff)) << 32
        | (long) ((a >>> 24) * (b >>> 24)) << 48;
  }

  public static long i32x4ExtmulI16x8S(int a, int b) {
    return VectorInts.pack((short) a * (short) b, (a >> 16) * (b >> 16));
  }

  public static long i32x4ExtmulI16x8U(int a, int b) {
    return VectorInts.pack((a & 0xffff) * (b & 0xffff), (a >>> 16) * (b >>> 16));
  }

  public static long i64x2ExtmulI32x4S(int a, int b) {
    return (long) a * b;
  }

  public static long i64x2ExtmulI32x4U(int a, int b) {
    return (a & 0xffff_ffffL) * (b & 0xffff_ffffL);
  }

  // Sums of neighbours, extended

  public static long i16x8ExtaddPairwiseI8x16U(long a) {
    return (a & BYTES) + (a >>> 8 & BYTES);
  }

  /** With 128 added to each byte the sums are those of unsigned bytes, 256 too great. */
  public static long i16x8ExtaddPairwiseI8x16S(long a) {
    long sums = i16x8ExtaddPairwiseI8x16U(a ^ 0x8080808080808080L);
    return (sums | 0x8000800080008000L) - 0x0100010001000100L ^ 0x8000800080008000L;
  }

  public static long i32x4ExtaddPairwiseI16x8U(long a) {
    return (a & SHORTS) + (a >>> 16 & SHORTS);
  }

  public static long i32x4ExtaddPairwiseI16x8S(long a) {
    return VectorInts.pack((short) a + ((int) a >> 16), (short) (a >> 32) + (int) (a >> 48));
  }
}
