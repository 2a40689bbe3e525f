package dev.wharf.wasm.text;

import dev.wharf.wasm.Limits;
import dev.wharf.wasm.MalformedException;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Lines with their indentation, on the way out. */
public final class PrintOut {
  /** Deeper lines are indented no further: otherwise what is printed grows with the square. */
  private static final int DEEPEST = 40;

  private static final int WIDTH = 100;
  private static final int FLUSHED = 1 << 16;
  private static final String SPACES = " ".repeat(2 * DEEPEST);

  private final Appendable out;
  private final StringBuilder buffer = new StringBuilder();
  private int lineStart;
  private int depth;
  private long locals;

  public PrintOut(Appendable out) {
    this.out = out;
  }

  public void indent() {
    depth++;
  }

  public void outdent() {
    depth--;
  }

  public PrintOut text(String text) {
    buffer.append(text);
    return this;
  }

  /** An unsigned number. */
  public PrintOut number(int number) {
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

  public void newLine() {
    buffer.append('\n');
    if (buffer.length() > FLUSHED) {
      flush();
    }
    lineStart = buffer.length();
    buffer.append(SPACES, 0, 2 * Math.min(depth, DEEPEST));
  }

  /** A space, or a new line if this one is full. */
  public PrintOut space() {
    if (buffer.length() - lineStart >= WIDTH) {
      depth++;
      newLine();
      depth--;
    } else {
      buffer.append(' ');
    }
    return this;
  }

  /**
   * Counts locals before they are printed: a few bytes may declare millions.
   *
   * @throws MalformedException if all that are printed are too many
   */
  void countLocals(int count, int offset) {
    locals += count;
    if (locals > Limits.LOCALS_PRINTED) {
      throw new MalformedException(
          "too many locals to print: the limit is " + Limits.LOCALS_PRINTED, offset);
    }
  }

  /**
   * What was printed so far goes out.
   *
   * @throws UncheckedIOException if what it goes to refuses it
   */
  public void flush() {
    try {
      out.append(buffer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    lineStart -= buffer.length();
    buffer.setLength(0);
  }
}
