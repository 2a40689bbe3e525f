package dev.wharf.wasm.binary;

import static dev.wharf.wasm.binary.WasmBytes.module;
import static dev.wharf.wasm.binary.WasmBytes.section;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class NamesTest {
  private static final String NAME = "04 6e616d65";

  @Test
  void modulesAndFunctionsHaveNames() {
    var names = names("00 02 01 6d", "01 07 02 00 01 61 05 01 62");

    assertThat(names.module()).isEqualTo("m");
    assertThat(names.function(0)).contains("a");
    assertThat(names.function(5)).contains("b");
    assertThat(names.function(1)).isEmpty();
    assertThat(names.function(6)).isEmpty();
  }

  @Test
  void withoutASectionThereAreNone() {
    var names = Names.of(ModuleDecoder.decode(module()));

    assertThat(names.module()).isEmpty();
    assertThat(names.function(0)).isEmpty();
  }

  @Test
  void aBrokenSectionCountsAsFarAsItCanBeRead() {
    var names = names("01 0a 03 00 01 61 01 7f 62 62 62 62");

    assertThat(names.function(0)).contains("a");
    assertThat(names.function(1)).isEmpty();
  }

  @Test
  void aNameThatIsNotUtf8IsNone() {
    var names = names("00 02 01 ff", "01 07 02 00 01 80 01 01 62");

    assertThat(names.module()).isEmpty();
    assertThat(names.function(0)).isEmpty();
    assertThat(names.function(1)).contains("b");
  }

  @Test
  void indicesBeyondAnyModuleReserveNothing() {
    var names = names("01 0b 02 ff ff ff ff 07 01 61 01 01 62");

    assertThat(names.function(Integer.MAX_VALUE)).isEmpty();
    assertThat(names.function(1)).contains("b");
  }

  private static Names names(String... parts) {
    return Names.of(ModuleDecoder.decode(module(section(0, NAME, String.join("", parts)))));
  }
}
