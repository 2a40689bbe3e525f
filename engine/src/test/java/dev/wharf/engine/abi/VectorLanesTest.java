package dev.wharf.engine.abi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class VectorLanesTest {
  private static final int ROUNDS = 3_000;
  private static final int[] WIDTHS = {8, 16, 32};

  private interface Narrow {
    long apply(long a, long b, long signs);
  }

  private interface Wide {
    long apply(long a, long b, long signs, int top);
  }

  private interface Shift {
    long apply(long a, int count, long signs, int top);
  }

  private interface Lane {
    long apply(long x, long y, int width);
  }

  private static long signs(int width) {
    var lanes = new long[64 / width];
    Arrays.fill(lanes, 1L << width - 1);
    return Lanes.join(lanes, width);
  }

  private static void agrees(String name, boolean signed, Narrow operator, Lane reference) {
    agrees(name, signed, (a, b, signs, top) -> operator.apply(a, b, signs), reference);
  }

  private static void agrees(String name, boolean signed, Wide operator, Lane reference) {
    var random = new Random(name.hashCode());
    for (int width : WIDTHS) {
      for (int i = 0; i < ROUNDS; i++) {
        long a = Lanes.integers(random, width);
        long b = random.nextInt(8) == 0 ? a : Lanes.integers(random, width);
        var x = signed ? Lanes.signed(a, width) : Lanes.unsigned(a, width);
        var y = signed ? Lanes.signed(b, width) : Lanes.unsigned(b, width);
        var expected = new long[x.length];
        for (int k = 0; k < x.length; k++) {
          expected[k] = reference.apply(x[k], y[k], width);
        }
        assertThat(operator.apply(a, b, signs(width), width - 1))
            .as("%s of %d bits: %016x %016x", name, width, a, b)
            .isEqualTo(Lanes.join(expected, width));
      }
    }
  }

  @Test
  void additionStaysInItsLane() {
    agrees("add", true, VectorLanes::add, (x, y, w) -> x + y);
    agrees("sub", true, VectorLanes::sub, (x, y, w) -> x - y);
    agrees("neg", true, (a, _, signs) -> VectorLanes.neg(a, signs), (x, _, w) -> -x);
    agrees("abs", true, (a, _, s, top) -> VectorLanes.abs(a, s, top), (x, _, w) -> Math.abs(x));
    agrees("avgr_u", false, VectorLanes::avgrU, (x, y, w) -> (x + y + 1) / 2);
  }

  @Test
  void comparisonsGiveAllOnesOrZero() {
    agrees("eq", true, VectorLanes::eq, (x, y, w) -> x == y ? -1 : 0);
    agrees("ne", true, VectorLanes::ne, (x, y, w) -> x != y ? -1 : 0);
    agrees("lt_s", true, VectorLanes::ltS, (x, y, w) -> x < y ? -1 : 0);
    agrees("lt_u", false, VectorLanes::ltU, (x, y, w) -> x < y ? -1 : 0);
    agrees("gt_s", true, VectorLanes::gtS, (x, y, w) -> x > y ? -1 : 0);
    agrees("gt_u", false, VectorLanes::gtU, (x, y, w) -> x > y ? -1 : 0);
    agrees("le_s", true, VectorLanes::leS, (x, y, w) -> x <= y ? -1 : 0);
    agrees("le_u", false, VectorLanes::leU, (x, y, w) -> x <= y ? -1 : 0);
    agrees("ge_s", true, VectorLanes::geS, (x, y, w) -> x >= y ? -1 : 0);
    agrees("ge_u", false, VectorLanes::geU, (x, y, w) -> x >= y ? -1 : 0);
  }

  @Test
  void minimaAndMaximaKnowTheSign() {
    agrees("min_s", true, VectorLanes::minS, (x, y, w) -> Math.min(x, y));
    agrees("min_u", false, VectorLanes::minU, (x, y, w) -> Math.min(x, y));
    agrees("max_s", true, VectorLanes::maxS, (x, y, w) -> Math.max(x, y));
    agrees("max_u", false, VectorLanes::maxU, (x, y, w) -> Math.max(x, y));
  }

  @Test
  void saturatingSumsStopAtTheBounds() {
    agrees("add_sat_s", true, VectorLanes::addSatS, (x, y, w) -> clampS(x + y, w));
    agrees("sub_sat_s", true, VectorLanes::subSatS, (x, y, w) -> clampS(x - y, w));
    agrees("add_sat_u", false, VectorLanes::addSatU, (x, y, w) -> Math.min(x + y, (1L << w) - 1));
    agrees("sub_sat_u", false, VectorLanes::subSatU, (x, y, w) -> Math.max(x - y, 0));
  }

  private static long clampS(long x, int width) {
    return Math.clamp(x, -1L << width - 1, (1L << width - 1) - 1);
  }

  @Test
  void shiftsTakeTheCountModuloTheWidth() {
    shifts("shl", VectorLanes::shl, false, (x, count, w) -> x << count);
    shifts("shr_u", VectorLanes::shrU, false, (x, count, w) -> x >>> count);
    shifts("shr_s", VectorLanes::shrS, true, (x, count, w) -> x >> count);
  }

  private static void shifts(String name, Shift operator, boolean signed, Lane reference) {
    var random = new Random(5);
    for (int width : WIDTHS) {
      for (int i = 0; i < ROUNDS; i++) {
        long a = Lanes.integers(random, width);
        int count = i < 200 ? i - 100 : random.nextInt();
        var x = signed ? Lanes.signed(a, width) : Lanes.unsigned(a, width);
        for (int k = 0; k < x.length; k++) {
          x[k] = reference.apply(x[k], Math.floorMod(count, width), width);
        }
        assertThat(operator.apply(a, count, signs(width), width - 1))
            .as("%s of %d bits: %016x by %d", name, width, a, count)
            .isEqualTo(Lanes.join(x, width));
      }
    }
  }

  @Test
  void popcntCountsEachByte() {
    var random = new Random(6);
    for (int i = 0; i < ROUNDS; i++) {
      long a = random.nextLong();
      var x = Lanes.unsigned(a, 8);
      for (int k = 0; k < 8; k++) {
        x[k] = Long.bitCount(x[k]);
      }
      assertThat(VectorLanes.i8x16Popcnt(a)).isEqualTo(Lanes.join(x, 8));
    }
  }

  @Test
  void reductionsLookAtEveryLane() {
    var random = new Random(7);
    for (int i = 0; i < ROUNDS; i++) {
      int width = WIDTHS[i % 3];
      long low = random.nextBoolean() ? random.nextLong() : Lanes.integers(random, width);
      long high = random.nextBoolean() ? random.nextLong() : Lanes.integers(random, width);
      boolean all = true;
      for (long half : new long[] {low, high}) {
        for (long lane : Lanes.unsigned(half, width)) {
          all &= lane != 0;
        }
      }
      assertThat(VectorLanes.allTrue(low, high, signs(width))).isEqualTo(all ? 1 : 0);
      assertThat(VectorLanes.i8x16Bitmask(low, high)).isEqualTo(bitmask(low, high, 8));
      assertThat(VectorLanes.i16x8Bitmask(low, high)).isEqualTo(bitmask(low, high, 16));
      assertThat(VectorLanes.i32x4Bitmask(low, high)).isEqualTo(bitmask(low, high, 32));
      assertThat(VectorLanes.i64x2Bitmask(low, high)).isEqualTo(bitmask(low, high, 64));
    }
  }

  private static int bitmask(long low, long high, int width) {
    int mask = 0;
    int bit = 0;
    for (long half : new long[] {low, high}) {
      for (long lane : Lanes.signed(half, width)) {
        mask |= (lane < 0 ? 1 : 0) << bit++;
      }
    }
    return mask;
  }
}
