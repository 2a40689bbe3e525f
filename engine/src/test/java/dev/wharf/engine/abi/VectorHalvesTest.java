package dev.wharf.engine.abi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.function.IntToLongFunction;
import java.util.function.LongBinaryOperator;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;

/** Operators whose lanes change width, are multiplied or move. */
class VectorHalvesTest {
  private static final int ROUNDS = 4_000;

  private interface IntPair {
    long apply(int a, int b);
  }

  private static void agrees(
      String name,
      int width,
      boolean signed,
      LongBinaryOperator operator,
      LongBinaryOperator lane) {
    var random = new Random(name.hashCode());
    for (int i = 0; i < ROUNDS; i++) {
      long a = Lanes.integers(random, width);
      long b = random.nextInt(8) == 0 ? a : Lanes.integers(random, width);
      var x = signed ? Lanes.signed(a, width) : Lanes.unsigned(a, width);
      var y = signed ? Lanes.signed(b, width) : Lanes.unsigned(b, width);
      for (int k = 0; k < x.length; k++) {
        x[k] = lane.applyAsLong(x[k], y[k]);
      }
      assertThat(operator.applyAsLong(a, b))
          .as("%s %016x %016x", name, a, b)
          .isEqualTo(Lanes.join(x, width));
    }
  }

  @Test
  void productsWrapInTheirLane() {
    agrees("i16x8.mul", 16, true, VectorShorts::i16x8Mul, (x, y) -> x * y);
    agrees(
        "i16x8.q15mulr_sat_s",
        16,
        true,
        VectorShorts::i16x8Q15mulrSatS,
        (x, y) -> Math.clamp((x * y + (1 << 14)) >> 15, -0x8000, 0x7fff));
  }

  @Test
  void lanesOf64BitsCompare() {
    agrees("i64x2.eq", 64, true, VectorInts::i64x2Eq, (x, y) -> x == y ? -1 : 0);
    agrees("i64x2.ne", 64, true, VectorInts::i64x2Ne, (x, y) -> x != y ? -1 : 0);
    agrees("i64x2.lt_s", 64, true, VectorInts::i64x2LtS, (x, y) -> x < y ? -1 : 0);
    agrees("i64x2.gt_s", 64, true, VectorInts::i64x2GtS, (x, y) -> x > y ? -1 : 0);
    agrees("i64x2.le_s", 64, true, VectorInts::i64x2LeS, (x, y) -> x <= y ? -1 : 0);
    agrees("i64x2.ge_s", 64, true, VectorInts::i64x2GeS, (x, y) -> x >= y ? -1 : 0);
    agrees("i64x2.abs", 64, true, (a, _) -> VectorInts.i64x2Abs(a), (x, _) -> x < 0 ? -x : x);
    assertThat(VectorInts.i64x2AllTrue(1, Long.MIN_VALUE)).isEqualTo(1);
    assertThat(VectorInts.i64x2AllTrue(0, 1)).isZero();
    assertThat(VectorInts.i64x2AllTrue(1, 0)).isZero();
  }

  private static void sums(
      String name,
      int width,
      boolean signed,
      LongBinaryOperator operator,
      LongBinaryOperator lane) {
    var random = new Random(name.hashCode());
    for (int i = 0; i < ROUNDS; i++) {
      long a = Lanes.integers(random, width);
      long b = random.nextInt(8) == 0 ? a : Lanes.integers(random, width);
      var x = signed ? Lanes.signed(a, width) : Lanes.unsigned(a, width);
      var y = signed ? Lanes.signed(b, width) : Lanes.unsigned(b, width);
      var expected = new long[x.length / 2];
      for (int k = 0; k < expected.length; k++) {
        long sum = lane.applyAsLong(x[2 * k], y[2 * k]);
        sum += lane.applyAsLong(x[2 * k + 1], y[2 * k + 1]);
        expected[k] = name.contains("relaxed") ? Math.clamp(sum, -0x8000, 0x7fff) : sum;
      }
      assertThat(operator.applyAsLong(a, b))
          .as("%s %016x %016x", name, a, b)
          .isEqualTo(Lanes.join(expected, 2 * width));
    }
  }

  @Test
  void neighboursAreAddedInTheWiderLane() {
    sums("dot", 16, true, VectorInts::i32x4DotI16x8S, (x, y) -> x * y);
    sums("relaxed dot", 8, true, VectorShorts::i16x8RelaxedDotI8x16I7x16S, (x, y) -> x * y);
    pairs("8s", 8, true, VectorWidths::i16x8ExtaddPairwiseI8x16S);
    pairs("8u", 8, false, VectorWidths::i16x8ExtaddPairwiseI8x16U);
    pairs("16s", 16, true, VectorWidths::i32x4ExtaddPairwiseI16x8S);
    pairs("16u", 16, false, VectorWidths::i32x4ExtaddPairwiseI16x8U);
  }

  private static void pairs(String name, int width, boolean signed, LongUnaryOperator operator) {
    sums(name, width, signed, (a, _) -> operator.applyAsLong(a), (x, _) -> x);
  }

  private static void narrows(
      String name, int from, LongBinaryOperator operator, long least, long greatest) {
    var random = new Random(name.hashCode());
    for (int i = 0; i < ROUNDS; i++) {
      boolean small = i % 2 == 0;
      long low = small ? Lanes.integers(random, 8) & 0x007f0071003f0000L : integers(random, from);
      long high = small ? 0x0000007f00010011L : integers(random, from);
      var x = Lanes.signed(low, from);
      var y = Lanes.signed(high, from);
      var expected = new long[2 * x.length];
      for (int k = 0; k < x.length; k++) {
        expected[k] = Math.clamp(x[k], least, greatest);
        expected[k + x.length] = Math.clamp(y[k], least, greatest);
      }
      assertThat(operator.applyAsLong(low, high))
          .as("%s %016x %016x", name, low, high)
          .isEqualTo(Lanes.join(expected, from / 2));
    }
  }

  /** Lanes about the bounds of their width, and of the narrower one. */
  private static long integers(Random random, int width) {
    if (random.nextBoolean()) {
      return Lanes.integers(random, width);
    }
    var lanes = new long[64 / width];
    for (int i = 0; i < lanes.length; i++) {
      long bound = 1L << width / 2 - random.nextInt(2);
      lanes[i] = (random.nextBoolean() ? bound : -bound) + random.nextInt(5) - 2;
    }
    return Lanes.join(lanes, width);
  }

  @Test
  void narrowingSaturates() {
    narrows("8s", 16, VectorWidths::i8x16NarrowI16x8S, -128, 127);
    narrows("8u", 16, VectorWidths::i8x16NarrowI16x8U, 0, 255);
    narrows("16s", 32, VectorWidths::i16x8NarrowI32x4S, -32768, 32767);
    narrows("16u", 32, VectorWidths::i16x8NarrowI32x4U, 0, 65535);
  }

  @Test
  void packingKeepsTheLowBytes() {
    var random = new Random(3);
    for (int i = 0; i < ROUNDS; i++) {
      long low = random.nextLong();
      long high = random.nextLong();
      var expected = new long[8];
      for (int k = 0; k < 4; k++) {
        expected[k] = Lanes.unsigned(low, 16)[k];
        expected[k + 4] = Lanes.unsigned(high, 16)[k];
      }
      assertThat(VectorWidths.i8x8Pack(low, high)).isEqualTo(Lanes.join(expected, 8));
    }
  }

  private static void extending(
      String name, int from, boolean signed, IntToLongFunction operator, IntPair product) {
    var random = new Random(name.hashCode());
    for (int i = 0; i < ROUNDS; i++) {
      int a = (int) Lanes.integers(random, from);
      int b = (int) Lanes.integers(random, from);
      var x = signed ? Lanes.signed(a, from) : Lanes.unsigned(a, from);
      var y = signed ? Lanes.signed(b, from) : Lanes.unsigned(b, from);
      var extended = new long[32 / from];
      var products = new long[32 / from];
      for (int k = 0; k < extended.length; k++) {
        extended[k] = x[k];
        products[k] = x[k] * y[k];
      }
      assertThat(operator.applyAsLong(a))
          .as("%s %08x", name, a)
          .isEqualTo(Lanes.join(extended, 2 * from));
      assertThat(product.apply(a, b))
          .as("%s %08x %08x", name, a, b)
          .isEqualTo(Lanes.join(products, 2 * from));
    }
  }

  @Test
  void extensionsAndTheirProductsKeepTheSign() {
    extending("8s", 8, true, VectorWidths::i16x8ExtendI8x16S, VectorWidths::i16x8ExtmulI8x16S);
    extending("8u", 8, false, VectorWidths::i16x8ExtendI8x16U, VectorWidths::i16x8ExtmulI8x16U);
    extending("16s", 16, true, VectorWidths::i32x4ExtendI16x8S, VectorWidths::i32x4ExtmulI16x8S);
    extending("16u", 16, false, VectorWidths::i32x4ExtendI16x8U, VectorWidths::i32x4ExtmulI16x8U);
    extending("32s", 32, true, VectorWidths::i64x2ExtendI32x4S, VectorWidths::i64x2ExtmulI32x4S);
    extending("32u", 32, false, VectorWidths::i64x2ExtendI32x4U, VectorWidths::i64x2ExtmulI32x4U);
  }

  @Test
  void swizzleGivesZeroForAnIndexOutside() {
    var random = new Random(8);
    for (int i = 0; i < ROUNDS; i++) {
      long low = random.nextLong();
      long high = random.nextLong();
      long indices = random.nextLong() & (i % 2 == 0 ? 0x0f0f0f0f0f0f0f0fL : 0x1f9f1f8f0f1fffffL);
      var x = Lanes.unsigned(indices, 8);
      for (int k = 0; k < 8; k++) {
        long word = x[k] < 8 ? low : high;
        x[k] = x[k] < 16 ? Lanes.unsigned(word, 8)[(int) x[k] & 7] : 0;
      }
      assertThat(VectorShuffles.i8x16Swizzle(low, high, indices)).isEqualTo(Lanes.join(x, 8));
    }
  }

  @Test
  void splatAndReplaceFillExactlyTheirLanes() {
    assertThat(VectorShuffles.i8x16Splat(0xffff_ff80)).isEqualTo(0x8080808080808080L);
    assertThat(VectorShuffles.i16x8Splat(0xffff_80ff)).isEqualTo(0x80ff80ff80ff80ffL);
    assertThat(VectorShuffles.i32x4Splat(0xfedc_ba98)).isEqualTo(0xfedcba98fedcba98L);
    assertThat(VectorShuffles.replaceLane(-1, 0x112, 8, 8)).isEqualTo(0xffff_ffff_ffff_12ffL);
    assertThat(VectorShuffles.replaceLane(0, -1, 48, 16)).isEqualTo(0xffff_0000_0000_0000L);
    assertThat(VectorShuffles.replaceLane(0, -2, 32, 32)).isEqualTo(0xffff_fffe_0000_0000L);
    assertThat(VectorShuffles.replaceLane(7, -1, 56, 8)).isEqualTo(0xff00_0000_0000_0007L);
  }
}
