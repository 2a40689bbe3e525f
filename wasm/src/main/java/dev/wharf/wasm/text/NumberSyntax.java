package dev.wharf.wasm.text;

/** Tells whether a word is a number. Spec: text/values, numbers. */
final class NumberSyntax {
  private final byte[] text;
  private final int end;
  private int position;

  private NumberSyntax(byte[] text, int start, int end) {
    this.text = text;
    this.position = start;
    this.end = end;
  }

  /** {@link Token.Kind#INTEGER}, {@link Token.Kind#FLOAT}, or reserved if it is no number. */
  static Token.Kind kind(byte[] text, int start, int end) {
    return new NumberSyntax(text, start, end).kind();
  }

  /** Whether it is hexadecimal digits, with underscores between them. */
  static boolean isHex(byte[] text, int start, int end) {
    var syntax = new NumberSyntax(text, start, end);
    return syntax.digits(16) && syntax.position == end;
  }

  private Token.Kind kind() {
    if (at('+') || at('-')) {
      position++;
    }
    if (word("inf")) {
      return whole(Token.Kind.FLOAT);
    }
    if (word("nan")) {
      boolean isPlain = position == end;
      return isPlain || word(":0x") && digits(16) ? whole(Token.Kind.FLOAT) : Token.Kind.RESERVED;
    }
    boolean hex = word("0x");
    int radix = hex ? 16 : 10;
    if (!digits(radix)) {
      return Token.Kind.RESERVED;
    }
    if (position == end) {
      return Token.Kind.INTEGER;
    }
    if (at('.')) {
      position++;
      if (isDigit(radix) && !digits(radix)) {
        return Token.Kind.RESERVED;
      }
    }
    if (hex ? at('p') || at('P') : at('e') || at('E')) {
      position++;
      if (at('+') || at('-')) {
        position++;
      }
      if (!digits(10)) {
        return Token.Kind.RESERVED;
      }
    }
    return whole(Token.Kind.FLOAT);
  }

  private Token.Kind whole(Token.Kind kind) {
    return position == end ? kind : Token.Kind.RESERVED;
  }

  private boolean at(char c) {
    return position < end && text[position] == c;
  }

  private boolean word(String word) {
    if (end - position < word.length()) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      if (text[position + i] != word.charAt(i)) {
        return false;
      }
    }
    position += word.length();
    return true;
  }

  private boolean isDigit(int radix) {
    return position < end && Character.digit(text[position], radix) >= 0;
  }

  /** At least one digit, with single underscores between digits. */
  private boolean digits(int radix) {
    if (!isDigit(radix)) {
      return false;
    }
    while (isDigit(radix)) {
      position++;
      if (at('_')) {
        position++;
        if (!isDigit(radix)) {
          return false;
        }
      }
    }
    return true;
  }
}
