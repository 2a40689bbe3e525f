package dev.wharf.wasi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Our WIT equals the standard's, comments and layout aside. */
class WitSignatureTest {
  private static final Path OURS = Path.of("wit/0.2.12");

  @TestFactory
  Stream<DynamicTest> signaturesAreThoseOfTheStandard() throws IOException {
    var standard = standard();
    if (standard.isEmpty()) {
      System.out.println("skipped: no WIT of the standard; point to it with -Dwharf.spec=PATH");
    }
    Assumptions.assumeTrue(standard.isPresent());
    try (var walk = Files.walk(OURS)) {
      return walk.filter(path -> path.toString().endsWith(".wit")).toList().stream()
          .map(path ->
              DynamicTest.dynamicTest(
                  OURS.relativize(path).toString(), () -> compare(path, standard.get())));
    }
  }

  private static void compare(Path ours, Path standard) throws IOException {
    assertThat(signatures(ours)).isEqualTo(signatures(standard.resolve(OURS.relativize(ours))));
  }

  // A comma before a closing brace or parenthesis means nothing.
  private static String signatures(Path file) throws IOException {
    return Files.readString(file)
        .replaceAll("//[^\n]*", "")
        .replaceAll("\\s+", " ")
        .replaceAll(" ?([{}():;,<>=]) ?", "$1")
        .replaceAll(",([})])", "$1")
        .strip();
  }

  private static Optional<Path> standard() {
    var named = Optional.ofNullable(System.getProperty("wharf.spec")).map(Path::of);
    return named
        .or(() -> Optional.of(Path.of("../../shared/spec")))
        .map(spec -> spec.resolve("wit/0.2.12"))
        .filter(Files::isDirectory);
  }
}
