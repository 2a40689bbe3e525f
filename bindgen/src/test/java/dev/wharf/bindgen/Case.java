package dev.wharf.bindgen;

import dev.wharf.bindgen.GeneratorOptions.Results;
import dev.wharf.component.binding.JavaStyle;
import dev.wharf.wit.Features;
import dev.wharf.wit.Resolution;
import dev.wharf.wit.WitFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

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
    return JavaGenerator.ofPackage(resolution(), options());
  }

  Resolution resolution() throws IOException {
    Features features =
        switches().stream()
            .filter(option -> option.startsWith("features="))
            .map(option -> option.substring("features=".length()).split("\\+"))
            .map(names -> new Features(false, Set.of(names)))
            .findFirst()
            .orElse(Features.NONE);
    return WitFolder.read(wit).resolve(features);
  }

  GeneratorOptions options() throws IOException {
    var options = GeneratorOptions.defaults();
    for (String option : switches()) {
      String value = option.substring(option.indexOf('=') + 1);
      options =
          switch (option.split("=")[0]) {
            case "twins" -> options.withTwins();
            case "stages" -> options.withHostStages(Set.of(value));
            case "result" -> options.withResults(Results.valueOf(value.toUpperCase(Locale.ROOT)));
            case "unsigned" -> options.withStyle(new JavaStyle(true, options.style().nullable()));
            case "option" -> options.withStyle(new JavaStyle(options.style().rawUnsigned(), true));
            case "package" -> options.withJavaPackage(value);
            case "rename" -> options.withNames(renames(value));
            case "features" -> options;
            default -> throw new IllegalArgumentException(option);
          };
    }
    return options;
  }

  /** {@code a:B+c.d:E}. */
  private static Map<String, String> renames(String value) {
    return Arrays.stream(value.split("\\+"))
        .map(each -> each.split(":"))
        .collect(Collectors.toMap(each -> each[0], each -> each[1]));
  }

  private List<String> switches() throws IOException {
    String first = Files.readAllLines(wit).getFirst();
    return first.startsWith("// options: ")
        ? List.of(first.substring("// options: ".length()).split(", "))
        : List.of();
  }
}
