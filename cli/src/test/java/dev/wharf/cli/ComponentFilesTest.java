package dev.wharf.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.component.binary.ComponentDecoder;
import dev.wharf.component.definition.Component;
import dev.wharf.component.definition.Definition;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands that make one file of another take components as they take modules. */
final class ComponentFilesTest {
  private static final String NESTED = "src/test/inputs/nested.wat";

  @TempDir Path folder;

  @Test
  void aTextAndWhatIsPrintedOfItGiveTheSameBytes() throws IOException {
    var first = folder.resolve("first.wasm");
    var text = folder.resolve("printed.wat");
    var second = folder.resolve("second.wasm");
    run("parse", NESTED, "-o", first.toString());
    run("print", first.toString(), "-o", text.toString());
    run("parse", text.toString(), "-o", second.toString());
    assertThat(second).hasSameBinaryContentAs(first);
    run("validate", first.toString(), text.toString(), NESTED);
  }

  @Test
  void strippingKeepsNamesUnlessAllIsAsked() throws IOException {
    assertThat(customs("strip", NESTED))
        .containsExactlyInAnyOrder("component-name", "component-name", "name");
    assertThat(customs("strip", "--all", NESTED)).isEmpty();
    assertThat(customs("strip", "--delete", "name", NESTED)).containsExactly("note", "note");
  }

  private List<String> customs(String... words) throws IOException {
    var out = folder.resolve("stripped.wasm");
    var all = new ArrayList<>(List.of(words));
    all.addAll(List.of("-o", out.toString()));
    run(all.toArray(new String[0]));
    run("validate", out.toString());
    var names = new ArrayList<String>();
    collect(ComponentDecoder.decode(Files.readAllBytes(out)), names);
    return names;
  }

  private static void collect(Component component, List<String> names) {
    component.customs().forEach(custom -> names.add(custom.name()));
    for (Definition definition : component.definitions()) {
      if (definition instanceof Definition.CoreModule(var module, _)) {
        module.customs().forEach(custom -> names.add(custom.name()));
      } else if (definition instanceof Definition.NestedComponent(var nested, _)) {
        collect(nested, names);
      }
    }
  }

  private static void run(String... words) {
    var said = new ByteArrayOutputStream();
    int status = Main.run(words, said, said);
    assertThat(status).as(said.toString(StandardCharsets.UTF_8)).isZero();
  }
}
