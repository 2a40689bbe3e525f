package dev.wharf.cli;

import dev.wharf.component.text.ComponentParser;
import dev.wharf.wasm.MalformedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A guest's bytes and what they are, told by content and never by the file's name.
 *
 * @param name for messages
 * @param baseName what the guest sees as its own name unless told otherwise: no host path leaks
 */
record GuestFile(String name, String baseName, byte[] bytes, Format format) {
  /** The largest file that is read. */
  static final long MAX_BYTES = 256L << 20;

  /** What a file turned out to be. */
  enum Format {
    CORE_MODULE,
    COMPONENT,
    /** A module as text. */
    TEXT,
    COMPONENT_TEXT
  }

  /**
   * Reads a file, or standard input for {@code -}.
   *
   * @throws CommandException if it cannot be read or is too large
   * @throws MalformedException if it is empty or begins with a byte order mark
   */
  static GuestFile read(String name, InputStream stdin, long maxBytes) {
    if (name.isEmpty()) {
      throw CommandException.usage("the name of a file is empty");
    }
    if (name.contains("://")) {
      throw CommandException.usage(
          "`" + name + "` looks like an address; only local files can be run",
          "download it first, then run the file");
    }
    byte[] bytes;
    String base;
    if (name.equals("-")) {
      bytes = readLimited(stdin, maxBytes);
      base = "-";
    } else {
      bytes = readFile(name, maxBytes);
      base = String.valueOf(Path.of(name).getFileName());
    }
    if (bytes.length == 0) {
      throw new MalformedException("unexpected end: the file is empty", 0);
    }
    if (startsWithByteOrderMark(bytes)) {
      throw new MalformedException("it begins with a byte order mark, which no text may have", 0);
    }
    return new GuestFile(name.equals("-") ? "standard input" : name, base, bytes, format(bytes));
  }

  /** U+FEFF in UTF-8: no space of the text format, text/lexical, white space. */
  private static boolean startsWithByteOrderMark(byte[] bytes) {
    return bytes.length >= 3
        && bytes[0] == (byte) 0xEF
        && bytes[1] == (byte) 0xBB
        && bytes[2] == (byte) 0xBF;
  }

  private static byte[] readLimited(InputStream stdin, long maxBytes) {
    try {
      var bytes = stdin.readNBytes((int) maxBytes + 1);
      if (bytes.length > maxBytes) {
        throw tooLarge("standard input", maxBytes);
      }
      return bytes;
    } catch (IOException e) {
      throw unreadable("standard input", e.getMessage());
    }
  }

  private static byte[] readFile(String name, long maxBytes) {
    try {
      var path = Path.of(name);
      if (Files.isDirectory(path)) {
        throw unreadable(name, "it is a directory");
      }
      if (Files.isRegularFile(path) && Files.size(path) > maxBytes) {
        throw tooLarge(name, maxBytes);
      }
      try (var in = Files.newInputStream(path)) {
        var bytes = in.readNBytes((int) maxBytes + 1);
        if (bytes.length > maxBytes) {
          throw tooLarge(name, maxBytes);
        }
        return bytes;
      }
    } catch (NoSuchFileException _) {
      throw unreadable(name, "no such file");
    } catch (java.nio.file.AccessDeniedException _) {
      throw unreadable(name, "permission denied");
    } catch (InvalidPathException | IOException e) {
      throw unreadable(name, String.valueOf(e.getMessage()));
    }
  }

  private static CommandException tooLarge(String name, long maxBytes) {
    return new CommandException(
        new Report(
            ExitCode.NOT_RUNNABLE, "limit.size", name + " is larger than " + maxBytes + " bytes"));
  }

  private static CommandException unreadable(String name, String why) {
    return new CommandException(
        new Report(ExitCode.NO_FILE, "io", "cannot read " + name + ": " + why));
  }

  /**
   * Spec: binary/modules, magic and version; Component Model Binary.md, preamble: layer 1 is a
   * component.
   */
  private static Format format(byte[] bytes) {
    if (bytes.length >= 8 && bytes[0] == 0 && bytes[6] == 1) {
      return Format.COMPONENT;
    }
    if (!looksLikeText(bytes)) {
      return Format.CORE_MODULE;
    }
    return ComponentParser.isComponent(bytes) ? Format.COMPONENT_TEXT : Format.TEXT;
  }

  /** The same in another format. */
  GuestFile as(byte[] otherBytes, Format other) {
    return new GuestFile(name, baseName, otherBytes, other);
  }

  /** Whether it is a component, in either format. */
  boolean isComponent() {
    return format == Format.COMPONENT || format == Format.COMPONENT_TEXT;
  }

  private static boolean looksLikeText(byte[] bytes) {
    int start = 0;
    while (start < bytes.length && " \t\r\n".indexOf(bytes[start]) >= 0) {
      start++;
    }
    int left = bytes.length - start;
    return left > 0 && bytes[start] == '('
        || left > 1 && bytes[start] == ';' && bytes[start + 1] == ';';
  }
}
