package dev.wharf.wasm.text;

import dev.wharf.wasm.Limits;
import java.util.List;

/**
 * Cuts source text into tokens, one at a time; comments and annotations that mean nothing here are
 * skipped. Nothing is kept of what was read. Spec: text/lexical.
 */
final class Lexer {
  private static final byte[] NONE = {};
  private static final int WORDS = 1024;

  private static final boolean[] IDENTIFIER = new boolean[0x80];
  private static final boolean[] RESERVED = new boolean[0x80];

  static {
    for (int c = '!'; c <= '~'; c++) {
      boolean isLetterOrDigit = Character.isLetterOrDigit(c);
      IDENTIFIER[c] = isLetterOrDigit || "!#$%&'*+-./:<=>?@\\^_`|~".indexOf(c) >= 0;
      RESERVED[c] = IDENTIFIER[c] || ",;[]{}".indexOf(c) >= 0;
    }
  }

  private final Source source;
  private final byte[] text;
  private final int end;

  /** Words that were met, by hash: most are met again. Null where there is none yet. */
  private final String[] words = new String[WORDS];

  private int position;
  private int start;
  private int strings;
  private int quote;

  Lexer(Source source, int start, int end) {
    this.source = source;
    this.text = source.utf8();
    this.position = start;
    this.end = end;
  }

  /** Offset after the token that was passed last. */
  int position() {
    return position;
  }

  void seek(int target) {
    position = target;
  }

  /** Offset of the token that was passed last. */
  int start() {
    return start;
  }

  /**
   * Passes a token and gives its kind, of a word {@link Token.Kind#KEYWORD} for now. Annotations
   * before it that mean something go to {@code annotations}.
   */
  Token.Kind advance(List<Annotation> annotations) {
    while (true) {
      skipSpace();
      start = position;
      if (position == end) {
        return Token.Kind.END;
      }
      switch (text[position]) {
        case '(' -> {
          if (peek(1) != '@') {
            position++;
            return Token.Kind.LEFT;
          }
          annotation(annotations);
        }
        case ')' -> {
          position++;
          return Token.Kind.RIGHT;
        }
        default -> {
          word();
          return Token.Kind.KEYWORD;
        }
      }
    }
  }

  /** The token that was passed last. */
  Token token(Token.Kind kind) {
    if (kind != Token.Kind.KEYWORD) {
      return new Token(kind, "", NONE, source, start, position);
    }
    if (strings == 0) {
      var exact = wordKind();
      int from = exact == Token.Kind.ID ? start + 1 : start;
      return new Token(exact, string(from, position), NONE, source, start, position);
    }
    boolean closes = text[position - 1] == '"' && strings == 1;
    if (closes && quote == start) {
      byte[] value = StringLiteral.bytes(source, start + 1, position - 1);
      return new Token(Token.Kind.STRING, "", value, source, start, position);
    }
    if (closes && quote == start + 1 && text[start] == '$') {
      byte[] value = StringLiteral.bytes(source, quote + 1, position - 1);
      if (value.length == 0) {
        throw source.error("empty identifier", start);
      }
      var name = StringLiteral.utf8(value, source, start);
      return new Token(Token.Kind.ID, name, NONE, source, start, position);
    }
    return new Token(Token.Kind.RESERVED, "", NONE, source, start, position);
  }

  private String string(int from, int to) {
    int hash = 0;
    for (int i = from; i < to; i++) {
      hash = hash * 31 + text[i];
    }
    int slot = (hash ^ hash >>> 10) & WORDS - 1;
    var known = words[slot];
    if (known != null && isText(known, from, to)) {
      return known;
    }
    var word = source.text(from, to);
    words[slot] = word;
    return word;
  }

  private boolean isText(String word, int from, int to) {
    if (word.length() != to - from) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      if (word.charAt(i) != text[from + i]) {
        return false;
      }
    }
    return true;
  }

  private Token.Kind wordKind() {
    for (int i = start; i < position; i++) {
      if (!IDENTIFIER[text[i]]) {
        return Token.Kind.RESERVED;
      }
    }
    int first = text[start];
    if (first == '$') {
      return Token.Kind.ID;
    }
    var number = NumberSyntax.kind(text, start, position);
    return number == Token.Kind.RESERVED && first >= 'a' && first <= 'z'
        ? Token.Kind.KEYWORD
        : number;
  }

  private int peek(int ahead) {
    return position + ahead < end ? text[position + ahead] : 0;
  }

  /** Passes white space and comments. */
  private void skipSpace() {
    while (position < end) {
      int c = text[position];
      if (c == ' ' || c == '\n' || c == '\t' || c == '\r') {
        position++;
      } else if (c == ';' && peek(1) == ';') {
        while (position < end && text[position] != '\n' && text[position] != '\r') {
          position++;
        }
      } else if (c == '(' && peek(1) == ';') {
        blockComment();
      } else {
        return;
      }
    }
  }

  private void blockComment() {
    int depth = 0;
    do {
      if (position == end) {
        throw source.error("unclosed comment", end);
      }
      if (text[position] == '(' && peek(1) == ';') {
        depth++;
        position += 2;
      } else if (text[position] == ';' && peek(1) == ')') {
        depth--;
        position += 2;
      } else {
        position++;
      }
    } while (depth > 0);
  }

  /** Spec: text/lexical, annotations: an identifier, then tokens with balanced parentheses. */
  private void annotation(List<Annotation> annotations) {
    int begin = position;
    position += 2;
    int name = position;
    String id = "";
    if (peek(0) == '"') {
      if (closedOnLine(position)) {
        string();
        byte[] value = StringLiteral.bytes(source, name + 1, position - 1);
        id = StringLiteral.utf8(value, source, begin);
      }
    } else {
      while (isIn(IDENTIFIER, peek(0))) {
        position++;
      }
      id = string(name, position);
    }
    if (id.isEmpty()) {
      throw source.error("empty annotation id", begin);
    }
    int content = position;
    int depth = 1;
    while (depth > 0) {
      skipSpace();
      if (position == end) {
        throw source.error("unclosed annotation", begin);
      }
      int c = text[position];
      if (c == '"') {
        int from = position;
        string();
        StringLiteral.bytes(source, from + 1, position - 1);
        continue;
      }
      if (c == '(') {
        depth++;
      } else if (c == ')') {
        depth--;
      } else if (!isIn(RESERVED, c)) {
        throw source.error("illegal character", position);
      }
      position++;
    }
    if (Annotation.isKnown(id)) {
      if (annotations.size() == Limits.CUSTOM_SECTIONS) {
        throw source.error("too many annotations", begin);
      }
      annotations.add(new Annotation(id, source, begin, content, position));
    }
  }

  /** A maximal run of identifier characters, strings and reserved punctuation: one token. */
  private void word() {
    strings = 0;
    boolean loneDollar = peek(0) == '$' && !isIn(RESERVED, peek(1));
    if (loneDollar && (peek(1) != '"' || !closedOnLine(position + 1))) {
      throw source.error("empty identifier", start);
    }
    while (true) {
      int c = peek(0);
      if (c == '"') {
        quote = position;
        string();
        strings++;
      } else if (isIn(RESERVED, c) && !(c == ';' && peek(1) == ';')) {
        position++;
      } else {
        break;
      }
    }
    if (position == start) {
      throw source.error("illegal character", start);
    }
  }

  /** Whether a character may be part of an identifier that is not quoted. */
  static boolean isIdentifier(char c) {
    return c < IDENTIFIER.length && IDENTIFIER[c];
  }

  private static boolean isIn(boolean[] set, int c) {
    return c > 0 && set[c];
  }

  /** Whether the string that begins here has no control character in it: otherwise it is none. */
  private boolean closedOnLine(int quote) {
    for (int i = quote + 1; i < end; i++) {
      int c = text[i];
      if (c >= 0 && c < 0x20 || c == 0x7F) {
        return false;
      }
      if (c == '\\') {
        i++;
      } else if (c == '"') {
        return true;
      }
    }
    return false;
  }

  /** Passes a string, whose escapes are looked at when its value is asked for. */
  private void string() {
    int open = position++;
    while (true) {
      if (position == end || text[position] == '\n' || text[position] == '\r') {
        throw source.error("unclosed string", open);
      }
      int c = text[position];
      if (c >= 0 && c < 0x20 || c == 0x7F) {
        throw source.error("illegal character", position);
      }
      position++;
      if (c == '"') {
        return;
      }
      if (c == '\\' && position < end && text[position] != '\n') {
        position++;
      }
    }
  }
}
