package dev.wharf.runtime.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Scripts that once were not followed as the model says: a case is a file. */
final class FoundScriptsTest {
  @TestFactory
  Stream<DynamicTest> scriptsThatFoundSomething() throws Exception {
    var players = List.of(new Stage(false), new Stage(true));
    try (var files = Files.list(Path.of("src", "test", "resources", "model"))) {
      return files.sorted().toList().stream()
          .map(file ->
              DynamicTest.dynamicTest(
                  file.getFileName().toString(),
                  () -> {
                    var ops =
                        Files.readAllLines(file).stream()
                            .filter(line -> !line.startsWith("#"))
                            .map(Op::parse)
                            .toList();
                    for (Player player : players) {
                      assertThat(Difference.isBetween(ops, player)).isFalse();
                    }
                  }));
    }
  }
}
