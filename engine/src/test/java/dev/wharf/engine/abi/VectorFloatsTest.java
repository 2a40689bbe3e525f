package dev.wharf.engine.abi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.engine.Engine;
import dev.wharf.engine.Func;
import dev.wharf.engine.Imports;
import dev.wharf.engine.Store;
import dev.wharf.wasm.text.ModuleParser;
import dev.wharf.wasm.validate.ModuleValidator;
import java.util.Random;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.LongBinaryOperator;
import org.junit.jupiter.api.Test;

/**
 * Compiled instructions on lanes of 32 and 64 bits against the arithmetic of doubles, which is
 * exact enough for one f32 operation to round once more; a NaN that comes out of arithmetic only
 * has to be quiet.
 */
class VectorFloatsTest {
  private static final int ROUNDS = 5_000;
  private static final int[] SHIFTS = {0, 32};

  private interface Relation {
    boolean holds(double x, double y);
  }

  private final Engine engine = Engine.create();

  /** The instruction as a function of two vectors, the second of which it may not want. */
  private Func compile(String instruction, int operands) {
    String text =
        "(module (func (export \"run\") (param v128 v128) (result v128) "
            + (operands == 1 ? "(local.get 0)" : "(local.get 0) (local.get 1)")
            + instruction
            + "))";
    var module = engine.compile(ModuleValidator.validate(ModuleParser.parse(text)));
    return (Func) module.instantiate(new Store(engine), Imports.none()).export("run").orElseThrow();
  }

  private static long[] call(Func func, long... args) {
    var results = new long[2];
    func.call(args, new Object[args.length], results, new Object[2]);
    return results;
  }

  private static double f32(long bits) {
    return Float.intBitsToFloat((int) bits);
  }

  private static double f64(long bits) {
    return Double.longBitsToDouble(bits);
  }

  private void arithmetic(String name, int operands, DoubleBinaryOperator reference) {
    var random = new Random(name.hashCode());
    var floats = compile("f32x4." + name, operands);
    var doubles = compile("f64x2." + name, operands);
    for (int i = 0; i < ROUNDS; i++) {
      long[] a = {Lanes.floats(random), Lanes.floats(random)};
      long[] b = {Lanes.floats(random), Lanes.floats(random)};
      var result = call(floats, a[0], a[1], b[0], b[1]);
      long[] x = {Lanes.doubles(random), Lanes.doubles(random)};
      long[] y = {Lanes.doubles(random), Lanes.doubles(random)};
      var wide = call(doubles, x[0], x[1], y[0], y[1]);
      for (int half = 0; half < 2; half++) {
        for (int shift : SHIFTS) {
          long p = a[half] >> shift;
          long q = b[half] >> shift;
          float expected = (float) reference.applyAsDouble(f32(p), f32(q));
          sameFloat(name, p, q, (int) (result[half] >> shift), expected);
        }
        double expected = reference.applyAsDouble(f64(x[half]), f64(y[half]));
        sameDouble(name, x[half], y[half], wide[half], expected);
      }
    }
  }

  private static void sameFloat(String name, long a, long b, int bits, float expected) {
    String what = String.format("f32 %s %08x %08x: %08x", name, (int) a, (int) b, bits);
    if (Float.isNaN(expected)) {
      assertThat(bits & 0x7fc0_0000).as(what).isEqualTo(0x7fc0_0000);
    } else {
      assertThat(bits).as(what).isEqualTo(Float.floatToRawIntBits(expected));
    }
  }

  private static void sameDouble(String name, long a, long b, long bits, double expected) {
    String what = String.format("f64 %s %016x %016x: %016x", name, a, b, bits);
    if (Double.isNaN(expected)) {
      assertThat(bits & 0x7ff8_0000_0000_0000L).as(what).isEqualTo(0x7ff8_0000_0000_0000L);
    } else {
      assertThat(bits).as(what).isEqualTo(Double.doubleToRawLongBits(expected));
    }
  }

  private void arithmetic(String name, DoubleUnaryOperator reference) {
    arithmetic(name, 1, (x, _) -> reference.applyAsDouble(x));
  }

  @Test
  void arithmeticRoundsOnceAndQuietensNans() {
    arithmetic("add", 2, (x, y) -> x + y);
    arithmetic("sub", 2, (x, y) -> x - y);
    arithmetic("mul", 2, (x, y) -> x * y);
    arithmetic("div", 2, (x, y) -> x / y);
    arithmetic("min", 2, Math::min);
    arithmetic("max", 2, Math::max);
    arithmetic("relaxed_min", 2, Math::min);
    arithmetic("relaxed_max", 2, Math::max);
    arithmetic("sqrt", Math::sqrt);
  }

  @Test
  void roundingToIntegersKeepsTheSignOfZero() {
    arithmetic("ceil", Math::ceil);
    arithmetic("floor", Math::floor);
    arithmetic("nearest", Math::rint);
    arithmetic("trunc", x -> Math.copySign(Math.floor(Math.abs(x)), x));
  }

  private void bits(String instruction, int operands, int width, LongBinaryOperator lane) {
    var random = new Random(instruction.hashCode());
    var func = compile(instruction, operands);
    for (int i = 0; i < ROUNDS; i++) {
      long[] a = new long[2];
      long[] b = new long[2];
      long[] expected = new long[2];
      for (int half = 0; half < 2; half++) {
        a[half] = operand(random, instruction, width);
        b[half] = random.nextInt(8) == 0 ? a[half] : operand(random, instruction, width);
        var x = Lanes.signed(a[half], width);
        var y = Lanes.signed(b[half], width);
        for (int k = 0; k < x.length; k++) {
          x[k] = lane.applyAsLong(x[k], y[k]);
        }
        expected[half] = Lanes.join(x, width);
      }
      assertThat(call(func, a[0], a[1], b[0], b[1]))
          .as("%s %x %x %x %x", instruction, a[0], a[1], b[0], b[1])
          .isEqualTo(expected);
    }
  }

  private static long operand(Random random, String instruction, int width) {
    return switch (instruction.charAt(0)) {
      case 'f' -> width == 32 ? Lanes.floats(random) : Lanes.doubles(random);
      default -> Lanes.integers(random, width);
    };
  }

  private void relation(String name, Relation reference) {
    bits("f32x4." + name, 2, 32, (x, y) -> reference.holds(f32(x), f32(y)) ? -1 : 0);
    bits("f64x2." + name, 2, 64, (x, y) -> reference.holds(f64(x), f64(y)) ? -1 : 0);
  }

  @Test
  void onlyInequalityHoldsOfNans() {
    relation("eq", (x, y) -> x == y);
    relation("ne", (x, y) -> x != y);
    relation("lt", (x, y) -> x < y);
    relation("gt", (x, y) -> x > y);
    relation("le", (x, y) -> x <= y);
    relation("ge", (x, y) -> x >= y);
  }

  @Test
  void signsAndPseudoMinimaMoveBitsOnly() {
    bits("f32x4.pmin", 2, 32, (x, y) -> f32(y) < f32(x) ? y : x);
    bits("f32x4.pmax", 2, 32, (x, y) -> f32(x) < f32(y) ? y : x);
    bits("f32x4.abs", 1, 32, (x, _) -> x & 0x7fff_ffff);
    bits("f32x4.neg", 1, 32, (x, _) -> x ^ 0x8000_0000L);
    bits("f64x2.pmin", 2, 64, (x, y) -> f64(y) < f64(x) ? y : x);
    bits("f64x2.pmax", 2, 64, (x, y) -> f64(x) < f64(y) ? y : x);
    bits("f64x2.abs", 1, 64, (x, _) -> x & Long.MAX_VALUE);
    bits("f64x2.neg", 1, 64, (x, _) -> x ^ Long.MIN_VALUE);
  }

  @Test
  void integersOf32BitsWrap() {
    bits("i32x4.add", 2, 32, (x, y) -> x + y);
    bits("i32x4.sub", 2, 32, (x, y) -> x - y);
    bits("i32x4.mul", 2, 32, (x, y) -> x * y);
    bits("i32x4.neg", 1, 32, (x, _) -> -x);
    bits("i32x4.abs", 1, 32, (x, _) -> Math.abs(x));
    bits("i32x4.min_s", 2, 32, Math::min);
    bits("i32x4.max_s", 2, 32, Math::max);
    bits("i32x4.min_u", 2, 32, (x, y) -> Math.min(unsigned(x), unsigned(y)));
    bits("i32x4.max_u", 2, 32, (x, y) -> Math.max(unsigned(x), unsigned(y)));
    bits("i32x4.eq", 2, 32, (x, y) -> x == y ? -1 : 0);
    bits("i32x4.ne", 2, 32, (x, y) -> x != y ? -1 : 0);
    bits("i32x4.lt_s", 2, 32, (x, y) -> x < y ? -1 : 0);
    bits("i32x4.gt_s", 2, 32, (x, y) -> x > y ? -1 : 0);
    bits("i32x4.le_s", 2, 32, (x, y) -> x <= y ? -1 : 0);
    bits("i32x4.ge_s", 2, 32, (x, y) -> x >= y ? -1 : 0);
    bits("i32x4.lt_u", 2, 32, (x, y) -> unsigned(x) < unsigned(y) ? -1 : 0);
    bits("i32x4.gt_u", 2, 32, (x, y) -> unsigned(x) > unsigned(y) ? -1 : 0);
    bits("i32x4.le_u", 2, 32, (x, y) -> unsigned(x) <= unsigned(y) ? -1 : 0);
    bits("i32x4.ge_u", 2, 32, (x, y) -> unsigned(x) >= unsigned(y) ? -1 : 0);
  }

  private static long unsigned(long lane) {
    return lane & 0xffff_ffffL;
  }

  @Test
  void relaxedMultiplyAddRoundsTwice() {
    float f = 1 + 0x1p-23f;
    long a = pair(bits(f), bits(f));
    long c = pair(bits(-(f * f)), bits(-(f * f)));
    String product = "(drop) (drop) (local.get 0) (local.get 0) (local.get 1) ";
    assertThat(call(compile(product + "f32x4.relaxed_madd", 2), a, a, c, c)).containsOnly(0);
    String difference = product + "f32x4.neg f32x4.relaxed_nmadd";
    assertThat(call(compile(difference, 2), a, a, c, c)).containsOnly(0);
    double d = 1 + 0x1p-52;
    long x = Double.doubleToRawLongBits(d);
    long z = Double.doubleToRawLongBits(-(d * d));
    assertThat(call(compile(product + "f64x2.relaxed_madd", 2), x, x, z, z)).containsOnly(0);
    difference = product + "f64x2.neg f64x2.relaxed_nmadd";
    assertThat(call(compile(difference, 2), x, x, z, z)).containsOnly(0);
  }

  @Test
  void conversionsToIntegersSaturate() {
    bits("f32x4.abs i32x4.trunc_sat_f32x4_s", 1, 32, (x, _) -> saturated(Math.abs(f32(x)), true));
    bits("f32x4.neg i32x4.trunc_sat_f32x4_s", 1, 32, (x, _) -> saturated(-f32(x), true));
    bits("f32x4.abs i32x4.trunc_sat_f32x4_u", 1, 32, (x, _) -> saturated(Math.abs(f32(x)), false));
    bits("f32x4.neg i32x4.trunc_sat_f32x4_u", 1, 32, (x, _) -> saturated(-f32(x), false));
    var random = new Random(9);
    var signed = compile("i32x4.trunc_sat_f64x2_s_zero", 1);
    var unsigned = compile("i32x4.trunc_sat_f64x2_u_zero", 1);
    for (int i = 0; i < ROUNDS; i++) {
      long x = Lanes.doubles(random);
      long y = Lanes.doubles(random);
      assertThat(call(signed, x, y, 0, 0))
          .containsExactly(pair(saturated(f64(x), true), saturated(f64(y), true)), 0);
      assertThat(call(unsigned, x, y, 0, 0))
          .containsExactly(pair(saturated(f64(x), false), saturated(f64(y), false)), 0);
    }
  }

  private static long saturated(double x, boolean signed) {
    if (Double.isNaN(x)) {
      return 0;
    }
    double truncated = x < 0 ? Math.ceil(x) : Math.floor(x);
    double least = signed ? -0x1p31 : 0;
    double greatest = signed ? 0x1p31 - 1 : 0x1p32 - 1;
    return (long) Math.clamp(truncated, least, greatest);
  }

  private static long pair(long low, long high) {
    return low & 0xffff_ffffL | high << 32;
  }

  @Test
  void conversionsToFloatsRoundToNearest() {
    var random = new Random(10);
    var signed = compile("f32x4.convert_i32x4_s", 1);
    var unsigned = compile("f32x4.convert_i32x4_u", 1);
    var wideSigned = compile("f64x2.convert_low_i32x4_s", 1);
    var wideUnsigned = compile("f64x2.convert_low_i32x4_u", 1);
    var demote = compile("f32x4.demote_f64x2_zero", 1);
    var promote = compile("f64x2.promote_low_f32x4", 1);
    for (int i = 0; i < ROUNDS; i++) {
      long a = Lanes.integers(random, 32);
      int low = (int) a;
      int high = (int) (a >> 32);
      assertThat(call(signed, a, a, 0, 0)[i % 2])
          .isEqualTo(pair(bits((float) (double) low), bits((float) (double) high)));
      assertThat(call(unsigned, a, a, 0, 0)[i % 2])
          .isEqualTo(
              pair(bits((float) (double) unsigned(low)), bits((float) (double) unsigned(high))));
      assertThat(call(wideSigned, a, 1, 0, 0))
          .containsExactly(
              Double.doubleToRawLongBits((double) low), Double.doubleToRawLongBits((double) high));
      assertThat(call(wideUnsigned, a, 1, 0, 0))
          .containsExactly(
              Double.doubleToRawLongBits((double) unsigned(low)),
              Double.doubleToRawLongBits((double) unsigned(high)));
      long x = Lanes.doubles(random);
      long y = Lanes.doubles(random);
      var demoted = call(demote, x, y, 0, 0);
      sameFloat("demote", x, 0, (int) demoted[0], (float) f64(x));
      sameFloat("demote", y, 0, (int) (demoted[0] >> 32), (float) f64(y));
      assertThat(demoted[1]).isZero();
      long f = Lanes.floats(random);
      sameDouble("promote", f, 0, call(promote, f, 1, 0, 0)[0], f32(f));
      sameDouble("promote", f, 0, call(promote, f, 1, 0, 0)[1], f32(f >> 32));
    }
  }

  private static int bits(float value) {
    return Float.floatToRawIntBits(value);
  }
}
