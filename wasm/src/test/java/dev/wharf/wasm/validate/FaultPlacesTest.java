package dev.wharf.wasm.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.wharf.wasm.Feature;
import dev.wharf.wasm.ValidationException;
import dev.wharf.wasm.binary.Definition;
import dev.wharf.wasm.module.Module;
import dev.wharf.wasm.module.SectionId;
import dev.wharf.wasm.text.ModuleParser;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That every fault outside of bodies has a place, in a text and in its bytes. */
class FaultPlacesTest {
  /** What is at fault begins behind the exclamation mark. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "(func)\n !(export \"a\" (func 9))",
        "(memory 1) (export \"a\" (memory 0))\n(func !(export \"a\"))",
        "(global i32 (i32.const 0)) !(global i32 (i64.const 0))",
        "(import \"a\" \"b\" (global i32)) !(global i32 (global.get 1))",
        "!(memory 70000)",
        "(memory 1) !(memory 2 1)",
        "(table 1 funcref) !(table 1 (ref func))",
        "!(table (ref 6) (elem))",
        "(table funcref !(elem 4))",
        "(type (func)) (rec (type (sub final (struct)))\n !(type (sub 1 (struct))))",
        "(type (func)) !(type (array (ref 7)))",
        "(func (param i32)) !(start 0)",
        "(func) !(elem declare func 0 8)",
        "(table 1 funcref) (elem func) !(elem (i32.const 0) externref (ref.null extern))",
        "(import \"a\" \"a\" (func)) !(import \"a\" \"b\" (func (type 3)))",
        "!(import \"a\" \"b\" (tag (result i32)))",
        "(import \"a\" \"a\" (func)) !(func (import \"a\" \"b\") (type 3))",
        "!(import \"a\" \"b\" (memory 70000))",
        "!(import \"a\" \"b\" (table 1 (ref 5)))",
        "!(import \"a\" \"b\" (global (ref 5)))",
        "(tag) !(tag (type 4))",
        "(memory 1) (data \"a\") !(data (i64.const 0) \"b\")",
        "!(data (i32.const 0) \"b\")",
        "(func) !(func (type 4))",
        "(func) !(func (local (ref 4)))",
        "(func) (func nop\n !i32.add)",
      })
  void theTextOfTheFaultIsFound(String fields) {
    String marked = "(module\n" + fields + ")";
    int at = marked.indexOf('!');
    byte[] utf8 = marked.replace("!", "").getBytes(StandardCharsets.UTF_8);
    var module = ModuleParser.parse(utf8);
    var fault = fault(module, EnumSet.allOf(Feature.class));
    assertThat(fault.offset()).as(fault.getMessage()).isPresent();
    var place = ModuleParser.place(utf8, module, fault.offset().getAsLong()).orElseThrow();
    String before = marked.substring(0, at);
    assertThat(place.line()).isEqualTo((int) before.chars().filter(c -> c == '\n').count() + 1);
    assertThat(place.column()).isEqualTo(at - before.lastIndexOf('\n'));
  }

  @Test
  void aTypeThatIsOnlyWrittenInPlaceIsFoundWhereItIsUsed() {
    byte[] utf8 = "(module (func) (func (result i32 i32) unreachable))".getBytes();
    var module = ModuleParser.parse(utf8);
    var features = EnumSet.allOf(Feature.class);
    features.remove(Feature.MULTI_VALUE);
    var fault = fault(module, features);
    var place = ModuleParser.place(utf8, module, fault.offset().orElseThrow()).orElseThrow();
    assertThat(place).hasToString("1:16");
  }

  @Test
  void theOffsetIsThatOfTheDefinitionAndNotOfItsSection() {
    var module =
        ModuleParser.parse("(module (func) (export \"a\" (func 0)) (export \"b\" (func 7)))");
    var fault = fault(module, EnumSet.allOf(Feature.class));
    var second = Definition.of(module, SectionId.EXPORT, 1).orElseThrow();
    assertThat(fault.offset()).hasValue(second.start());
    // The length of the name, then the name.
    assertThat(module.bytes().bytes()[second.start() + 1]).isEqualTo((byte) 'b');
    assertThat(Definition.at(module, second.end() - 1)).contains(second);
  }

  @Test
  void whatIsShownIsUnderlinedToTheEndOfItsFormOrLine() {
    byte[] utf8 = "(module\n\t(export \"ü\" (func 9)) (func\n))".getBytes(StandardCharsets.UTF_8);
    var module = ModuleParser.parse(utf8);
    long offset = fault(module, EnumSet.allOf(Feature.class)).offset().orElseThrow();
    var shown = ModuleParser.place(utf8, module, offset).orElseThrow().shown();
    assertThat(shown)
        .isEqualTo(
            """
            2 | \t(export "ü" (func 9)) (func
              | \t^^^^^^^^^^^^^^^^^^^^^\
            """);
  }

  private static ValidationException fault(Module module, EnumSet<Feature> features) {
    return catchThrowableOfType(
        ValidationException.class, () -> ModuleValidator.validate(module, features));
  }
}
