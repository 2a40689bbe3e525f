package dev.wharf.engine.floats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.wharf.engine.Engine;
import dev.wharf.engine.Func;
import dev.wharf.engine.Imports;
import dev.wharf.engine.Memory;
import dev.wharf.engine.Store;
import dev.wharf.engine.abi.LittleEndian;
import dev.wharf.engine.floats.FloatOperator.Outcome;
import dev.wharf.wasm.text.ModuleParser;
import dev.wharf.wasm.validate.ModuleValidator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntToLongFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The operators of one single-precision operand, in a loop of a guest, give the right bits for
 * operands spread evenly over all there are; with {@code -Dwharf.floats=all} for every one of the
 * 2^32.
 */
final class UnaryFloatsTest {
  private static final long ALL = 1L << 32;
  private static final int BATCH = 1 << 16;
  private static final int STRIDE = 4_001;

  /** What the guest writes where the operator would trap. */
  private static final long SKIPPED = SingleReference.TRAP;

  private static final List<String> NAMES =
      List.of(
          "f32.abs",
          "f32.neg",
          "f32.ceil",
          "f32.floor",
          "f32.trunc",
          "f32.nearest",
          "f32.sqrt",
          "f64.promote_f32",
          "i32.reinterpret_f32",
          "f32.convert_i32_s",
          "f32.convert_i32_u",
          "i32.trunc_f32_s",
          "i32.trunc_f32_u",
          "i64.trunc_f32_s",
          "i64.trunc_f32_u",
          "i32.trunc_sat_f32_s",
          "i32.trunc_sat_f32_u",
          "i64.trunc_sat_f32_s",
          "i64.trunc_sat_f32_u");

  @TestFactory
  Stream<DynamicTest> operators() {
    boolean all = System.getProperty("wharf.floats", "").equals("all");
    return NAMES.stream()
        .map(name -> DynamicTest.dynamicTest(name, () -> check(name, all ? 1 : STRIDE)));
  }

  @Test
  void theFastReferenceIsTheExactOne() {
    var random = new SplittableRandom(4);
    for (FloatOperator operator : FloatOperator.all()) {
      if (NAMES.contains(operator.name())) {
        var reference = SingleReference.of(operator.name());
        for (int i = 0; i < 5_000; i++) {
          int x = random.nextInt() & -1 << random.nextInt(24);
          assertThat(reference.applyAsLong(x))
              .as("%s of %08x", operator.name(), x)
              .isEqualTo(code(operator.apply(x & 0xFFFF_FFFFL, 0)));
        }
      }
    }
  }

  private static long code(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Bits(long bits) -> bits;
      case Outcome.Nan(boolean canonical) ->
          canonical ? SingleReference.CANONICAL_NAN : SingleReference.ARITHMETIC_NAN;
      case Outcome.Traps _ -> SingleReference.TRAP;
    };
  }

  private static void check(String name, int stride) {
    var engine = Engine.create();
    var module = ModuleValidator.validate(ModuleParser.parse(guest(name, stride)));
    var instance = engine.compile(module).instantiate(new Store(engine), Imports.none());
    var run = (Func) instance.export("run").orElseThrow();
    var memory = (Memory) instance.export("memory").orElseThrow();
    var reference = SingleReference.of(name);
    var format = name.startsWith("f64") ? Format.DOUBLE : Format.SINGLE;
    for (long first = 0; first < ALL; first += (long) BATCH * stride) {
      run.call(new long[] {first & 0xFFFF_FFFFL}, new Object[1], new long[1], new Object[1]);
      byte[] results = memory.range(0, BATCH * 8L);
      compare(name, format, reference, (int) first, stride, results);
    }
  }

  private static void compare(
      String name,
      Format format,
      IntToLongFunction reference,
      int first,
      int stride,
      byte[] results) {
    for (int i = 0; i < BATCH; i++) {
      int x = first + i * stride;
      long expected = reference.applyAsLong(x);
      long actual = LittleEndian.getLong(results, i * 8);
      if (actual != expected && !isNan(format, expected, actual)) {
        fail("%s of %08x: %x, expected %x", name, x, actual, expected);
      }
    }
  }

  private static boolean isNan(Format format, long expected, long actual) {
    return expected == SingleReference.CANONICAL_NAN && format.isCanonicalNan(actual)
        || expected == SingleReference.ARITHMETIC_NAN && format.isArithmeticNan(actual);
  }

  /** A loop that writes the results of {@code BATCH} operands from a first one. */
  private static String guest(String name, int stride) {
    String operand =
        name.contains("convert") ? "(local.get $x)" : "(f32.reinterpret_i32 (local.get $x))";
    String value = "(" + name + " " + operand + ")";
    String widened =
        switch (name.substring(0, 3)) {
          case "f32" -> "(i64.extend_i32_u (i32.reinterpret_f32 " + value + "))";
          case "f64" -> "(i64.reinterpret_f64 " + value + ")";
          case "i32" -> "(i64.extend_i32_u " + value + ")";
          default -> value;
        };
    return """
    (module
      (memory (export "memory") 8)
      (func (export "run") (param $x i32)
        (local $at i32)
        (loop $next
          (i64.store (local.get $at) %s)
          (local.set $x (i32.add (local.get $x) (i32.const %d)))
          (local.set $at (i32.add (local.get $at) (i32.const 8)))
          (br_if $next (i32.lt_u (local.get $at) (i32.const %d))))))
    """
        .formatted(guarded(name, operand, widened), stride, BATCH * 8);
  }

  /** Traps are left to {@link FloatsAreExactTest}: here they would take days. */
  private static String guarded(String name, String operand, String widened) {
    if (!name.contains(".trunc_f32")) {
      return widened;
    }
    boolean signed = name.endsWith("_s");
    int width = name.startsWith("i32") ? 32 : 64;
    String from =
        signed ? "f32.ge %s (f32.const -0x1p" + (width - 1) + ")" : "f32.gt %s (f32.const -1)";
    return """
    (if (result i64) (i32.and (%s) (f32.lt %s (f32.const 0x1p%d)))
            (then %s) (else (i64.const %d)))\
    """
        .formatted(from.formatted(operand), operand, signed ? width - 1 : width, widened, SKIPPED);
  }
}
