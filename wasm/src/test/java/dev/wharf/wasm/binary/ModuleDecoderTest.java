package dev.wharf.wasm.binary;

import static dev.wharf.wasm.binary.WasmBytes.body;
import static dev.wharf.wasm.binary.WasmBytes.module;
import static dev.wharf.wasm.binary.WasmBytes.section;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wharf.wasm.MalformedException;
import dev.wharf.wasm.module.CodeRange;
import dev.wharf.wasm.module.ElementSegment;
import dev.wharf.wasm.module.SegmentMode;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;

final class ModuleDecoderTest {
  private static final String TYPES = section(1, "01 60 00 00");
  private static final String FUNCTIONS = section(3, "01 00");
  private static final String CODE = section(10, "01", body("00 0b"));

  @Test
  void thePreambleIsAModule() {
    assertThat(ModuleDecoder.decode(module()).functions()).isEmpty();
  }

  @Test
  void thePreambleMustBeWholeAndKnown() {
    malformed(WasmBytes.of("")).hasMessageStartingWith("unexpected end");
    malformed(WasmBytes.of("0061 736d 0100 00")).hasMessageStartingWith("unexpected end");
    malformed(WasmBytes.of("006d 7361 0100 0000")).hasMessage("magic header not detected");
    malformed(WasmBytes.of("0061 736d 0d00 0100")).hasMessage("unknown binary version");
  }

  @Test
  void bodiesStayBytesOfTheFile() {
    byte[] bytes = module(TYPES, FUNCTIONS, section(10, "01", body("01 02 7f 0b")));

    var function = ModuleDecoder.decode(bytes).functions().get(0);

    assertThat(function.locals()).hasToString("[LocalGroup[count=2, type=i32]]");
    assertThat(function.body()).isEqualTo(new CodeRange(bytes, bytes.length - 1, bytes.length));
  }

  @Test
  void offsetsCountFromTheStartOfTheOuterFile() {
    byte[] inner = module("0e 00");
    byte[] outer = new byte[inner.length + 5];
    System.arraycopy(inner, 0, outer, 3, inner.length);

    assertThatThrownBy(() -> ModuleDecoder.decode(new CodeRange(outer, 3, 3 + inner.length)))
        .isInstanceOfSatisfying(
            MalformedException.class, e -> assertThat(e.offset()).isEqualTo(OptionalLong.of(11)))
        .hasMessageStartingWith("malformed section id");
  }

  @Test
  void sectionsComeOnceAndInOrder() {
    malformed(module(FUNCTIONS, TYPES)).hasMessageStartingWith("unexpected content after last");
    malformed(module(TYPES, TYPES)).hasMessageStartingWith("unexpected content after last");
  }

  @Test
  void aSectionIsAsLongAsItSays() {
    malformed(module(section(1, "01 60 00 00 00"))).hasMessage("section size mismatch");
    malformed(module(section(1, "01 60 00"))).hasMessageStartingWith("unexpected end");
    malformed(module("01 7f")).hasMessageStartingWith("unexpected end");
  }

  @Test
  void functionsAndBodiesAreEqualInNumber() {
    malformed(module(TYPES, FUNCTIONS))
        .hasMessage("function and code section have inconsistent lengths");
    malformed(module(TYPES, CODE))
        .hasMessage("function and code section have inconsistent lengths");
  }

  @Test
  void theDataCountIsTheNumberOfSegments() {
    malformed(module(section(12, "01")))
        .hasMessage("data count and data section have inconsistent lengths");
    assertThat(ModuleDecoder.decode(module(section(12, "01"), section(11, "01 01 00"))).dataCount())
        .isEqualTo(OptionalInt.of(1));
  }

  @Test
  void customSectionsMayStandAnywhere() {
    var custom = section(0, "01 61 ff");

    var customs =
        ModuleDecoder.decode(module(custom, TYPES, custom, FUNCTIONS, CODE, custom)).customs();

    assertThat(customs).extracting(each -> each.name()).containsExactly("a", "a", "a");
    assertThat(customs.get(0).bytes().length()).isEqualTo(1);
  }

  @Test
  void namesAreUtf8() {
    assertThat(ModuleDecoder.decode(module(section(0, "03 e282ac"))).customs().get(0).name())
        .isEqualTo("\u20ac");
    malformed(module(section(0, "01 80"))).hasMessage("malformed UTF-8 encoding");
    // A surrogate, and more bytes than the code point needs.
    malformed(module(section(0, "03 eda080"))).hasMessage("malformed UTF-8 encoding");
    malformed(module(section(0, "02 c080"))).hasMessage("malformed UTF-8 encoding");
  }

  @Test
  void elementSegmentsHaveEightForms() {
    var elements =
        ModuleDecoder.decode(
                module(
                    section(
                        9,
                        "08",
                        "00 41 07 0b 01 00",
                        "01 00 01 00",
                        "02 01 41 07 0b 00 01 00",
                        "03 00 01 00",
                        "04 41 07 0b 01 d2 00 0b",
                        "05 70 01 d0 70 0b",
                        "06 01 41 07 0b 6f 01 d0 6f 0b",
                        "07 70 01 d2 00 0b")))
            .elements();

    assertThat(elements)
        .extracting(each -> modeOf(each) + " " + each.type() + " " + itemsOf(each))
        .containsExactly(
            "table 0 funcref [0]",
            "passive funcref [0]",
            "table 1 funcref [0]",
            "declarative funcref [0]",
            "table 0 funcref 1 expressions",
            "passive funcref 1 expressions",
            "table 1 externref 1 expressions",
            "declarative funcref 1 expressions");
    malformed(module(section(9, "01 08"))).hasMessage("malformed elements segment kind");
    malformed(module(section(9, "01 01 01 00"))).hasMessage("malformed element kind");
  }

  private static String modeOf(ElementSegment segment) {
    return switch (segment.mode()) {
      case SegmentMode.Active(int table, var _) -> "table " + table;
      case SegmentMode.Passive() -> "passive";
      case SegmentMode.Declarative() -> "declarative";
    };
  }

  private static String itemsOf(ElementSegment segment) {
    return switch (segment.items()) {
      case ElementSegment.Funcs(int[] indices) -> Arrays.toString(indices);
      case ElementSegment.Exprs(var exprs) -> exprs.size() + " expressions";
    };
  }

  @Test
  void tablesMayHaveAnInitialiser() {
    var tables =
        ModuleDecoder.decode(module(section(4, "02", "70 00 01", "40 00 70 01 01 02 d0 70 0b")))
            .tables();

    assertThat(tables.get(0).init()).isEmpty();
    assertThat(tables.get(1).type())
        .hasToString("TableType[address=I32, element=funcref, bounds=1 2]");
    assertThat(tables.get(1).init().orElseThrow().instrs()).hasSize(1);
  }

  @Test
  void flagsAndKindsOutsideTheirRangeAreMalformed() {
    malformed(module(section(5, "01 10 00"))).hasMessage("malformed limits flags");
    malformed(module(section(4, "01 70 02 00"))).hasMessageStartingWith("malformed limits flags");
    malformed(module(section(6, "01 7f 02 41 00 0b"))).hasMessage("malformed mutability");
    malformed(module(section(2, "01 00 00 05 00"))).hasMessage("malformed import kind");
    malformed(module(section(7, "01 00 05 00"))).hasMessage("malformed export kind");
    malformed(module(section(11, "01 03 00"))).hasMessage("malformed data segment kind");
    malformed(module(section(13, "01 01 00"))).hasMessage("malformed tag attribute");
    malformed(module(section(1, "01 60 01 68 00"))).hasMessage("malformed value type 0x68");
  }

  private static AbstractThrowableAssert<?, ?> malformed(byte[] bytes) {
    return assertThatThrownBy(() -> ModuleDecoder.decode(bytes))
        .isInstanceOf(MalformedException.class);
  }
}
