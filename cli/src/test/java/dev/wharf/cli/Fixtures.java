package dev.wharf.cli;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the guests of this checkout are. */
final class Fixtures {
  private Fixtures() {}

  static Path guests() {
    var path = Path.of("..", "guests");
    return Files.isDirectory(path) ? path : Path.of("guests");
  }

  static Path wasm(String name) {
    var small = guests().resolve("wasm").resolve(name);
    return Files.exists(small) ? small : guests().resolve("out").resolve(name);
  }

  static long fuzzSeconds() {
    String seconds = System.getProperty("wharf.fuzz", "");
    return seconds.isEmpty() ? 0 : Long.parseLong(seconds);
  }
}
