package dev.wharf.wasm.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wharf.wasm.Feature;
import dev.wharf.wasm.MalformedException;
import dev.wharf.wasm.ValidationException;
import dev.wharf.wasm.binary.ModuleDecoder;
import dev.wharf.wasm.binary.WasmBytes;
import dev.wharf.wasm.instr.BlockType;
import dev.wharf.wasm.text.ModuleParser;
import dev.wharf.wasm.type.TypeInterner;
import dev.wharf.wasm.type.ValType;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

/** One rule each; the specification's suite has the rest. */
final class ModuleValidatorTest {
  private static final EnumSet<Feature> ALL = EnumSet.allOf(Feature.class);

  @Test
  void operandsFitTheirInstruction() {
    invalid("(func (drop (i32.add (i32.const 1) (i64.const 1))))")
        .hasMessage("type mismatch: instruction requires [i32] but stack has [i64]");
    invalid("(func i32.add)").hasMessageStartingWith("type mismatch");
    invalid("(func (result i32))").hasMessageStartingWith("type mismatch");
    invalid("(func i32.const 1)").hasMessageStartingWith("type mismatch");
    invalid("(func (call 1 (i64.const 1))) (func (param i32 i64))")
        .hasMessage("type mismatch: instruction requires [i32 i64] but stack has [i64]");
  }

  @Test
  void codeThatIsNotReachedIsStillChecked() {
    valid("(func (result i32) unreachable i32.add)");
    valid("(func (result i64) unreachable select)");
    invalid("(func (result i32) unreachable i64.const 1 i32.add)")
        .hasMessageStartingWith("type mismatch");
    invalid("(func (result i32) (block (br 0) (drop (i64.eqz (i32.const 1)))) (i32.const 1))")
        .hasMessageStartingWith("type mismatch");
  }

  @Test
  void blocksTakeAndGiveWhatTheySay() {
    valid("(func (drop (block (result i32) (br 0 (i32.const 1)))))");
    valid("(func (result i32) (i32.const 1) (loop (param i32) (result i32) (br 0)))");
    invalid("(func (drop (if (result i32) (i32.const 1) (then (i32.const 1)))))")
        .hasMessageStartingWith("type mismatch: an if without else");
    invalid("(func (i32.const 1) (block (drop)))").hasMessageStartingWith("type mismatch");
    invalid("(func (br 1))").hasMessage("unknown label 1");
  }

  @Test
  void targetsOfABranchTableAgree() {
    invalid(
            """
            (func
              (block (result i32)
                (block (br_table 0 1 (i32.const 1) (i32.const 0)))
                (i32.const 1))
              drop)
            """)
        .hasMessageStartingWith("type mismatch");
  }

  @Test
  void indicesAreKnown() {
    invalid("(func (drop (local.get 0)))").hasMessage("unknown local 0");
    invalid("(func (drop (global.get 0)))").hasMessage("unknown global 0");
    invalid("(func (call 7))").hasMessage("unknown function 7");
    invalid("(func (drop (i32.load (i32.const 0))))").hasMessage("unknown memory 0");
    invalid("(func (drop (table.size 0)))").hasMessage("unknown table 0");
    invalid("(func (type 9))").hasMessage("unknown type 9");
    invalid("(func (throw 0))").hasMessage("unknown tag 0");
    invalid("(table 1 funcref) (func (elem.drop 0))").hasMessage("unknown elem segment 0");
    invalid("(export \"a\" (func 0))").hasMessage("unknown function 0");
  }

  @Test
  void segmentsAreOnlyNamedAfterADataCount() {
    byte[] bytes =
        WasmBytes.module(
            WasmBytes.section(1, "01 60 00 00"),
            WasmBytes.section(3, "01 00"),
            WasmBytes.section(10, "01", WasmBytes.body("00 fc0900 0b")),
            WasmBytes.section(11, "01 01 00"));

    assertThatThrownBy(() -> ModuleValidator.validate(ModuleDecoder.decode(bytes)))
        .isInstanceOf(MalformedException.class)
        .hasMessage("data count section required");
  }

  @Test
  void alignmentIsAtMostNatural() {
    valid("(memory 1) (func (drop (i64.load align=8 (i32.const 0))))");
    invalid("(memory 1) (func (drop (i64.load32_u align=8 (i32.const 0))))")
        .hasMessage("alignment must not be larger than natural");
  }

  @Test
  void memoriesAndTablesHaveTheirSizes() {
    valid("(memory 65536 65536)");
    invalid("(memory 65537)").hasMessage("memory size must be at most 65536 pages (4GiB)");
    invalid("(memory 2 1)").hasMessage("size minimum must not be greater than maximum");
    invalid("(table 2 1 funcref)").hasMessage("size minimum must not be greater than maximum");
  }

  @Test
  void constantExpressionsAreConstant() {
    valid("(import \"\" \"\" (global i32)) (global i32 (i32.mul (global.get 0) (i32.const 2)))");
    invalid("(global i32 (i32.ctz (i32.const 1)))")
        .hasMessage("constant expression required: i32.ctz is not constant");
    invalid("(global (mut i32) (i32.const 1)) (global i32 (global.get 0))")
        .hasMessage("constant expression required: global 0 is mutable");
    invalid("(global i32 (global.get 0))").hasMessage("unknown global 0");
    invalid("(global i32 (i64.const 0))").hasMessageStartingWith("type mismatch");
  }

  @Test
  void referencesToFunctionsAreDeclared() {
    valid("(elem declare func 0) (func (drop (ref.func 0)))");
    invalid("(func (drop (ref.func 0)))").hasMessage("undeclared function reference 0");
  }

  @Test
  void exportsHaveDifferentNames() {
    invalid("(func (export \"a\") (export \"a\"))").hasMessage("duplicate export name \"a\"");
  }

  @Test
  void theStartFunctionTakesAndGivesNothing() {
    invalid("(start 0) (func (param i32))").hasMessageStartingWith("start function");
  }

  @Test
  void immutableGlobalsAreNotSet() {
    invalid("(global i32 (i32.const 1)) (func (global.set 0 (i32.const 1)))")
        .hasMessageStartingWith("immutable global");
  }

  @Test
  void referencesAreSelectedByType() {
    invalid("(func (param externref) (drop (select (local.get 0) (local.get 0) (i32.const 1))))")
        .hasMessageStartingWith("type mismatch");
  }

  @Test
  void tailCallsGiveTheResultsOfTheirFunction() {
    valid("(func (result i32) (return_call 0))");
    invalid("(func (result i32) (return_call 1)) (func (result i64) (i64.const 1))")
        .hasMessageStartingWith("type mismatch");
  }

  @Test
  void handlersFitTheirLabels() {
    valid(
        """
        (tag (param i32))
        (func (result i32) (try_table (catch 0 0) (throw 0 (i32.const 1))) unreachable)
        """);
    invalid("(tag (param i32)) (func (try_table (catch 0 0) (nop)))")
        .hasMessageStartingWith("type mismatch");
    invalid("(tag (result i32))").hasMessage("non-empty tag result type");
  }

  @Test
  void whatBelongsToAFeatureNeedsIt() {
    needs(Feature.TAIL_CALL, "(func (return_call 0))");
    needs(Feature.EXCEPTIONS, "(tag)");
    needs(Feature.EXCEPTIONS, "(func (param exnref))");
    needs(Feature.EXCEPTIONS, "(func (local exnref))");
    needs(Feature.EXCEPTIONS, "(table 1 exnref)");
    needs(Feature.EXCEPTIONS, "(func (drop (ref.null exn)))");
    needs(Feature.EXCEPTIONS, "(func (try_table))");
    needs(Feature.MULTI_MEMORY, "(memory 1) (memory 1)");
    needs(Feature.MULTI_VALUE, "(func (result i32 i32) (i32.const 1) (i32.const 1))");
    needs(Feature.MULTI_VALUE, "(func (i32.const 1) (block (param i32) (drop)))");
    needs(Feature.SIGN_EXTENSION, "(func (drop (i32.extend8_s (i32.const 1))))");
    needs(Feature.SATURATING_FLOAT_TO_INT, "(func (drop (i32.trunc_sat_f32_s (f32.const 1))))");
    needs(Feature.BULK_MEMORY, "(func unreachable (memory.fill)) (memory 1)");
    needs(Feature.REFERENCE_TYPES, "(func (param externref))");
    needs(Feature.CUSTOM_PAGE_SIZES, "(memory 1 (pagesize 65536))");
    needs(Feature.CUSTOM_PAGE_SIZES, "(memory (pagesize 1) (data \"a\"))");
    needs(Feature.EXTENDED_CONST, "(global i32 (i32.add (i32.const 1) (i32.const 1)))");
  }

  private static void needs(Feature feature, String fields) {
    var module = ModuleParser.parse("(module " + fields + ")");
    var others = EnumSet.complementOf(EnumSet.of(feature));
    ModuleValidator.validate(module, ALL);
    assertThatThrownBy(() -> ModuleValidator.validate(module, others))
        .as("%s without %s", fields, feature)
        .isInstanceOfAny(ValidationException.class, MalformedException.class);
  }

  @Test
  void indexSpacesBeginWithImports() {
    var valid =
        valid(
            """
            (import "" "f" (func (param i32)))
            (import "" "g" (global i64))
            (func (export "h") (result f32 f64) (f32.const 0) (f64.const 0))
            (memory (export "m") 1 2)
            """);

    assertThat(valid.importedFuncs()).isEqualTo(1);
    assertThat(valid.funcType(0)).hasToString("[i32] -> []");
    assertThat(valid.funcType(1)).hasToString("[] -> [f32 f64]");
    var types = valid.closed(new TypeInterner());
    assertThat(types.importType(1)).isEqualTo(valid.global(0));
    assertThat(types.exportType(valid.export("h").orElseThrow())).isEqualTo(valid.funcType(1));
    assertThat(types.exportType(valid.export("m").orElseThrow())).isEqualTo(valid.memory(0));
    assertThat(valid.export("x")).isEmpty();
    assertThat(valid.blockType(new BlockType.Value(ValType.F32))).hasToString("[] -> [f32]");
    assertThat(valid.blockType(BlockType.EMPTY)).hasToString("[] -> []");
  }

  private static ValidModule valid(String fields) {
    return ModuleValidator.validate(ModuleParser.parse("(module " + fields + ")"), ALL);
  }

  private static org.assertj.core.api.AbstractThrowableAssert<?, ?> invalid(String fields) {
    var module = ModuleParser.parse("(module " + fields + ")");
    return assertThatThrownBy(() -> ModuleValidator.validate(module, ALL))
        .isInstanceOf(ValidationException.class);
  }
}
