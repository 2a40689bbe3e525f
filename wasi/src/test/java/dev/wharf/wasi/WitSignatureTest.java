package dev.wharf.wasi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.wit.Features;
import dev.wharf.wit.Resolution;
import dev.wharf.wit.WitFolder;
import dev.wharf.wit.WitResolver;
import dev.wharf.wit.WitText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Our WIT, resolved, says what the standard's says: every name, type and gate; comments aside. */
class WitSignatureTest {
  private static final Path OURS = Path.of("wit");
  private static final List<String> VERSIONS = List.of("0.2.12", "0.3.0");

  @TestFactory
  Stream<DynamicTest> signaturesAreThoseOfTheStandard() {
    var standard = standard();
    if (standard.isEmpty()) {
      System.out.println("skipped: no WIT of the standard; point to it with -Dwharf.spec=PATH");
    }
    Assumptions.assumeTrue(standard.isPresent());
    return VERSIONS.stream()
        .flatMap(version ->
            topics(standard.get().resolve(version)).stream()
                .map(topic ->
                    DynamicTest.dynamicTest(
                        version + "/" + topic,
                        () ->
                            assertThat(signatures(OURS.resolve(version), topic))
                                .isEqualTo(signatures(standard.get().resolve(version), topic)))));
  }

  @Test
  void gatesAreComparedAndCommentsAreNot() throws IOException {
    var lines = signatures(OURS.resolve("0.3.0"), "random");
    assertThat(lines)
        .contains("  @since(version = 0.3.0)", "  get-random-u64: func() -> u64;")
        .noneMatch(line -> line.contains("///"));
  }

  private static List<String> signatures(Path root, String topic) throws IOException {
    var main = WitFolder.read(root.resolve(topic)).main();
    var others =
        topics(root).stream()
            .filter(each -> !each.equals(topic))
            .map(each -> {
              try {
                return WitFolder.read(root.resolve(each)).main();
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            })
            .toList();
    Resolution resolution = WitResolver.resolve(main, others, Features.ALL);
    return WitText.print(resolution, resolution.main(), false).lines().toList();
  }

  private static List<String> topics(Path root) {
    try (var topics = Files.list(root)) {
      return topics.map(each -> each.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<Path> standard() {
    var named = Optional.ofNullable(System.getProperty("wharf.spec")).map(Path::of);
    return named
        .or(() -> Optional.of(Path.of("../../shared/spec")))
        .map(spec -> spec.resolve("wit"))
        .filter(Files::isDirectory);
  }
}
