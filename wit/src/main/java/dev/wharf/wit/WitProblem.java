package dev.wharf.wit;

import java.util.Optional;

/**
 * What is wrong with a text, where, and what would be right.
 *
 * @param sentence one line without a full stop
 * @param help what to write instead, if that can be told
 */
public record WitProblem(Kind kind, Span span, String sentence, Optional<String> help) {
  /** Whether the text is not WIT at all or says something that cannot be. */
  public enum Kind {
    SYNTAX,
    MEANING
  }

  /** Lines longer than this are shown in part. */
  private static final int WIDEST = 160;

  public static WitProblem syntax(Span span, String sentence) {
    return new WitProblem(Kind.SYNTAX, span, sentence, Optional.empty());
  }

  public static WitProblem meaning(Span span, String sentence) {
    return new WitProblem(Kind.MEANING, span, sentence, Optional.empty());
  }

  public WitProblem withHelp(String text) {
    return new WitProblem(kind, span, sentence, Optional.of(text));
  }

  /** The exception that tells this problem alone. */
  public InvalidWitException asException() {
    return new InvalidWitException(this);
  }

  /**
   * The line of the source with its number, and below it a line that underlines the offending text;
   * empty if there is nothing to show.
   */
  public String excerpt() {
    if (!span.isKnown() || span.source().text().isEmpty()) {
      return "";
    }
    int line = span.source().line(span.start());
    int column = span.source().column(span.start()) - 1;
    int[] points = span.source().lineText(line).codePoints().toArray();
    int length = span.source().text().codePointCount(span.start(), span.end());
    // A span over several lines is underlined on its first.
    int marked = Math.max(1, Math.min(length, points.length - column));
    int from = points.length <= WIDEST ? 0 : Math.max(0, column - WIDEST / 2);
    int to = Math.min(points.length, from + WIDEST);
    var shown = new StringBuilder(from > 0 ? "..." : "");
    var below = new StringBuilder(" ".repeat(shown.length()));
    for (int i = from; i < to; i++) {
      shown.appendCodePoint(points[i]);
      if (i < column) {
        // A tab above stays a tab below, so that both lines are indented alike.
        below.append(points[i] == '\t' ? '\t' : ' ');
      }
    }
    shown.append(to < points.length ? "..." : "");
    below.repeat("^", Math.max(1, Math.min(marked, to - column)));
    String number = Integer.toString(line);
    return number + " | " + shown + "\n" + " ".repeat(number.length()) + " | " + below;
  }

  @Override
  public String toString() {
    String at = span.place();
    String excerpt = excerpt();
    return (at.isEmpty() ? "" : at + ": ")
        + sentence
        + (excerpt.isEmpty() ? "" : "\n" + excerpt.indent(2).stripTrailing())
        + help.map(text -> "\n  help: " + text).orElse("");
  }
}
