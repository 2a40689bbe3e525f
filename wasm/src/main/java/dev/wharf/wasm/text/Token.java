package dev.wharf.wasm.text;

/**
 * A token of the text format. Spec: text/lexical, tokens.
 *
 * @param text the token as written; of an identifier its name without the dollar sign and the
 *     quotes
 * @param bytes the value of a string, otherwise empty; must not be written
 * @param line from 1
 * @param column from 1, in characters
 */
public record Token(Kind kind, String text, byte[] bytes, int line, int column) {
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

  boolean is(Kind expected) {
    return kind == expected;
  }

  boolean isKeyword(String word) {
    return kind == Kind.KEYWORD && text.equals(word);
  }

  @Override
  public String toString() {
    return switch (kind) {
      case END -> "end of input";
      case ID -> "$" + text;
      case LEFT, RIGHT, KEYWORD, STRING, INTEGER, FLOAT, RESERVED -> text;
    };
  }
}
