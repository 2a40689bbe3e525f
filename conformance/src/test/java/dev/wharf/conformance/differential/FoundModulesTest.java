package dev.wharf.conformance.differential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.engine.Engine;
import dev.wharf.wasm.binary.ModuleEncoder;
import dev.wharf.wasm.text.ModuleParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Modules that once did otherwise here than on V8, each with V8's outcome. The first line names the
 * number of the plan.
 */
final class FoundModulesTest {
  private static final String FIRST_LINE = ";; plan ";

  @TestFactory
  Stream<DynamicTest> foundModulesDoAsOnV8() throws IOException {
    var folder =
        Path.of("src", "test", "resources", "dev", "wharf", "conformance", "differential", "found");
    if (!Files.isDirectory(folder)) {
      return Stream.empty();
    }
    try (var files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".wat")).sorted().toList().stream()
          .map(file -> DynamicTest.dynamicTest("" + file.getFileName(), () -> check(file)));
    }
  }

  private static void check(Path file) throws IOException {
    var text = Files.readString(file);
    assertThat(text).startsWith(FIRST_LINE);
    long number =
        Long.parseLong(
            text.lines().findFirst().orElseThrow().substring(FIRST_LINE.length()).strip());
    var name = file.getFileName().toString();
    var expected = file.resolveSibling(name.replace(".wat", ".expected"));
    var module = ModuleEncoder.encode(ModuleParser.parse(text));
    var trial = Trial.of(name, module, number).orElseThrow();

    assertThat(trial.differenceFrom(Engine.create(), Files.readAllLines(expected)))
        .isEqualTo(Optional.empty());
  }
}
