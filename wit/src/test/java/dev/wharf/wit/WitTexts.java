package dev.wharf.wit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The valid WIT files of the tests, and those of WASI where the specification's data is. */
final class WitTexts {
  private WitTexts() {}

  static List<Path> all() throws IOException {
    var all = new ArrayList<Path>(below(Expected.ROOT));
    spec()
        .ifPresentOrElse(
            folder -> all.addAll(below(folder)),
            () ->
                System.out.println(
                    "skipped: WIT of WASI not found; -Dwharf.spec=PATH with the folder wit"));
    return all;
  }

  /** The folder with a folder for each version of WASI. */
  static Optional<Path> spec() {
    String property = System.getProperty("wharf.spec", "");
    var root =
        property.isEmpty() || property.startsWith("${")
            ? Path.of("..", "..", "shared", "spec")
            : Path.of(property);
    var folder = root.resolve("wit");
    if (!Files.isDirectory(folder) && Boolean.getBoolean("wharf.spec.required")) {
      throw new IllegalStateException("no WIT of WASI in " + folder);
    }
    return Files.isDirectory(folder) ? Optional.of(folder) : Optional.empty();
  }

  static List<Path> folders(Path folder) throws IOException {
    try (var inside = Files.list(folder)) {
      return inside.filter(Files::isDirectory).sorted().toList();
    }
  }

  /** A package of WASI with all packages of its version, of which each is named by its folder. */
  static Resolution resolve(Path version, Path pkg) throws IOException {
    var others = new ArrayList<List<WitDocument>>();
    for (Path other : folders(version)) {
      if (!other.equals(pkg)) {
        others.add(WitFolder.read(other).main());
      }
    }
    return WitResolver.resolve(WitFolder.read(pkg).main(), others, Features.ALL);
  }

  private static List<Path> below(Path folder) {
    try (var files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".wit")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
