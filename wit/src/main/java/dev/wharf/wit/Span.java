package dev.wharf.wit;

/**
 * A piece of a source.
 *
 * @param start offset of its first {@code char}
 * @param end offset behind its last
 */
public record Span(SourceText source, int start, int end) {
  /** Of things that no file declares, such as what a world imports implicitly. */
  public static final Span NONE = new Span(SourceText.of("", ""), 0, 0);

  /** From the start of this one to the end of the other. */
  public Span to(Span last) {
    return new Span(source, start, last.end);
  }

  public String text() {
    return source.text().substring(start, end);
  }

  public boolean isKnown() {
    return this != NONE;
  }

  /** {@code path:line:column}. */
  public String place() {
    return isKnown() ? source.path() + ":" + source.line(start) + ":" + source.column(start) : "";
  }

  @Override
  public String toString() {
    return place();
  }
}
