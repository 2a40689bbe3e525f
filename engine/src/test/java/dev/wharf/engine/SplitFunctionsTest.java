package dev.wharf.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wharf.engine.compile.ModuleCompiler;
import dev.wharf.wasm.TrapException;
import dev.wharf.wasm.text.ModuleParser;
import dev.wharf.wasm.validate.ModuleValidator;
import dev.wharf.wasm.validate.ValidModule;
import java.lang.classfile.ClassFile;
import java.lang.classfile.attribute.CodeAttribute;
import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Functions too large for one method: they split below what HotSpot compiles, and compute the same.
 */
class SplitFunctionsTest {
  private static final int HUGE_METHOD = 8000;

  @Test
  void interpreterLoopWithManyArmsStaysBelowTheLimitAndRuns() {
    var module = interpreter(400, 12);
    assertThat(longestMethod(new ModuleCompiler(module, new BitSet())))
        .isBetween(1000, HUGE_METHOD);
    assertThat(run(new ModuleCompiler(module, new BitSet()), module, 5000))
        .isEqualTo(modelOf(400, 12, 5000));
  }

  @Test
  void armsOfAFewInstructionsTakeTheDispatchWithThem() {
    var module = interpreter(900, 1);
    assertThat(longestMethod(new ModuleCompiler(module, new BitSet()))).isLessThan(HUGE_METHOD);
    assertThat(run(new ModuleCompiler(module, new BitSet()), module, 3000))
        .isEqualTo(modelOf(900, 1, 3000));
  }

  @Test
  void aBodyThatIsOneExpressionSplitsInsideIt() {
    var random = new Random(7);
    var body = new StringBuilder("local.get 0 i64.extend_i32_u ");
    long expected = 42;
    for (int i = 0; i < 6000; i++) {
      long operand = random.nextInt();
      switch (random.nextInt(3)) {
        case 0 -> {
          body.append("i64.const ").append(operand).append(" i64.add ");
          expected += operand;
        }
        case 1 -> {
          body.append("i64.const ").append(operand).append(" i64.xor ");
          expected ^= operand;
        }
        default -> {
          body.append("i64.const ").append(operand & 63).append(" i64.rotl ");
          expected = Long.rotateLeft(expected, (int) (operand & 63));
        }
      }
    }
    var module = parse("(module (func (export \"run\") (param i32) (result i64) " + body + "))");
    assertThat(longestMethod(new ModuleCompiler(module, new BitSet()))).isLessThan(HUGE_METHOD);
    assertThat(run(new ModuleCompiler(module, new BitSet()), module, 42)).isEqualTo(expected);
  }

  @Test
  void aFunctionBeyondTheJvmIsRefusedWhenItIsCalledAndNotBefore() {
    var deep = "local.get 0 ".repeat(70_000) + "i32.add ".repeat(69_999);
    var module =
        parse(
            "(module (func (export \"run\") (param i32) (result i32) "
                + deep
                + ") (func (export \"other\") (result i32) i32.const 7))");
    var engine = Engine.create();
    var instance = engine.compile(module).instantiate(new Store(engine), Imports.none());
    var results = new long[1];
    var other = (Func) instance.export("other").orElseThrow();
    other.call(new long[0], new Object[0], results, new Object[1]);
    assertThat(results).containsExactly(7);
    var run = (Func) instance.export("run").orElseThrow();
    assertThatThrownBy(() -> run.call(new long[] {1}, new Object[1], results, new Object[1]))
        .isInstanceOf(TrapException.class)
        .hasMessage("resource limit exceeded: function 0 is too large to be compiled");
  }

  @Test
  void splittingAtAnySizeChangesNoResult() {
    var module = interpreter(60, 5);
    long expected = modelOf(60, 5, 700);
    for (int limit : new int[] {150, 300, 700, 2000, 9000}) {
      assertThat(run(ModuleCompiler.splittingAt(module, new BitSet(), limit), module, 700))
          .as("split at %s", limit)
          .isEqualTo(expected);
    }
  }

  /**
   * {@code run(n)}: n steps of a machine with {@code arms} instructions, each of {@code weight}
   * operations.
   */
  private static ValidModule interpreter(int arms, int weight) {
    var text = new StringBuilder("(module (func (export \"run\") (param $n i32) (result i64)\n");
    text.append(
        "(local $acc i64) (local $op i32) (local $t i64)\n(local.set $acc (i64.const 1))\n");
    text.append("(block $done (loop $next\n(br_if $done (i32.eqz (local.get $n)))\n");
    text.append("(local.set $n (i32.sub (local.get $n) (i32.const 1)))\n");
    text.append("(local.set $op (i32.rem_u (i32.wrap_i64 (local.get $acc)) (i32.const ")
        .append(arms);
    text.append(")))\n");
    for (int arm = arms - 1; arm >= 0; arm--) {
      text.append("(block $a").append(arm).append('\n');
    }
    text.append("(br_table");
    for (int arm = 0; arm < arms; arm++) {
      text.append(" $a").append(arm);
    }
    text.append(" (local.get $op)))\n");
    for (int arm = 0; arm < arms; arm++) {
      for (int i = 0; i < weight; i++) {
        text.append("(local.set $t (i64.mul (i64.add (local.get $acc) (i64.const ")
            .append(arm * 31 + i)
            .append(")) (i64.const 6364136223846793005)))\n")
            .append("(local.set $acc (i64.xor (local.get $t) (i64.shr_u (local.get $t)")
            .append(" (i64.const 29))))\n");
      }
      text.append(arm % 7 == 3 ? "" : "(br $next)\n");
      if (arm < arms - 1) {
        text.append(")\n");
      }
    }
    text.append("(br $next)))\n(local.get $acc)))");
    return parse(text.toString());
  }

  private static long modelOf(int arms, int weight, int steps) {
    long acc = 1;
    for (int n = steps; n > 0; n--) {
      int arm = Integer.remainderUnsigned((int) acc, arms);
      while (true) {
        for (int i = 0; i < weight; i++) {
          long t = (acc + (arm * 31 + i)) * 6364136223846793005L;
          acc = t ^ t >>> 29;
        }
        if (arm % 7 != 3 || arm == arms - 1) {
          break;
        }
        arm++;
      }
    }
    return acc;
  }

  private static ValidModule parse(String text) {
    return ModuleValidator.validate(ModuleParser.parse(text));
  }

  private static long run(ModuleCompiler compiler, ValidModule module, int argument) {
    var engine = Engine.create();
    var store = new Store(engine);
    var compiled = new CompiledModule(engine, module, _ -> compiler);
    var func = (Func) compiled.instantiate(store, Imports.none()).export("run").orElseThrow();
    var result = new long[1];
    func.call(new long[] {argument}, new Object[1], result, new Object[1]);
    return result[0];
  }

  private static int longestMethod(ModuleCompiler compiler) {
    int longest = 0;
    var model = ClassFile.of().parse(compiler.classBytes("wharf.module.F0").orElseThrow());
    for (var method : model.methods()) {
      longest =
          Math.max(longest, method.code().map(c -> ((CodeAttribute) c).codeLength()).orElse(0));
    }
    return longest;
  }
}
