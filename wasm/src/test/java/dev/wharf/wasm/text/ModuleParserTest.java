package dev.wharf.wasm.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wharf.wasm.Limits;
import dev.wharf.wasm.MalformedException;
import dev.wharf.wasm.binary.ModuleDecoder;
import dev.wharf.wasm.binary.ModuleEncoder;
import dev.wharf.wasm.binary.Names;
import dev.wharf.wasm.module.Module;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

final class ModuleParserTest {
  @Test
  void foldedAndFlatInstructionsAreTheSameBytes() {
    assertThat(body("(func (drop (i32.add (i32.const 1) (i32.const 2))))"))
        .isEqualTo(body("(func i32.const 1 i32.const 2 i32.add drop)"))
        .isEqualTo("410141026a1a0b");
  }

  @Test
  void foldedIfPutsItsConditionFirst() {
    assertThat(body("(func (if (i32.const 1) (then (nop)) (else (unreachable))))"))
        .isEqualTo("4101044001" + "05000b0b");
  }

  @Test
  void labelsAreDepthsAndInnerOnesHideOuterOnes() {
    assertThat(body("(func (block $a (block $b (block $a (br $a) (br $b)))))"))
        .isEqualTo("0240024002400c000c010b0b0b0b");
  }

  @Test
  void typeUsesAddOnlyTypesThatAreMissing() {
    var module =
        ModuleParser.parse(
            "(func (param i32)) (func (result i32) (i32.const 0)) (type (func (param i32)))");

    assertThat(module.types()).hasToString("[[i32] -> [], [] -> [i32]]");
    assertThat(module.functions()).extracting("typeIndex").containsExactly(0, 1);
  }

  @Test
  void namesOfFunctionsReachTheNameSection() {
    var names = Names.of(ModuleParser.parse("(module $m (func) (func $\"a b\"))"));

    assertThat(names.module()).isEqualTo("m");
    assertThat(names.function(0)).isEmpty();
    assertThat(names.function(1)).contains("a b");
  }

  @Test
  void bytesThatAreNotUtf8AreNamedByOffsetAndPlace() {
    byte[] text = "(module\r\n;; \u00e4\r  (func))".getBytes(StandardCharsets.UTF_8);
    text[17] = (byte) 0xFF;

    assertThatThrownBy(() -> ModuleParser.parse(text))
        .isInstanceOfSatisfying(MalformedException.class, e -> assertThat(e.offset()).hasValue(17))
        .hasMessage("malformed UTF-8 encoding at 3:3");
  }

  @Test
  void encodingADecodedModuleGivesTheSameBytes() {
    Module module =
        ModuleParser.parse(
            """
            (module
              (import "a" "f" (func $f (param i64) (result f64)))
              (import "a" "t" (table 1 2 funcref))
              (memory (export "m") (data "abc\\00\\u{20ac}"))
              (memory $pages 1 (pagesize 65536))
              (table $own funcref (elem $f $f))
              (global $g (mut f32) (f32.const -nan:0x12345))
              (func $g (export "g") (local i32 i32 i64)
                (memory.init 0 (i32.const 0) (i32.const 0) (i32.const 1))
                (table.copy $own 0 (i32.const 0) (i32.const 0) (i32.const 1))
                (drop (i64.load32_u offset=8 align=2 (i32.const 0)))
                (drop (f64.const 0x1.fffffffffffffp1023)))
              (elem declare externref (ref.null extern))
              (elem (table $own) (offset (i32.const 1)) func $g)
              (data "passive")
              (start $g))
            """);

    byte[] bytes = ModuleEncoder.encode(module);

    assertThat(module.bytes().bytes()).isEqualTo(bytes);
    assertThat(ModuleEncoder.encode(ModuleDecoder.decode(bytes))).isEqualTo(bytes);
  }

  @Test
  void nestingCostsNoStack() {
    int depth = Limits.NESTING / 2;

    var text = "(func " + "(block ".repeat(depth) + ")".repeat(depth) + ")";

    assertThat(ModuleParser.parse(text).functions().getFirst().body().length())
        .isEqualTo(depth * 3 + 1);
  }

  @Test
  void nestingBeyondTheLimitIsMalformed() {
    int depth = Limits.NESTING + 1;

    assertThatThrownBy(() -> ModuleParser.parse("(func " + "(block ".repeat(depth)))
        .isInstanceOf(MalformedException.class);
    assertThatThrownBy(
            () -> ModuleParser.parse("(func " + "(block ".repeat(depth) + ")".repeat(depth) + ")"))
        .hasMessageStartingWith("nesting is too deep");
  }

  @Test
  void errorsBeginWithTheSuitesWordsAndEndWithThePlace() {
    fails("(func i32.foo)", "unknown operator i32.foo at 1:7");
    fails("(func\n  (br $x))", "unknown label $x at 2:7");
    fails("(func (param $x i32) (local $x i32))", "duplicate local $x at 1:29");
    fails("(func (i32.const 0x100000000))", "i32 constant out of range: 0x100000000 at 1:18");
    fails(
        "(func (drop (i32.load align=3 (i32.const 0))))",
        "alignment must be a power of two, not 3 at 1:23");
    fails(
        "(type (func)) (func (type 0) (param i32))",
        "inline function type does not match type 0 at 1:22");
    fails("(func block $a end $b)", "mismatching label $b at 1:20");
    fails("(func) (import \"a\" \"b\" (func))", "import after function at 1:25");
    fails("(func (i32.const 1)) )", "unexpected token ) at 1:22");
    fails("(; (; ;)", "unclosed comment at 1:9");
  }

  @Test
  void commentsAndAnnotationsAreSkipped() {
    assertThat(body("(func (; a (; b ;) ;) (@note \"x\" (y)) nop ;; end\n)")).isEqualTo("010b");
  }

  @Test
  void annotationsWhereTheyHaveNoPlaceAreMalformed() {
    fails("(func (@custom \"x\"))", "misplaced @custom annotation at 1:7");
    fails("(module (func) (@name \"M\"))", "misplaced @name annotation at 1:16");
    fails(
        "(module (@name \"M\") (@name \"N\"))", "@name annotation: multiple module names at 1:32");
    fails("(@producers (by \"x\" \"\"))", "@producers annotation: unexpected token by at 1:14");
    fails("(@custom \"x\" (before types))", "@custom annotation: malformed section kind at 1:22");
  }

  @Test
  void annotationsWithoutEndCostNoMemory() {
    var text = "(module " + "(@custom \"x\")".repeat(Limits.CUSTOM_SECTIONS + 1) + ")";

    assertThatThrownBy(() -> ModuleParser.parse(text))
        .hasMessageStartingWith("too many annotations");
  }

  @Test
  void longWordsAreCutInMessages() {
    assertThatThrownBy(() -> ModuleParser.parse("(func " + "x".repeat(1_000_000) + ")"))
        .hasMessage("unknown operator " + "x".repeat(60) + "... at 1:7");
  }

  @Test
  void numbersOfAnyLengthAreRead() {
    assertThat(body("(func i32.const 0x" + "0".repeat(100_000) + "1 drop)")).isEqualTo("41011a0b");
    fails(
        "(func i64.const 18446744073709551616)",
        "i64 constant out of range: 18446744073709551616 at 1:17");
  }

  private static void fails(String text, String message) {
    assertThatThrownBy(() -> ModuleParser.parse(text))
        .isInstanceOf(MalformedException.class)
        .hasMessage(message);
  }

  private static String body(String text) {
    var body = ModuleParser.parse(text).functions().getFirst().body();
    return HexFormat.of().formatHex(Arrays.copyOfRange(body.bytes(), body.start(), body.end()));
  }
}
