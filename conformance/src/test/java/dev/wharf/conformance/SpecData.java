package dev.wharf.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * Where the specification's suites are: {@code -Dwharf.spec=DIR}, or {@code shared/spec} beside the
 * checkout. They are not part of the repository. With {@code -Dwharf.spec.required=true} their
 * absence is a failure.
 */
final class SpecData {
  private SpecData() {}

  /**
   * The directory of a suite, such as {@code core}; without it the calling test is skipped, with
   * one line printed.
   */
  static Path require(String suite) {
    var root = root();
    if (root.isPresent() && Files.isDirectory(root.get().resolve(suite))) {
      return root.get().resolve(suite);
    }
    var message = suite + ": skipped, no suite data; point to it with -Dwharf.spec=DIR";
    if (Boolean.getBoolean("wharf.spec.required")) {
      Assertions.fail(message);
    }
    System.out.println(message);
    Assumptions.abort(message);
    throw new IllegalStateException(message);
  }

  private static Optional<Path> root() {
    var given = System.getProperty("wharf.spec", "");
    if (!given.isEmpty()) {
      return Optional.of(Path.of(given));
    }
    // The working directory is the module's, or the checkout.
    return Stream.of("../shared/spec", "../../shared/spec")
        .map(Path::of)
        .filter(Files::isDirectory)
        .findFirst();
  }

  /** The scripts in a directory and below it, by name. */
  static List<Path> scriptsBelow(Path directory) {
    try (var files = Files.walk(directory)) {
      return files.filter(file -> file.toString().endsWith(".wast")).sorted().toList();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
