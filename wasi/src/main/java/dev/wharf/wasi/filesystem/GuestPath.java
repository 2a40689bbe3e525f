package dev.wharf.wasi.filesystem;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A path as the guest wrote it, checked as text. It never becomes a {@link java.nio.file.Path} as a
 * whole, since that drops trailing slashes. Spec: WASI filesystem, path resolution.
 */
public record GuestPath(String text) {
  /** The longest path in bytes of UTF-8, as on Linux with its final zero. */
  private static final int LONGEST = 4095;

  /**
   * Checks the text: {@code no-entry} when empty, {@code not-permitted} when absolute, {@code
   * invalid} with a zero byte, {@code name-too-long} past 4095 bytes.
   */
  public static GuestPath parse(String text) throws FileException {
    if (text.isEmpty()) {
      throw new FileException(FileError.NO_ENTRY);
    }
    if (text.indexOf('\0') >= 0) {
      throw new FileException(FileError.INVALID);
    }
    if (text.startsWith("/")) {
      throw new FileException(FileError.NOT_PERMITTED);
    }
    if (text.length() > LONGEST || text.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
      throw new FileException(FileError.NAME_TOO_LONG);
    }
    return new GuestPath(text);
  }

  /** Whether the path asks for a directory by its last character. */
  boolean trailingSlash() {
    return text.endsWith("/");
  }

  /** The last step, without slashes. */
  String name() {
    int end = endOfName();
    return text.substring(text.lastIndexOf('/', end - 1) + 1, end);
  }

  /** The last step, with one slash if the path ends in any. */
  String nameAsWritten() {
    return trailingSlash() ? name() + "/" : name();
  }

  /** Everything before the last step; {@code .} if that is nothing. */
  String parent() {
    int slash = text.lastIndexOf('/', endOfName() - 1);
    return slash < 0 ? "." : text.substring(0, slash + 1);
  }

  /** Whether the last step names no entry of its parent, but the parent itself or its parent. */
  boolean endsInDots() {
    String name = name();
    return name.equals(".") || name.equals("..");
  }

  /** The steps in order, without empty ones and {@code .}. */
  List<String> steps() {
    var steps = new ArrayList<String>();
    for (String step : text.split("/")) {
      if (!step.isEmpty() && !step.equals(".")) {
        steps.add(step);
      }
    }
    return steps;
  }

  private int endOfName() {
    int end = text.length();
    while (end > 1 && text.charAt(end - 1) == '/') {
      end--;
    }
    return end;
  }
}
