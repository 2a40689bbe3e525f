package dev.wharf.wit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A package on disk: a file, or a folder of files with its dependencies in {@code deps}, each of
 * which is a file or folder of its own, or an encoded package.
 *
 * @param main the files of the package
 * @param dependencies the files of each package in {@code deps}
 */
public record WitFolder(List<WitDocument> main, List<List<WitDocument>> dependencies) {
  public WitFolder {
    main = List.copyOf(main);
    dependencies = dependencies.stream().map(List::copyOf).toList();
  }

  /**
   * Reads all files.
   *
   * @throws InvalidWitException with the problems of every file that does not follow the grammar
   * @throws IOException if a file or folder cannot be read
   */
  public static WitFolder read(Path path) throws IOException {
    var problems = new ArrayList<WitProblem>();
    if (!Files.isDirectory(path)) {
      var file = parse(List.of(path), problems);
      throwIfAny(problems);
      return new WitFolder(file, List.of());
    }
    var files = files(path);
    if (files.isEmpty()) {
      throw WitProblem.meaning(Span.NONE, "there is no .wit file in " + path)
          .withHelp("name the folder of the package, or one file")
          .asException();
    }
    var main = parse(files, problems);
    var dependencies = new ArrayList<List<WitDocument>>();
    var encoded = new EncodedPackages();
    Path deps = path.resolve("deps");
    if (Files.isDirectory(deps)) {
      for (Path each : entries(deps)) {
        if (Files.isDirectory(each)) {
          dependencies.add(parse(files(each), problems));
        } else if (each.toString().endsWith(".wit")) {
          dependencies.add(parse(List.of(each), problems));
        } else if (EncodedPackages.isOne(each.toString())) {
          decode(each, encoded, problems);
        }
      }
    }
    throwIfAny(problems);
    var texts = Stream.concat(main.stream(), dependencies.stream().flatMap(List::stream)).toList();
    dependencies.addAll(encoded.documents(texts));
    return new WitFolder(main, dependencies);
  }

  /** The resolved package. */
  public Resolution resolve(Features features) {
    return WitResolver.resolve(main, dependencies, features);
  }

  private static List<Path> files(Path folder) throws IOException {
    return entries(folder).stream()
        .filter(each -> each.toString().endsWith(".wit") && !Files.isDirectory(each))
        .toList();
  }

  private static List<Path> entries(Path folder) throws IOException {
    try (var entries = Files.list(folder)) {
      return entries.sorted(Comparator.comparing(each -> each.getFileName().toString())).toList();
    }
  }

  private static List<WitDocument> parse(List<Path> files, List<WitProblem> problems)
      throws IOException {
    var documents = new ArrayList<WitDocument>();
    for (Path file : files) {
      byte[] bytes = Files.readAllBytes(file);
      try {
        documents.add(WitParser.parse(SourceText.decode(file.toString(), bytes)));
      } catch (InvalidWitException e) {
        problems.addAll(e.problems());
      }
    }
    return documents;
  }

  private static void decode(Path file, EncodedPackages encoded, List<WitProblem> problems)
      throws IOException {
    try {
      encoded.add(file.toString(), Files.readAllBytes(file));
    } catch (InvalidWitException e) {
      problems.addAll(e.problems());
    }
  }

  private static void throwIfAny(List<WitProblem> problems) {
    if (!problems.isEmpty()) {
      throw new InvalidWitException(problems);
    }
  }
}
