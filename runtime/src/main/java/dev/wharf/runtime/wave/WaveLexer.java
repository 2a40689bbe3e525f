package dev.wharf.runtime.wave;

import java.util.Locale;

/**
 * Tokens of the WebAssembly Value Encoding. A cursor: {@link #kind} and {@link #text} describe the
 * present token, {@link #advance} goes to the next. White space and comments from {@code //} to the
 * end of the line separate tokens.
 */
final class WaveLexer {
  enum Kind {
    PUNCTUATION,
    /** A number, with {@code -inf} among them. */
    NUMBER,
    /** A label or keyword; {@link #text} has no {@code %}. */
    LABEL,
    CHAR,
    STRING,
    END
  }

  private final String source;
  private int position;
  private int start;
  private Kind kind = Kind.END;
  private String text = "";
  private boolean escaped;

  WaveLexer(String source) {
    this.source = source;
    advance();
  }

  Kind kind() {
    return kind;
  }

  /** The token's characters; for chars and strings the value, with escapes resolved. */
  String text() {
    return text;
  }

  /** Whether the present label was written with {@code %} and so cannot be a keyword. */
  boolean isEscaped() {
    return escaped;
  }

  boolean isPunctuation(char mark) {
    return kind == Kind.PUNCTUATION && text.charAt(0) == mark;
  }

  boolean isKeyword(String word) {
    return kind == Kind.LABEL && !escaped && text.equals(word);
  }

  /** The present token as the user wrote it, for messages. */
  String found() {
    return kind == Kind.END ? "the end" : "`" + cut(source.substring(start, position)) + "`";
  }

  WaveSyntaxException error(String message) {
    return new WaveSyntaxException(source.codePointCount(0, start) + 1, message);
  }

  void advance() {
    skipBlanks();
    start = position;
    escaped = false;
    if (position == source.length()) {
      kind = Kind.END;
      text = "";
      return;
    }
    char c = source.charAt(position);
    switch (c) {
      case '{', '}', '[', ']', '(', ')', ':', ',' -> {
        position++;
        set(Kind.PUNCTUATION, String.valueOf(c));
      }
      case '"' -> set(Kind.STRING, source.startsWith("\"\"\"", position) ? block() : string());
      case '\'' -> set(Kind.CHAR, character());
      case '%' -> {
        position++;
        escaped = true;
        set(Kind.LABEL, label());
      }
      default -> {
        if (c == '-' || isDigit(c)) {
          number();
        } else if (isLetter(c)) {
          set(Kind.LABEL, label());
        } else {
          position += Character.charCount(source.codePointAt(position));
          throw error("unexpected " + found());
        }
      }
    }
  }

  private void set(Kind kind, String text) {
    this.kind = kind;
    this.text = text;
  }

  private void skipBlanks() {
    while (position < source.length()) {
      if (" \t\r\n".indexOf(source.charAt(position)) >= 0) {
        position++;
      } else if (source.startsWith("//", position)) {
        int end = source.indexOf('\n', position);
        position = end < 0 ? source.length() : end;
      } else {
        return;
      }
    }
  }

  private void number() {
    if (source.startsWith("-inf", position) && !isWordPart(position + 4)) {
      position += 4;
    } else {
      if (peek() == '-') {
        position++;
      }
      int digits = position;
      takeDigits();
      boolean leadingZero = position > digits + 1 && source.charAt(digits) == '0';
      if (peek() == '.') {
        position++;
        takeDigits();
      }
      if (peek() == 'e' || peek() == 'E') {
        position++;
        if (peek() == '+' || peek() == '-') {
          position++;
        }
        takeDigits();
      }
      if (leadingZero || isWordPart(position)) {
        while (isWordPart(position)) {
          position++;
        }
        throw error(found() + " is not a number; numbers are decimal, such as 12, -3 or 6.02e23");
      }
    }
    set(Kind.NUMBER, source.substring(start, position));
  }

  private void takeDigits() {
    int from = position;
    while (isDigit(peek())) {
      position++;
    }
    if (position == from) {
      throw error("a digit is missing after `" + source.substring(start, position) + "`");
    }
  }

  /** Spec: WIT, identifiers: words of one case, joined by hyphens. */
  private String label() {
    int from = position;
    while (isWordPart(position)) {
      position++;
    }
    String label = source.substring(from, position);
    if (label.isEmpty()
        || label.endsWith("-")
        || label.contains("--")
        || !isLetter(label.charAt(0))) {
      throw error("`" + label + "` is not a label");
    }
    for (String word : label.split("-")) {
      if (!word.equals(word.toLowerCase(Locale.ROOT))
          && !word.equals(word.toUpperCase(Locale.ROOT))) {
        throw error("`" + label + "` is not a label: each word has a single case");
      }
    }
    return label;
  }

  private String character() {
    position++;
    if (peek() == '\'' || peek() == '\n' || position == source.length()) {
      throw error("a char has exactly one character, such as 'x' or '\\n'");
    }
    String value = Character.toString(codePoint());
    if (peek() != '\'') {
      throw error("a char has exactly one character and ends with '");
    }
    position++;
    return value;
  }

  private String string() {
    position++;
    var value = new StringBuilder();
    while (peek() != '"') {
      if (position == source.length() || peek() == '\n') {
        throw error("the string has no closing \"");
      }
      value.appendCodePoint(codePoint());
    }
    position++;
    return value.toString();
  }

  /** A multi-line string: the blanks before the closing quotes are taken off every line. */
  private String block() {
    int lineStart = source.indexOf('\n', position + 3) + 1;
    if (lineStart == 0 || !source.substring(position + 3, lineStart).matches("\r?\n")) {
      throw error("a line break must follow \"\"\"");
    }
    int close = lineStart;
    while (!source.startsWith("\"\"\"", close)) {
      if (close >= source.length()) {
        throw error("the string has no closing \"\"\"");
      }
      close += source.charAt(close) == '\\' ? 2 : 1;
    }
    int lastBreak = source.lastIndexOf('\n', close);
    String indent = source.substring(lastBreak + 1, close);
    if (!indent.isBlank() || indent.contains("\t")) {
      throw error("closing \"\"\" must stand alone on its line");
    }
    var value = new StringBuilder();
    if (lastBreak >= lineStart) {
      int end = source.charAt(lastBreak - 1) == '\r' ? lastBreak - 1 : lastBreak;
      for (position = lineStart; position < Math.max(end, lineStart); ) {
        if (position == lineStart || source.charAt(position - 1) == '\n') {
          if (!source.startsWith(indent, position)) {
            throw error("a line is indented less than the closing \"\"\"");
          }
          position += indent.length();
          if (position >= end) {
            break;
          }
        }
        if (source.startsWith("\r\n", position)) {
          position++;
        }
        value.appendCodePoint(codePoint());
      }
    }
    position = close + 3;
    return value.toString();
  }

  /** One scalar value, written plainly or as an escape. */
  private int codePoint() {
    int c = source.codePointAt(position);
    position += Character.charCount(c);
    if (c != '\\') {
      return c;
    }
    char escape = peek();
    position++;
    return switch (escape) {
      case '\'', '"', '\\' -> escape;
      case 't' -> '\t';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 'u' -> unicodeEscape();
      default ->
          throw error("\\" + escape + " is not an escape; use \\' \\\" \\\\ \\t \\n \\r or \\u{…}");
    };
  }

  private int unicodeEscape() {
    int close = source.indexOf('}', position);
    if (peek() == '{' && close > position + 1 && close <= position + 9) {
      String digits = source.substring(position + 1, close);
      if (digits.chars().allMatch(d -> Character.digit(d, 16) >= 0 && d < 128)) {
        long value = Long.parseLong(digits, 16);
        if (value <= Character.MAX_CODE_POINT && (value < 0xD800 || value > 0xDFFF)) {
          position = close + 1;
          return (int) value;
        }
        throw error("\\u{" + digits + "} is not a Unicode scalar value");
      }
    }
    throw error("\\u must be followed by hexadecimal digits in braces, such as \\u{1f44b}");
  }

  private char peek() {
    return position < source.length() ? source.charAt(position) : '\0';
  }

  private boolean isWordPart(int at) {
    if (at >= source.length()) {
      return false;
    }
    char c = source.charAt(at);
    return isLetter(c) || isDigit(c) || c == '-';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static String cut(String text) {
    return text.length() <= 200 ? text : text.substring(0, 200) + "…";
  }
}
