package dev.wharf.component.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wharf.component.binary.ComponentDecoder;
import dev.wharf.component.binary.ComponentEncoder;
import dev.wharf.component.binary.ComponentNameSection;
import dev.wharf.component.definition.Component;
import dev.wharf.component.definition.ComponentNames;
import dev.wharf.component.definition.Definition;
import dev.wharf.component.definition.Sort;
import dev.wharf.component.definition.TypeDef;
import dev.wharf.component.definition.TypeExpr;
import dev.wharf.component.definition.ValueRef;
import dev.wharf.wasm.MalformedException;
import dev.wharf.wasm.module.CodeRange;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts and components that are made to be too much are refused, or cost what they weigh. */
final class HostileTextTest {
  @ParameterizedTest
  @CsvSource({
    "(type, (list, u8, types nested more than 200 deep",
    "(type, (option (tuple u8, '', types nested more than 200 deep",
    "(type, (instance (export \"x\" , '', types nested more than 200 deep",
    "(type, (component (type , '', types nested more than 200 deep",
    "'', (component, '', components nested more than 100 deep",
    "(core type, (module (type, '', module types nested more than 100 deep",
  })
  void nestingIsLimited(String before, String again, String inside, String message) {
    var text = "(component " + before + (again + " ").repeat(100_000) + inside;
    assertThatThrownBy(() -> parse(text))
        .isInstanceOf(MalformedException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void componentsAsDeepAsCanBeDecodedArePrintedAndReadAgain() {
    var text = "(component ".repeat(100) + "(type u8)" + ")".repeat(100);
    var printed = ComponentPrinter.print(parse(text));
    assertThat(parse(printed).bytes().bytes()).isEqualTo(parse(text).bytes().bytes());
  }

  @Test
  void namesTooLongToBeRepeatedAreNoIdentifiers() {
    int uses = 2_000;
    List<Definition> definitions = new ArrayList<>();
    definitions.add(new TypeDef(new TypeExpr.Enum(List.of("a")), 0));
    for (int i = 0; i < uses; i++) {
      definitions.add(new TypeDef(new TypeExpr.ListOf(new ValueRef.Index(0)), 0));
    }
    var names = ComponentNames.none(Optional.empty());
    names.of(Sort.TYPE).put(0, "n".repeat(100_000));
    byte[] section = ComponentNameSection.encode(names, List.of(Sort.TYPE));
    var custom = new Component.Custom("component-name", new CodeRange(section, 0, section.length));
    byte[] bytes =
        ComponentEncoder.encode(
            new Component(definitions, List.of(custom), new CodeRange(section, 0, 0)));
    var printed = ComponentPrinter.print(ComponentDecoder.decode(bytes));
    assertThat(printed.length()).isLessThan(4 * bytes.length);
    assertThat(parse(printed).bytes().bytes()).isEqualTo(bytes);
  }

  private static Component parse(String text) {
    return ComponentParser.parse(text.getBytes(StandardCharsets.UTF_8));
  }
}
