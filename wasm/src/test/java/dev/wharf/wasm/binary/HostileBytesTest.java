package dev.wharf.wasm.binary;

import static dev.wharf.wasm.binary.WasmBytes.body;
import static dev.wharf.wasm.binary.WasmBytes.leb;
import static dev.wharf.wasm.binary.WasmBytes.module;
import static dev.wharf.wasm.binary.WasmBytes.section;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import dev.wharf.wasm.Feature;
import dev.wharf.wasm.Limits;
import dev.wharf.wasm.MalformedException;
import dev.wharf.wasm.ValidationException;
import dev.wharf.wasm.text.ModuleParser;
import dev.wharf.wasm.validate.ModuleValidator;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever the bytes, decoding and validation end soon, with a module or one of two exceptions. */
@Timeout(120)
final class HostileBytesTest {
  private static final String SAMPLE =
      """
      (module $sample
        (type $binary (func (param i32 i64) (result i64 f64)))
        (type $pair (func (param i32 i32) (result i32 i32)))
        (import "env" "log" (func $log (param externref)))
        (import "env" "base" (global $base i32))
        (import "env" "t" (table 1 10 funcref))
        (table $u 2 funcref (ref.func $f))
        (memory $m 1 2)
        (memory $n 0)
        (tag $t (param i32))
        (global $g (mut i64) (i64.const -5))
        (global $h i32 (i32.add (global.get $base) (i32.const 3)))
        (export "f" (func $f))
        (export "m" (memory $m))
        (start $s)
        (elem (i32.const 0) $f $s)
        (elem $passive funcref (ref.func $f) (ref.null func))
        (elem declare func $log)
        (data (i32.const 4) "hello\\00world")
        (data $d "passive")
        (func $f (type $binary) (local f32 f32 externref)
          (i32.const 1) (i32.const 2) (block (type $pair)
            (br_table 0 0 0 (i32.const 1)))
          (drop) (drop)
          (i64.extend_i32_u (i32.load offset=12 align=2 (local.get 0)))
          (f64.const nan:0x4000000000001))
        (func $s
          (call $log (ref.null extern))
          (loop $again (br_if $again (i32.eqz (memory.grow (i32.const 1)))))
          (memory.copy $m $n (i32.const 0) (i32.const 1) (i32.const 2))
          (memory.init $d (i32.const 0) (i32.const 1) (i32.const 2))
          (table.copy (i32.const 0) (i32.const 0) (i32.const 0))
          (if (i32.const 1) (then (drop (select (result funcref) (ref.func $f) (ref.null func)
            (i32.const 0)))) (else (data.drop $d)))
          (block $h (result i32 exnref)
            (try_table (catch_ref $t $h) (throw $t (i32.const 7)))
            unreachable)
          throw_ref)
        (func $tail (type $pair) (return_call $tail (local.get 0) (local.get 1))))
      """;

  private static final byte[] BYTES = ModuleEncoder.encode(ModuleParser.parse(SAMPLE));

  @Test
  void theSampleIsValid() {
    assertThat(verdict(BYTES)).isEqualTo("valid");
  }

  @Test
  void everyTruncationIsJudged() {
    int valid = 0;
    for (int length = 0; length < BYTES.length; length++) {
      if (verdict(Arrays.copyOf(BYTES, length)).equals("valid")) {
        valid++;
      }
    }
    // Only cuts between sections before the functions leave a module.
    assertThat(valid).isLessThan(6);
  }

  @Test
  void everyMutationIsJudged() {
    var random = new Random(20_251);
    int valid = 0;
    for (int round = 0; round < 10_000; round++) {
      byte[] bytes = BYTES.clone();
      for (int i = random.nextInt(3); i >= 0; i--) {
        bytes[8 + random.nextInt(bytes.length - 8)] = (byte) random.nextInt(256);
      }
      if (verdict(bytes).equals("valid")) {
        valid++;
      }
    }
    assertThat(valid).isBetween(100, 9_000);
  }

  @Test
  void everyMixOfInstructionsIsJudged() {
    var random = new Random(7);
    for (int round = 0; round < 5_000; round++) {
      byte[] code = new byte[random.nextInt(40)];
      random.nextBytes(code);
      verdict(
          module(
              section(1, "01 60 01 7f 01 7f"),
              section(3, "01 00"),
              section(4, "01 70 00 01"),
              section(5, "01 00 01"),
              section(10, "01", body("00" + HexFormat.of().formatHex(code) + "0b"))));
    }
  }

  private static String verdict(byte[] bytes) {
    try {
      var module = ModuleDecoder.decode(bytes);
      Names.of(module).function(0);
      var valid = ModuleValidator.validate(module, EnumSet.allOf(Feature.class));
      // What is valid is written and read back as the same module.
      byte[] again = ModuleEncoder.encode(valid.module());
      ModuleValidator.validate(ModuleDecoder.decode(again), EnumSet.allOf(Feature.class));
      return "valid";
    } catch (MalformedException | ValidationException e) {
      return e.getMessage();
    } catch (RuntimeException | Error e) {
      return fail("on " + HexFormat.of().formatHex(bytes), e);
    }
  }

  @Test
  void countsBeyondTheInputReserveNothing() {
    for (int id : new int[] {1, 2, 3, 4, 5, 6, 7, 9, 10, 11, 13}) {
      assertThatThrownBy(() -> ModuleDecoder.decode(module(section(id, "ffffffff07"))))
          .isInstanceOf(MalformedException.class);
    }
  }

  @Test
  void localsAreCountedAsTotals() {
    assertThat(verdict(oneFunction("01" + leb(Limits.LOCALS) + "7f 0b"))).isEqualTo("valid");
    assertThat(verdict(oneFunction("02 01 7f" + leb(Limits.LOCALS) + "7e 0b")))
        .startsWith("too many locals");
    assertThat(verdict(oneFunction("02 ffffffff0f 7f ffffffff0f 7e 0b")))
        .isEqualTo("too many locals: 4294967295 > 50000");
  }

  @Test
  void manyFunctionsOfManyLocalsAreReadInTime() {
    int count = 20_000;
    var functions = new StringBuilder(leb(count));
    var code = new StringBuilder(leb(count));
    String entry = body("01" + leb(Limits.LOCALS) + "7e 0b");
    for (int i = 0; i < count; i++) {
      functions.append("00");
      code.append(entry);
    }
    byte[] bytes =
        module(
            section(1, "01 60 00 00"),
            section(3, functions.toString()),
            section(10, code.toString()));
    // The test's time is limited.
    ModuleValidator.validate(ModuleDecoder.decode(bytes));
  }

  @Test
  void blocksNestUpToTheLimit() {
    assertThat(verdict(oneFunction(nested(Limits.NESTING - 1)))).isEqualTo("valid");
    assertThat(verdict(oneFunction(nested(Limits.NESTING)))).startsWith("blocks nest too deeply");
  }

  private static String nested(int depth) {
    return "00" + "0240".repeat(depth) + "0b".repeat(depth + 1);
  }

  @Test
  void targetsOfABranchTableAreLimited() {
    assertThat(verdict(oneFunction(branchTable(Limits.BR_TABLE_TARGETS)))).isEqualTo("valid");
    assertThat(verdict(oneFunction(branchTable(1_000_000))))
        .startsWith("br_table has too many targets");
  }

  private static String branchTable(int targets) {
    return "00 4100 0e" + leb(targets) + "00".repeat(targets + 1) + "0b";
  }

  @Test
  void operandsDoNotPileUpWithoutEnd() {
    byte[] bytes =
        module(
            section(1, "01 60 00" + leb(1_000) + "7f".repeat(1_000)),
            section(3, "01 00"),
            section(10, "01", body("00" + "1000".repeat(2_000_000) + "0b")));

    assertThat(verdict(bytes)).startsWith("too many operands");
  }

  @Test
  void constantExpressionsAndSegmentsAreLimited() {
    String zeros = "4100".repeat(Limits.CONSTANT_INSTRS);
    assertThat(verdict(module(section(6, "01 7f 00" + zeros + "0b")))).startsWith("type mismatch");
    assertThat(verdict(module(section(6, "01 7f 00" + zeros + "4100 0b"))))
        .startsWith("constant expression is too long");

    int count = Limits.ELEMENTS + 1;
    byte[] segment = module(section(9, "01 01 00" + leb(count) + "00".repeat(count)));
    assertThat(verdict(segment)).startsWith("too many elements");
  }

  @Test
  void namesAreCountedInBytes() {
    assertThat(verdict(exportOfName(Limits.NAME_BYTES / 3))).isEqualTo("valid");
    assertThat(verdict(exportOfName(Limits.NAME_BYTES / 3 + 1))).startsWith("name is too long");
  }

  private static byte[] exportOfName(int characters) {
    return module(
        section(5, "01 00 00"),
        section(7, "01" + leb(characters * 3) + "e282ac".repeat(characters) + "02 00"));
  }

  @Test
  void aBodyIsNotLargerThanTheLimit() {
    assertThat(verdict(oneFunction("00" + "01".repeat(Limits.BODY_BYTES - 2) + "0b")))
        .isEqualTo("valid");
    assertThat(verdict(oneFunction("00" + "01".repeat(Limits.BODY_BYTES - 1) + "0b")))
        .startsWith("function body is too large");
  }

  @Test
  void aLongChainOfCallsIsFollowedWithoutRecursion() {
    int count = 200_000;
    var functions = new StringBuilder(leb(count));
    var code = new StringBuilder(leb(count));
    for (int i = 0; i < count; i++) {
      functions.append("00");
      code.append(body("00 10" + leb((i + 1) % count) + "0b"));
    }
    byte[] bytes =
        module(
            section(1, "01 60 00 00"),
            section(3, functions.toString()),
            section(10, code.toString()));

    var valid = ModuleValidator.validate(ModuleDecoder.decode(bytes));

    assertThat(valid.onCallCycle(0)).isTrue();
    assertThat(valid.onCallCycle(count - 1)).isTrue();
  }

  private static byte[] oneFunction(String bodyHex) {
    return module(section(1, "01 60 00 00"), section(3, "01 00"), section(10, "01", body(bodyHex)));
  }
}
