package dev.wharf.wit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Tests that are files: inputs, and beside them what they give. */
final class Expected {
  static final Path ROOT = Path.of("src", "test", "resources", "dev", "wharf", "wit");

  private Expected() {}

  static List<Path> inputs(String folder, String ending) throws IOException {
    try (var inside = Files.list(ROOT.resolve(folder))) {
      return inside.filter(each -> each.toString().endsWith(ending)).sorted().toList();
    }
  }

  /** Holds the text against the file, or writes it there with {@code -Dwharf.bless=true}. */
  static void check(Path file, String found) throws IOException {
    if (Boolean.getBoolean("wharf.bless")) {
      Files.writeString(file, found);
    }
    assertThat(found).isEqualTo(Files.exists(file) ? Files.readString(file) : "");
  }

  static WitDocument parse(Path file) throws IOException {
    return WitParser.parse(SourceText.decode(file.toString(), Files.readAllBytes(file)));
  }

  /** The case's own name in the place of its path. */
  static Path sibling(Path input, String ending) {
    String name = input.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return input.resolveSibling((dot < 0 ? name : name.substring(0, dot)) + ending);
  }
}
