package dev.wharf.wasm.text;

/**
 * A place in a text, and what stands there to be shown: its line, and how much of it is meant.
 *
 * @param line from 1
 * @param column from 1, in code points
 * @param text the whole line without its end
 * @param length of what is meant, in code points, at least 1: a token, or a form as far as it is on
 *     this line
 */
public record Excerpt(int line, int column, String text, int length) {
  /** Longer lines are shown in part, in code points. */
  private static final int WIDEST = 160;

  /** The token or form at an offset. */
  public static Excerpt of(Source source, int offset) {
    int lineEnd = offset;
    while (lineEnd < source.length() && !isEnd(source, lineEnd)) {
      lineEnd++;
    }
    int lineStart = offset;
    while (lineStart > 0 && !isEnd(source, lineStart - 1)) {
      lineStart--;
    }
    var in = new TokenReader(source, offset, source.length());
    if (offset < source.length()) {
      // A closing parenthesis begins nothing that could be skipped whole.
      if (in.at(Token.Kind.LEFT)) {
        in.skip();
      } else {
        in.next();
      }
    }
    int end = Math.min(lineEnd, in.position());
    String meant = source.text(offset, end).stripTrailing();
    return new Excerpt(
        source.line(offset),
        source.column(offset),
        source.text(lineStart, lineEnd),
        Math.max(1, meant.codePointCount(0, meant.length())));
  }

  private static boolean isEnd(Source source, int offset) {
    byte at = source.utf8()[offset];
    return at == '\n' || at == '\r';
  }

  /** The line with its number, and below it a line that underlines what is meant. */
  public String shown() {
    int[] points = text.codePoints().toArray();
    int from = points.length <= WIDEST ? 0 : Math.max(0, column - 1 - WIDEST / 2);
    int to = Math.min(points.length, from + WIDEST);
    var above = new StringBuilder(from > 0 ? "..." : "");
    var below = new StringBuilder(" ".repeat(above.length()));
    for (int i = from; i < to; i++) {
      above.appendCodePoint(points[i]);
      if (i < column - 1) {
        // A tab above stays a tab below, so that both lines are indented alike.
        below.append(points[i] == '\t' ? '\t' : ' ');
      }
    }
    above.append(to < points.length ? "..." : "");
    below.repeat("^", Math.max(1, Math.min(length, to - column + 1)));
    String number = Integer.toString(line);
    return number + " | " + above + "\n" + " ".repeat(number.length()) + " | " + below;
  }

  /** Line and column, as messages have them. */
  @Override
  public String toString() {
    return line + ":" + column;
  }
}
