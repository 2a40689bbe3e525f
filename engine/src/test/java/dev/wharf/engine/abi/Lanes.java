package dev.wharf.engine.abi;

import java.util.Random;

/** Halves of vectors as arrays of lanes, for references that say what an operator means. */
final class Lanes {
  private static final int[] FLOATS = {
    0,
    0x8000_0000,
    1,
    0x8000_0001,
    0x007f_ffff,
    0x0080_0000,
    0x3f80_0000,
    0xbf80_0000,
    0x3f00_0000,
    0xbf00_0000,
    0x3fc0_0000,
    0xbfc0_0000,
    0x4020_0000,
    0xc020_0000,
    0x7f7f_ffff,
    0xff7f_ffff,
    0x7f80_0000,
    0xff80_0000,
    0x7fc0_0000,
    0xffc0_0000,
    0x7fa0_0000,
    0xffa0_0001,
    0x4f00_0000,
    0xcf00_0000,
    0x4f80_0000,
    0x4eff_ffff,
    0xcf00_0001,
    0x4b80_0001,
    0x3eff_ffff
  };

  private static final double[] DOUBLES = {
    0.0,
    -0.0,
    Double.MIN_VALUE,
    Double.MIN_NORMAL,
    0.5,
    -0.5,
    1.5,
    2.5,
    -1.5,
    -2.5,
    1,
    -1,
    Double.MAX_VALUE,
    -Double.MAX_VALUE,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    2147483647,
    2147483647.5,
    2147483648.0,
    -2147483648,
    -2147483648.9,
    -2147483649.0,
    4294967295.0,
    4294967295.9,
    4294967296.0,
    -0.9,
    Float.MIN_VALUE / 2.0,
    0.1,
    3.4028235677973366e38
  };

  private Lanes() {}

  static long[] unsigned(long half, int width) {
    var lanes = new long[64 / width];
    for (int i = 0; i < lanes.length; i++) {
      lanes[i] = half >>> i * width & -1L >>> 64 - width;
    }
    return lanes;
  }

  static long[] signed(long half, int width) {
    var lanes = unsigned(half, width);
    for (int i = 0; i < lanes.length; i++) {
      lanes[i] = lanes[i] << 64 - width >> 64 - width;
    }
    return lanes;
  }

  static long join(long[] lanes, int width) {
    long half = 0;
    for (int i = 0; i < lanes.length; i++) {
      half |= (lanes[i] & -1L >>> 64 - width) << i * width;
    }
    return half;
  }

  /** Integer lanes, most of them at or beside the bounds of their range. */
  static long integers(Random random, int width) {
    var lanes = new long[64 / width];
    for (int i = 0; i < lanes.length; i++) {
      lanes[i] =
          switch (random.nextInt(9)) {
            case 0 -> 0;
            case 1 -> 1;
            case 2 -> -1;
            case 3 -> 1L << width - 1;
            case 4 -> (1L << width - 1) - 1;
            case 5 -> (1L << width - 1) + 1;
            case 6 -> random.nextInt(600) - 300;
            default -> random.nextLong();
          };
    }
    return join(lanes, width);
  }

  /** Two f32 lanes: zeros, ties, bounds of integers, infinities, NaNs of both kinds, any bits. */
  static long floats(Random random) {
    return (long) f32(random) << 32 | f32(random) & 0xffff_ffffL;
  }

  private static int f32(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> random.nextInt();
      case 1 -> Float.floatToRawIntBits(random.nextInt(-40, 40) / 4f);
      default -> FLOATS[random.nextInt(FLOATS.length)];
    };
  }

  /** An f64 lane like {@link #floats}. */
  static long doubles(Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> random.nextLong();
      case 1 -> Double.doubleToRawLongBits(random.nextInt(-40, 40) / 4.0);
      case 2 -> 0x7ff0_0000_0000_0000L | random.nextLong() & 0x800f_0000_0000_0001L;
      default -> Double.doubleToRawLongBits(DOUBLES[random.nextInt(DOUBLES.length)]);
    };
  }
}
