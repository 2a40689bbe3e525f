package dev.wharf.wasm.text;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Lines with their indentation, on the way out. */
final class PrintOut {
  /** Deeper lines are indented no further: otherwise what is printed grows with the square. */
  private static final int DEEPEST = 40;

  private static final int WIDTH = 100;
  private static final int FLUSHED = 1 << 16;
  private static final String SPACES = " ".repeat(2 * DEEPEST);

  private final Appendable out;
  private final StringBuilder buffer = new StringBuilder();
  private int lineStart;
  private int depth;

  PrintOut(Appendable out) {
    this.out = out;
  }

  void indent() {
    depth++;
  }

  void outdent() {
    depth--;
  }

  PrintOut text(String text) {
    buffer.append(text);
    return this;
  }

  /** An unsigned number. */
  PrintOut number(int number) {
    if (number >= 0) {
      buffer.append(number);
    } else {
      buffer.append(Integer.toUnsignedLong(number));
    }
    return this;
  }

  PrintOut signed(long number) {
    buffer.append(number);
    return this;
  }

  void newLine() {
    buffer.append('\n');
    if (buffer.length() > FLUSHED) {
      flush();
    }
    lineStart = buffer.length();
    buffer.append(SPACES, 0, 2 * Math.min(depth, DEEPEST));
  }

  /** A space, or a new line if this one is full. */
  PrintOut space() {
    if (buffer.length() - lineStart >= WIDTH) {
      depth++;
      newLine();
      depth--;
    } else {
      buffer.append(' ');
    }
    return this;
  }

  /** What was printed so far goes out. */
  void flush() {
    try {
      out.append(buffer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    lineStart -= buffer.length();
    buffer.setLength(0);
  }
}
