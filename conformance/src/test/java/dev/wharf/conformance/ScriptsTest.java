package dev.wharf.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.engine.Engine;
import dev.wharf.runtime.ComponentStore;
import dev.wharf.wast.WastParser;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The project's own scripts: a case is a file in {@code scripts}. Each runs on both ways of
 * suspending guests.
 */
final class ScriptsTest {
  private static final Engine ENGINE = Engine.create();

  @TestFactory
  Stream<DynamicTest> scripts() throws Exception {
    try (var files = Files.list(directory())) {
      return files.filter(file -> file.toString().endsWith(".wast")).sorted().toList().stream()
          .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> run(file)));
    }
  }

  private static Path directory() throws URISyntaxException {
    return Path.of(ScriptsTest.class.getResource("scripts").toURI());
  }

  private static void run(Path file) throws Exception {
    var script = WastParser.parse(file.getFileName().toString(), Files.readAllBytes(file));
    for (UnaryOperator<ComponentStore.Builder> stores :
        List.<UnaryOperator<ComponentStore.Builder>>of(
            UnaryOperator.identity(), ComponentStore.Builder::onVirtualThreads)) {
      assertThat(SuiteRun.within(ENGINE, script, stores).failures()).isEmpty();
    }
  }
}
