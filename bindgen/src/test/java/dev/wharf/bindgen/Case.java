package dev.wharf.bindgen;

import dev.wharf.wit.Features;
import dev.wharf.wit.WitFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * A file of WIT and the Java that it gives, one file behind the other. The first line may have
 * options: {@code // options: twins, features=soon}.
 */
record Case(String name, Path wit, Path expected) {
  private static final Path FOLDER = Path.of("src/test/cases");

  static List<Case> all() throws IOException {
    try (var files = Files.list(FOLDER)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(".wit"))
          .sorted()
          .map(file -> file.substring(0, file.length() - ".wit".length()))
          .map(name ->
              new Case(name, FOLDER.resolve(name + ".wit"), FOLDER.resolve(name + ".expected")))
          .toList();
    }
  }

  List<JavaSource> sources() throws IOException {
    var options = GeneratorOptions.defaults();
    var features = Features.NONE;
    String first = Files.readAllLines(wit).getFirst();
    if (first.startsWith("// options: ")) {
      for (String option : first.substring("// options: ".length()).split(", ")) {
        String value = option.substring(option.indexOf('=') + 1);
        switch (option.split("=")[0]) {
          case "twins" -> options = options.withTwins();
          case "stages" -> options = options.withHostStages(Set.of(value));
          case "result" -> options = options.withResultAsValue();
          case "package" -> options = options.withJavaPackage(value);
          case "features" -> features = new Features(false, Set.copyOf(Arrays.asList(value.split("\\+"))));
          default -> throw new IllegalArgumentException(option);
        }
      }
    }
    return JavaGenerator.ofPackage(WitFolder.read(wit).resolve(features), options);
  }
}
