package dev.wharf.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

/** Shuffles with the patterns of real programs, and with any. */
class ShuffleTest {
  private static final long[] A = {0x0706050403020100L, 0x0f0e0d0c0b0a0908L};
  private static final long[] B = {0x1716151413121110L, 0x1f1e1d1c1b1a1918L};

  @Test
  void everyPatternPutsEachLaneWhereItIsWanted() {
    var patterns = patterns();
    var text = new StringBuilder("(module ");
    for (int i = 0; i < patterns.size(); i++) {
      text.append("(func (export \"s" + i + "\") (param v128 v128) (result v128) (i8x16.shuffle");
      for (int lane : patterns.get(i)) {
        text.append(' ').append(lane);
      }
      text.append(" (local.get 0) (local.get 1)))\n");
    }
    var engine = Engine.create();
    var compiled = engine.compile(Wat.module(text.append(")").toString()));
    var instance = compiled.instantiate(new Store(engine), Imports.none());
    for (int i = 0; i < patterns.size(); i++) {
      var func = (Func) instance.export("s" + i).orElseThrow();
      var results = new long[2];
      func.call(new long[] {A[0], A[1], B[0], B[1]}, new Object[4], results, new Object[2]);
      var lanes = new int[16];
      for (int k = 0; k < 16; k++) {
        lanes[k] = (int) (results[k / 8] >>> 8 * (k % 8)) & 0xff;
      }
      assertThat(lanes).as("pattern %s", i).isEqualTo(patterns.get(i));
    }
  }

  private static List<int[]> patterns() {
    var patterns = new ArrayList<int[]>();
    for (int k = 0; k <= 16; k++) {
      int by = k;
      patterns.add(pattern(i -> i + by)); // A window over both operands.
      patterns.add(pattern(i -> by)); // One lane everywhere.
      patterns.add(pattern(i -> i + 16 * (i * by / 16 & 1))); // Lanes of either operand.
    }
    for (int width : new int[] {1, 2, 4, 8}) {
      patterns.add(pattern(i -> i / width % 2 * 16 + i / (2 * width) * width + i % width));
      patterns.add(pattern(i -> i / width % 2 * 16 + 8 + i / (2 * width) * width + i % width));
      patterns.add(pattern(i -> i / width * 2 * width + i % width & 31));
      patterns.add(pattern(i -> i / width * 2 * width + width + i % width & 31));
      patterns.add(pattern(i -> i / width * width + width - 1 - i % width));
      patterns.add(pattern(i -> 16 - width - i / width * width + i % width));
    }
    var random = new Random(1);
    for (int i = 0; i < 400; i++) {
      int few = 1 << 1 + random.nextInt(5);
      patterns.add(pattern(_ -> random.nextInt(few)));
    }
    return patterns;
  }

  private static int[] pattern(IntUnaryOperator lane) {
    var lanes = new int[16];
    for (int i = 0; i < 16; i++) {
      lanes[i] = lane.applyAsInt(i);
    }
    return lanes;
  }
}
