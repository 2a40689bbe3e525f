package dev.wharf.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.wasm.text.ModuleParser;
import dev.wharf.wasm.validate.ModuleValidator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Branches as code: what is dropped, what is carried, and loops written for C2. */
class ControlFlowTest {
  @ParameterizedTest
  @CsvSource({"0, 11", "1, 111", "2, 111", "-1, 111"})
  void brTableCarriesItsValueAndDropsWhatLiesBelow(int index, int expected) {
    assertThat(
            call(
                """
                (func (export "run") (param i32) (result i32)
                  (block $a (result i32)
                    (block $b (result i32)
                      (i32.const 7) (i32.const 9) (i32.const 11)
                      (br_table $a $b (local.get 0)))
                    (i32.add (i32.const 100))))
                """,
                index))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "299, 2990", "300, 7", "5000, 7", "-1, 7"})
  void largeBrTableTakesItsTargetsFromAString(int index, int expected) {
    var labels = new StringBuilder();
    var open = new StringBuilder();
    var arms = new StringBuilder();
    for (int i = 0; i < 300; i++) {
      labels.append(" $l").append(i);
      open.insert(0, "(block $l" + i + " ");
      arms.append(") (return (i32.const ").append(i * 10).append("))");
    }
    assertThat(
            call(
                "(func (export \"run\") (param i32) (result i32) (block $d "
                    + open
                    + "(br_table"
                    + labels
                    + " $d (local.get 0))"
                    + arms
                    + ") (i32.const 7))",
                index))
        .isEqualTo(expected);
  }

  @Test
  void loopParametersTravelWithTheBranch() {
    assertThat(
            call(
                """
                (func (export "run") (param i32) (result i32)
                  (i32.const 0) (local.get 0)
                  (loop $l (param i32 i32) (result i32)
                    (local.set 0)
                    (i32.add (local.get 0))
                    (local.get 0) (i32.const 1) (i32.sub) (local.tee 0)
                    (br_if $l (local.get 0))
                    (drop)))
                """,
                10))
        .isEqualTo(55);
  }

  /**
   * The counter starts past its bound, so that "less" fails at once and only "not equal" keeps the
   * loop going.
   */
  @ParameterizedTest
  @CsvSource({
    "0, 1048576, 16777216, 16",
    "16777216, 1048576, 0, 4080",
    "0, -1048576, -16777216, 16",
    "-16777216, -1048576, 0, 4080",
    "2147483647, 1048576, -2146435073, 1"
  })
  void countingLoopsMayWrapAround(int start, int stride, int bound, int rounds) {
    assertThat(
            call(
                """
                (func (export "run") (param i32) (result i32) (local $rounds i32)
                  (loop $l
                    (local.set $rounds (i32.add (local.get $rounds) (i32.const 1)))
                    (local.get 0) (i32.const %d) (i32.add) (local.tee 0)
                    (i32.const %d) (i32.ne) (br_if $l))
                  (local.get $rounds))
                """
                    .formatted(stride, bound),
                start))
        .isEqualTo(rounds);
  }

  @Test
  void countingLoopsEndAtZeroToo() {
    assertThat(
            call(
                """
                (func (export "run") (param i32) (result i32) (local $rounds i32)
                  (loop $l
                    (local.set $rounds (i32.add (local.get $rounds) (i32.const 1)))
                    (local.get 0) (i32.const 64) (i32.add) (local.tee 0) (br_if $l))
                  (local.get $rounds))
                """,
                -1024))
        .isEqualTo(16);
  }

  private static int call(String func, int argument) {
    var module = ModuleValidator.validate(ModuleParser.parse("(module " + func + ")"));
    var engine = Engine.create();
    var instance = engine.compile(module).instantiate(new Store(engine), Imports.none());
    var results = new long[1];
    var run = (Func) instance.export("run").orElseThrow();
    run.call(new long[] {argument}, new Object[1], results, new Object[1]);
    return (int) results[0];
  }
}
