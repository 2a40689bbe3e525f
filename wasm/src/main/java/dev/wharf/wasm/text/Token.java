package dev.wharf.wasm.text;

/**
 * A token of the text format. Spec: text/lexical, tokens.
 *
 * @param text of a keyword or number as written; of an identifier its name without the dollar sign
 *     and the quotes; otherwise empty
 * @param bytes the value of a string, otherwise empty; must not be written
 * @param start offset of its first byte
 * @param end offset after its last byte
 */
public record Token(Kind kind, String text, byte[] bytes, Source source, int start, int end) {
  private static final int SHOWN = 60;

  /** What a token is. */
  public enum Kind {
    LEFT,
    RIGHT,
    /** Begins with a lower-case letter. */
    KEYWORD,
    ID,
    STRING,
    INTEGER,
    FLOAT,
    /** Nothing that the grammar knows, such as {@code 0x} or {@code a"b"}. */
    RESERVED,
    END
  }

  /** From 1. */
  public int line() {
    return source.line(start);
  }

  /** From 1, in code points. */
  public int column() {
    return source.column(start);
  }

  public boolean is(Kind expected) {
    return kind == expected;
  }

  boolean isKeyword(String word) {
    return kind == Kind.KEYWORD && text.equals(word);
  }

  /** As written, of long ones the beginning. */
  @Override
  public String toString() {
    if (kind == Kind.END) {
      return "end of input";
    }
    return end - start <= SHOWN
        ? source.text(start, end)
        : source.text(start, start + SHOWN) + "...";
  }
}
