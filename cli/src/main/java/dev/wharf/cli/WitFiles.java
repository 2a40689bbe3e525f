package dev.wharf.cli;

import dev.wharf.component.text.ComponentParser;
import dev.wharf.wasm.WasmException;
import dev.wharf.wasm.binary.ModuleDecoder;
import dev.wharf.wasm.text.ModuleParser;
import dev.wharf.wit.InvalidWitException;
import dev.wharf.wit.Resolution;
import dev.wharf.wit.WitDecoder;
import dev.wharf.wit.WitFolder;
import dev.wharf.wit.WitProblem;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/** Reads WIT for commands, and tells what is wrong with it. */
final class WitFiles {
  private WitFiles() {}

  /**
   * A package: a file, or a folder with its {@code deps}.
   *
   * @throws CommandException if it cannot be read
   */
  static WitFolder folder(String name) {
    Path path = path(name);
    try {
      return WitFolder.read(path);
    } catch (IOException e) {
      throw unreadable(name, e);
    }
  }

  /**
   * What a component, an encoded package or a module that was made for a world says.
   *
   * @throws CommandException if it cannot be read
   * @throws WasmException if it cannot be decoded
   */
  static Resolution decode(String name) {
    var file = GuestFile.read(name, System.in, GuestFile.MAX_BYTES);
    return switch (file.format()) {
      case COMPONENT -> WitDecoder.decode(file.bytes());
      case COMPONENT_TEXT -> WitDecoder.decode(ComponentParser.parse(file.bytes()));
      case CORE_MODULE -> WitDecoder.decodeModule(ModuleDecoder.decode(file.bytes()));
      case TEXT -> WitDecoder.decodeModule(ModuleParser.parse(file.bytes()));
    };
  }

  /** Whether a file begins as modules and components do, in either format, and no WIT does. */
  static boolean isBinary(String name) {
    Path path = path(name);
    if (!Files.isRegularFile(path)) {
      return name.equals("-");
    }
    try (var in = Files.newInputStream(path)) {
      int first = in.read();
      return first == 0 || first == '(' || first == ';' && in.read() == ';';
    } catch (IOException e) {
      throw unreadable(name, e);
    }
  }

  /**
   * The WIT files at a path, in all folders below it but those called {@code deps}, which hold what
   * others wrote, and hidden ones.
   *
   * @throws CommandException if a folder cannot be read
   */
  static List<Path> below(String name) {
    Path path = path(name);
    if (!Files.isDirectory(path)) {
      return List.of(path);
    }
    var found = new ArrayList<Path>();
    try {
      Files.walkFileTree(
          path,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
              String label = String.valueOf(folder.getFileName());
              boolean skip = label.equals("deps") || label.startsWith(".") && label.length() > 2;
              return skip && !folder.equals(path)
                  ? FileVisitResult.SKIP_SUBTREE
                  : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              if (file.toString().endsWith(".wit") && attributes.isRegularFile()) {
                found.add(file);
              }
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw unreadable(name, e);
    }
    found.sort(null);
    return found;
  }

  /** Prints every problem and gives the exit code. */
  static int fail(Console console, InvalidWitException e) {
    e.problems().forEach(problem -> console.fail(report(problem)));
    return ExitCode.FAILED;
  }

  /** The same for what a file that is no text says. */
  static int fail(Console console, String file, InvalidWitException e) {
    e.problems()
        .forEach(problem ->
            console.fail(new Report(ExitCode.FAILED, "invalid", file + ": " + problem.sentence())));
    return ExitCode.FAILED;
  }

  private static Report report(WitProblem problem) {
    String kind =
        switch (problem.kind()) {
          case SYNTAX -> "malformed";
          case MEANING -> "invalid";
        };
    String place = problem.span().place();
    String sentence = (place.isEmpty() ? "" : place + ": ") + problem.sentence();
    List<Report.Fact> facts =
        problem.excerpt().isEmpty()
            ? List.of()
            : List.of(new Report.Fact("source", problem.excerpt()));
    return new Report(ExitCode.FAILED, kind, sentence, facts, problem.help().stream().toList());
  }

  private static Path path(String name) {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw unreadable(name, e.getReason());
    }
  }

  static CommandException unreadable(String name, IOException e) {
    String why =
        switch (e) {
          case NoSuchFileException _ -> "no such file";
          case AccessDeniedException _ -> "permission denied";
          default -> String.valueOf(e.getMessage());
        };
    return unreadable(name, why);
  }

  private static CommandException unreadable(String name, String why) {
    return new CommandException(
        new Report(ExitCode.NO_FILE, "io", "cannot read " + name + ": " + why));
  }
}
