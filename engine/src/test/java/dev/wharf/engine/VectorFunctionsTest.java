package dev.wharf.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wharf.engine.compile.ModuleCompiler;
import dev.wharf.wasm.TrapException;
import dev.wharf.wasm.type.FuncType;
import dev.wharf.wasm.type.GlobalType;
import dev.wharf.wasm.type.ValType;
import dev.wharf.wasm.validate.ValidModule;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Vectors wherever a value can be: two longs that must stay together and in order. */
class VectorFunctionsTest {
  private final Engine engine = Engine.create();
  private final Store store = new Store(engine);

  private static long[] call(Func func, long... args) {
    var results = new long[Func.elements(func.type().results())];
    func.call(args, new Object[args.length], results, new Object[results.length]);
    return results;
  }

  private Func export(String text, Imports imports) {
    var compiled = engine.compile(Wat.module(text));
    return (Func) compiled.instantiate(store, imports).export("run").orElseThrow();
  }

  @Test
  void vectorsAmongOtherValuesKeepTheirPlaces() {
    var run =
        export(
            """
            (module
              (func $mix (param i32 v128 i64 v128 f32) (result v128 i32 v128 f32 i64)
                (local.get 1) (local.get 0) (local.get 3) (local.get 4) (local.get 2))
              (func (export "run") (param i32 v128 i64 v128 f32) (result v128 i32 v128 f32 i64)
                (call $mix (local.get 0) (local.get 1) (local.get 2) (local.get 3) (local.get 4))))
            """,
            Imports.none());
    assertThat(call(run, 1, 2, 3, 4, 5, 6, 7)).containsExactly(2, 3, 1, 5, 6, 7, 4);
  }

  @Test
  void moreParametersThanAMethodHasTravelInTheStore() {
    var params = "v128 ".repeat(70);
    var run =
        export(
            """
            (module
              (type $many (func (param %s i32) (result v128 i32)))
              (table funcref (elem $last))
              (func $last (type $many) (local.get 69) (local.get 70))
              (func (export "run") (type $many)
                %s (local.get 70) (i32.const 0) (call_indirect (type $many))))
            """
                .formatted(params, locals(70)),
            Imports.none());
    var args = new long[141];
    for (int i = 0; i < args.length; i++) {
      args[i] = i;
    }
    assertThat(call(run, args)).containsExactly(138, 139, 140);
  }

  private static String locals(int count) {
    var text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append("(local.get ").append(i).append(") ");
    }
    return text.toString();
  }

  @Test
  void hostFunctionsTakeAndGiveHalves() {
    var type = new FuncType(List.of(ValType.V128, ValType.I32), List.of(ValType.V128, ValType.I32));
    var host =
        HostFunc.of(
            store,
            type,
            (args, _, results, _) -> {
              results[0] = args[1];
              results[1] = args[0];
              results[2] = args[2] + 1;
            });
    var run =
        export(
            """
            (module
              (import "host" "swap" (func $swap (param v128 i32) (result v128 i32)))
              (func (export "run") (param v128 i32) (result v128 i32)
                (call $swap (call $swap (call $swap (local.get 0) (local.get 1))))))
            """,
            Imports.of((_, _, _) -> Optional.of(host)));
    assertThat(call(run, 5, 6, 7)).containsExactly(6, 5, 10);
  }

  @Test
  void globalsOfEveryKindHoldBothHalves() {
    var made = Global.createVector(store, new GlobalType(ValType.V128, true), 1, 2);
    var run =
        export(
            """
            (module
              (import "host" "g" (global $in (mut v128)))
              (global $own (mut v128) (v128.const i64x2 3 4))
              (global $out (export "out") (mut v128) (v128.const i64x2 5 6))
              (func (export "run") (param v128) (result v128 v128 v128)
                (global.get $in) (global.get $own) (global.get $out)
                (global.set $in (local.get 0))
                (global.set $out (global.get $own))
                (global.set $own (global.get $in))))
            """,
            Imports.of((_, _, _) -> Optional.of(made)));
    assertThat(call(run, 7, 8)).containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(call(run, 9, 10)).containsExactly(7, 8, 7, 8, 3, 4);
    assertThat(made.bits()).isEqualTo(9);
    assertThat(made.high).isEqualTo(10);
  }

  @Test
  void aStoreThatCrossesTheEndWritesNothing() {
    var instance =
        engine
            .compile(
                Wat.module(
                    """
                    (module (memory 1)
                      (func (export "store") (param i32)
                        (v128.store (local.get 0) (v128.const i64x2 -1 -1)))
                      (func (export "load") (result i64) (i64.load (i32.const 65528))))
                    """))
            .instantiate(store, Imports.none());
    var write = (Func) instance.export("store").orElseThrow();
    var read = (Func) instance.export("load").orElseThrow();
    for (int address : new int[] {65521, 65528, 65535, -1, -8, -16, Integer.MIN_VALUE}) {
      assertThatThrownBy(() -> call(write, address)).isInstanceOf(TrapException.class);
    }
    assertThat(call(read)).containsExactly(0);
    call(write, 65520);
    assertThat(call(read)).containsExactly(-1);
  }

  @Test
  void splittingAtAnySizeChangesNoResult() {
    for (int seed = 0; seed < 4; seed++) {
      var module = Wat.module(program(new Random(seed), seed == 0 ? 900 : 6));
      long[] expected = run(new ModuleCompiler(module, new BitSet()), module);
      for (int limit : new int[] {12, 200, 900}) {
        assertThat(run(ModuleCompiler.splittingAt(module, new BitSet(), limit), module))
            .as("seed %s split at %s", seed, limit)
            .isEqualTo(expected);
      }
    }
  }

  private long[] run(ModuleCompiler compiler, ValidModule module) {
    var compiled = new CompiledModule(engine, module, _ -> compiler);
    var run =
        (Func) compiled.instantiate(new Store(engine), Imports.none()).export("run").orElseThrow();
    return call(run, 0x0123456789abcdefL, 0xfedcba9876543210L, 3, 4);
  }

  /** A loop of random vector statements, with values that stay on the stack over blocks. */
  private static String program(Random random, int locals) {
    var body = new StringBuilder();
    for (int i = 0; i < 40; i++) {
      String set = "(local.set " + local(random, locals) + " ";
      switch (random.nextInt(4)) {
        case 0 -> body.append(set).append(expression(random, locals, 4)).append(")\n");
        case 1 ->
            body.append(set)
                .append("(i8x16.add ")
                .append(expression(random, locals, 2))
                .append("(block (result v128) (br_if 0 ")
                .append(expression(random, locals, 1))
                .append("(v128.any_true ")
                .append(expression(random, locals, 1))
                .append("))")
                .append("(i16x8.neg))))\n");
        case 2 ->
            body.append("(if (v128.any_true ")
                .append(expression(random, locals, 2))
                .append(") (then ")
                .append(set)
                .append(expression(random, locals, 2))
                .append(")))\n");
        default ->
            body.append(set)
                .append("(select ")
                .append(expression(random, locals, 2))
                .append(expression(random, locals, 2))
                .append("(i8x16.all_true ")
                .append(expression(random, locals, 1))
                .append(")))\n");
      }
    }
    return "(module (func (export \"run\") (param v128 v128) (result v128 v128)"
        + "(local "
        + String.join(" ", Collections.nCopies(locals, "v128"))
        + ") (local $n i32) (local.set $n (i32.const 3)) (loop $again "
        + body
        + "(br_if $again (local.tee $n (i32.sub (local.get $n) (i32.const 1)))))"
        + "(local.get 0) (local.get 2)))";
  }

  private static int local(Random random, int locals) {
    return random.nextInt(locals + 2);
  }

  private static String expression(Random random, int locals, int depth) {
    if (depth == 0 || random.nextInt(6) == 0) {
      return random.nextInt(4) == 0
          ? "(v128.const i64x2 " + random.nextLong() + " " + random.nextLong() + ")"
          : "(local.get " + local(random, locals) + ")";
    }
    String operand = expression(random, locals, depth - 1);
    String both = operand + expression(random, locals, depth - 1) + ")";
    return switch (random.nextInt(8)) {
      case 0 -> "(i32x4.add " + both;
      case 1 -> "(v128.xor " + both;
      case 2 -> "(i16x8.mul " + both;
      case 3 -> "(i8x16.shuffle" + lanes(random) + " " + both;
      case 4 -> "(i8x16.narrow_i16x8_s " + both;
      case 5 -> "(local.tee " + local(random, locals) + operand + ")";
      case 6 -> "(i64x2.shl " + operand + "(i32.const " + random.nextInt(64) + "))";
      default -> "(v128.bitselect " + operand + both;
    };
  }

  private static String lanes(Random random) {
    var lanes = new StringBuilder();
    for (int i = 0; i < 16; i++) {
      lanes.append(' ').append(random.nextInt(32));
    }
    return lanes.toString();
  }
}
