package dev.wharf.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * What the compiler knows of lanes, and the order in which it keeps them, changes no result: each
 * random expression is computed as it is, and with each part of it passed through a function, of
 * whose result nothing is known.
 */
class LaneBoundsTest {
  private static final int PROGRAMS = 300;
  private final Engine engine = Engine.create();

  @Test
  void boundsOfLanesChangeNoResult() {
    for (int seed = 0; seed < PROGRAMS; seed++) {
      assertThat(run(seed, false)).as("seed %s", seed).isEqualTo(run(seed, true));
    }
  }

  private long[] run(int seed, boolean hiding) {
    var program = new Program(new Random(seed), hiding);
    var module = Wat.module(program.text());
    var instance = engine.compile(module).instantiate(new Store(engine), Imports.none());
    var run = (Func) instance.export("run").orElseThrow();
    var results = new long[8];
    run.call(new long[0], new Object[0], results, new Object[4]);
    return results;
  }

  private record Program(Random random, boolean hiding) {
    String text() {
      var data = new StringBuilder();
      for (int i = 0; i < 64; i++) {
        data.append("\\%02x".formatted(random.nextInt(4) == 0 ? 255 : random.nextInt(256)));
      }
      var body = new StringBuilder();
      for (int i = 0; i < 12; i++) {
        int local = random.nextInt(4);
        body.append("(local.set ").append(local).append(' ').append(shorts(5)).append(")\n");
        if (random.nextInt(4) == 0) {
          body.append("(br_if $again (i32.and (v128.any_true ").append(shorts(2));
          body.append(") (i32.lt_u (local.tee $n (i32.add (local.get $n) (i32.const 1)))");
          body.append(" (i32.const 4))))\n");
        }
      }
      return """
      (module (memory 1) (data (i32.const 0) "%s")
        (func $id (param v128) (result v128) (local.get 0))
        (func (export "run") (result v128 v128 v128 v128)
          (local v128 v128 v128 v128) (local $n i32)
          (loop $again %s)
          (local.get 0) %s %s (local.get 3)))
      """
          .formatted(data, body, bytes(6), bytes(6));
    }

    private String hidden(String expression) {
      return hiding ? "(call $id " + expression + ")" : expression;
    }

    private String one(String... choices) {
      return choices[random.nextInt(choices.length)];
    }

    private String load(String op) {
      return "(v128." + op + " offset=" + random.nextInt(40) + " (i32.const 0))";
    }

    /** An expression of lanes of 16 bits. */
    private String shorts(int depth) {
      return hidden(plainShorts(depth));
    }

    private String plainShorts(int depth) {
      if (depth == 0) {
        return switch (random.nextInt(6)) {
          case 0 -> "(local.get " + random.nextInt(4) + ")";
          case 1 ->
              "(v128.const i16x8" + (" " + random.nextInt(1 << random.nextInt(17))).repeat(8) + ")";
          case 2 -> "(v128.const i64x2 " + random.nextLong() + " " + random.nextLong() + ")";
          default -> load("load8x8_u");
        };
      }
      int below = random.nextInt(depth);
      return switch (random.nextInt(12)) {
        case 0, 1, 2 -> "(i16x8.add " + shorts(below) + shorts(below) + ")";
        case 3, 4 -> "(i16x8.mul " + shorts(below) + shorts(0) + ")";
        case 5 -> "(i16x8.mul " + shorts(0) + shorts(below) + ")";
        case 6 ->
            "("
                + one("i16x8.shl ", "i16x8.shr_u ", "i16x8.shr_s ")
                + shorts(below)
                + "(i32.const "
                + (random.nextInt(20) - 2)
                + "))";
        case 7 -> "(local.tee " + random.nextInt(4) + " " + shorts(below) + ")";
        case 8 ->
            "("
                + one(
                    "i16x8.sub ", "i16x8.lt_s ", "i16x8.min_u ", "i16x8.sub_sat_u ", "v128.andnot ")
                + shorts(below)
                + shorts(below)
                + ")";
        case 9 -> "(" + one("v128.and ", "v128.or ", "v128.xor ") + shorts(below) + shorts(0) + ")";
        case 10 ->
            "("
                + one("i16x8.extend_low_i8x16_u ", "i16x8.extend_high_i8x16_u ")
                + bytes(below)
                + ")";
        default -> "(v128.bitselect " + shorts(below) + shorts(0) + shorts(0) + ")";
      };
    }

    /** An expression of bytes. */
    private String bytes(int depth) {
      return hidden(plainBytes(depth));
    }

    private String plainBytes(int depth) {
      if (depth == 0) {
        return random.nextBoolean()
            ? load("load")
            : "(v128.const i8x16" + (" " + random.nextInt(1 << random.nextInt(9))).repeat(16) + ")";
      }
      int below = random.nextInt(depth);
      return switch (random.nextInt(8)) {
        case 0, 1 ->
            "("
                + one("i8x16.narrow_i16x8_u ", "i8x16.narrow_i16x8_s ")
                + shorts(below)
                + shorts(below)
                + ")";
        case 2 ->
            "("
                + one("i8x16.lt_u ", "i8x16.gt_u ", "i8x16.le_u ", "i8x16.ge_u ")
                + masked(below)
                + masked(below)
                + ")";
        case 3 -> "(i8x16.sub_sat_u " + masked(below) + masked(0) + ")";
        case 4 -> "(i8x16.add " + masked(below) + masked(below) + ")";
        case 5, 6 -> "(i8x16.swizzle " + bytes(0) + masked(below) + ")";
        default -> "(" + one("v128.and ", "v128.or ", "v128.xor ") + bytes(below) + bytes(0) + ")";
      };
    }

    /** Bytes that are often known to be small. */
    private String masked(int depth) {
      int mask = (1 << random.nextInt(9)) - 1;
      return hidden(
          "(v128.and " + bytes(depth) + "(v128.const i8x16" + (" " + mask).repeat(16) + "))");
    }
  }
}
