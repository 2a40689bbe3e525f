package dev.wharf.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * Where a command that makes a file puts it: a file of {@code -o}, or standard output. A file is
 * written beside its place and then moved there, so that nobody meets half of it.
 */
final class Output {
  private static final int BUFFER = 1 << 16;

  private final Optional<String> name;
  private final Console console;

  /** Standard output if there is no name, or it is {@code -}. */
  Output(Optional<String> name, Console console) {
    this.name = name.filter(each -> !each.equals("-"));
    this.console = console;
  }

  /** Writes what a file is made of. */
  interface Content {
    void write(OutputStream to) throws IOException;
  }

  /**
   * Writes bytes that are no text.
   *
   * @throws CommandException if they would go to a terminal
   */
  void binary(byte[] bytes) {
    if (name.isEmpty() && isTerminal()) {
      throw CommandException.usage(
          "the result is binary and standard output is a terminal", "-o FILE writes it to a file");
    }
    write(to -> to.write(bytes));
  }

  /**
   * Writes piece by piece.
   *
   * @throws CommandException if the file cannot be written
   */
  void write(Content content) {
    try {
      if (name.isEmpty()) {
        var to = new BufferedOutputStream(console.out(), BUFFER);
        content.write(to);
        to.flush();
        // The print stream itself keeps silent about a full disk.
        console.finish();
      } else {
        replace(Path.of(name.get()), content);
      }
    } catch (IOException | UncheckedIOException e) {
      if (name.isEmpty() && isReaderGone(e)) {
        return;
      }
      throw new CommandException(
          new Report(
              ExitCode.HOST, "io", "cannot write " + name.orElse("standard output") + ": " + e));
    }
  }

  /** Whether the other end of a pipe took as much as it wanted, as {@code head} does. */
  private static boolean isReaderGone(Exception e) {
    return String.valueOf(e.getMessage()).contains("Broken pipe");
  }

  private static void replace(Path target, Content content) throws IOException {
    if (Files.exists(target, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(target)) {
      // A device or a pipe is written to, not replaced.
      try (var to = new BufferedOutputStream(Files.newOutputStream(target), BUFFER)) {
        content.write(to);
      }
      return;
    }
    var sibling = sibling(target);
    try {
      try (var to = new BufferedOutputStream(Files.newOutputStream(sibling), BUFFER)) {
        content.write(to);
      }
      Files.move(sibling, target, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(sibling);
    }
  }

  private static Path sibling(Path target) throws IOException {
    for (int i = 0; ; i++) {
      var sibling = target.resolveSibling("." + target.getFileName() + "." + i + ".part");
      try {
        return Files.createFile(sibling);
      } catch (FileAlreadyExistsException e) {
        if (i == 100) {
          throw e;
        }
      }
    }
  }

  /** Whether standard output is a terminal; where this cannot be told, it is none. */
  private static boolean isTerminal() {
    try {
      var link = Files.readSymbolicLink(Path.of("/proc/self/fd/1")).toString();
      return link.startsWith("/dev/pts/") || link.startsWith("/dev/tty");
    } catch (IOException | UnsupportedOperationException _) {
      var terminal = System.console();
      return terminal != null && terminal.isTerminal();
    }
  }
}
