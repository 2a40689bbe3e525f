package dev.wharf.wasm.text;

import dev.wharf.wasm.MalformedException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Cuts source text into tokens; comments and annotations are skipped. Spec: text/lexical. */
public final class Lexer {
  private static final String PUNCTUATION = "!#$%&'*+-./:<=>?@\\^_`|~";
  private static final byte[] NONE = {};
  private static final String DIGITS = "[0-9]++(?:_[0-9]++)*+";
  private static final String HEX = "[0-9a-fA-F]++(?:_[0-9a-fA-F]++)*+";
  private static final Pattern INTEGER = Pattern.compile("[+-]?(?:0x" + HEX + "|" + DIGITS + ")");
  private static final Pattern FLOAT =
      Pattern.compile(
          ("[+-]?(?:inf|nan(?::0xH)?|D(?:\\.(?:D)?)?(?:[eE][+-]?D)?"
                  + "|0xH(?:\\.(?:H)?)?(?:[pP][+-]?D)?)")
              .replace("D", DIGITS)
              .replace("H", HEX));

  /**
   * Longer numbers are refused, since reading them takes time that grows with the square of their
   * length.
   */
  private static final int NUMBER_LENGTH = 2_000;

  private final String source;
  private final List<Token> tokens = new ArrayList<>();
  private int position;
  private int line = 1;
  private int lineStart;

  private Lexer(String source) {
    this.source = source;
  }

  /**
   * All tokens, an {@link Token.Kind#END} the last.
   *
   * @throws MalformedException with line and column in its message
   */
  public static List<Token> lex(String source) {
    var lexer = new Lexer(source);
    lexer.run();
    return lexer.tokens;
  }

  /** As {@link #lex(String)}, from UTF-8. */
  public static List<Token> lex(byte[] utf8) {
    var in = ByteBuffer.wrap(utf8);
    try {
      return lex(StandardCharsets.UTF_8.newDecoder().decode(in).toString());
    } catch (CharacterCodingException _) {
      // The decoder stops before the first byte that it cannot read.
      throw misencoded(utf8, in.position());
    }
  }

  /** Says where, by the same lines and columns as every other error of the text. */
  private static MalformedException misencoded(byte[] utf8, int offset) {
    var before = new Lexer(new String(utf8, 0, offset, StandardCharsets.UTF_8));
    while (before.position < before.source.length()) {
      char c = before.source.charAt(before.position);
      if (c == '\n' || c == '\r') {
        before.newLine(c);
      } else {
        before.position++;
      }
    }
    return new MalformedException("malformed UTF-8 encoding at " + before.here(), offset);
  }

  private void run() {
    while (skipSpace()) {
      char c = source.charAt(position);
      if (c == '(' && peek(1) == '@') {
        annotation();
      } else if (c == '(' || c == ')') {
        add(c == '(' ? Token.Kind.LEFT : Token.Kind.RIGHT, String.valueOf(c), NONE, position);
        position++;
      } else {
        word();
      }
    }
    add(Token.Kind.END, "", NONE, position);
  }

  private void add(Token.Kind kind, String text, byte[] bytes, int start) {
    tokens.add(new Token(kind, text, bytes, line, start - lineStart + 1));
  }

  private int peek(int ahead) {
    return position + ahead < source.length() ? source.charAt(position + ahead) : -1;
  }

  /** Passes white space and comments; false at the end. */
  private boolean skipSpace() {
    while (position < source.length()) {
      char c = source.charAt(position);
      if (c == '\n' || c == '\r') {
        newLine(c);
      } else if (c == ' ' || c == '\t') {
        position++;
      } else if (c == ';' && peek(1) == ';') {
        while (peek(0) != '\n' && peek(0) != '\r' && peek(0) != -1) {
          position++;
        }
      } else if (c == '(' && peek(1) == ';') {
        blockComment();
      } else {
        return true;
      }
    }
    return false;
  }

  /** Passes an end of line: a line feed, a carriage return, or this and a line feed. */
  private void newLine(char c) {
    position++;
    if (c == '\r' && peek(0) == '\n') {
      position++;
    }
    line++;
    lineStart = position;
  }

  private void blockComment() {
    int depth = 0;
    do {
      int c = peek(0);
      if (c == '(' && peek(1) == ';') {
        depth++;
        position += 2;
      } else if (c == ';' && peek(1) == ')') {
        depth--;
        position += 2;
      } else if (c == -1) {
        throw error("unclosed comment", position);
      } else if (c == '\n' || c == '\r') {
        newLine((char) c);
      } else {
        position++;
      }
    } while (depth > 0);
  }

  /** Spec: text/lexical, annotations: an identifier, then tokens with balanced parentheses. */
  private void annotation() {
    int start = position;
    position += 2;
    if (peek(0) == '"') {
      byte[] id = closedOnLine() ? string() : NONE;
      if (id.length == 0) {
        throw error("empty annotation id", start);
      }
      StringLiteral.utf8(id, this::here);
    } else if (!isIdChar(peek(0))) {
      throw error("empty annotation id", start);
    }
    int depth = 1;
    while (depth > 0) {
      if (!skipSpace()) {
        throw error("unclosed annotation", start);
      }
      char c = source.charAt(position);
      if (c == '"') {
        string();
        continue;
      }
      if (c == '(') {
        depth++;
      } else if (c == ')') {
        depth--;
      } else if (!isReservedChar(c)) {
        throw error("illegal character", position);
      }
      position++;
    }
  }

  /** A maximal run of identifier characters, strings and reserved punctuation: one token. */
  private void word() {
    int start = position;
    int strings = 0;
    byte[] value = NONE;
    boolean loneDollar = peek(0) == '$' && !isReservedChar(peek(1));
    if (loneDollar && (peek(1) != '"' || !closedOnLine(position + 1))) {
      throw error("empty identifier", start);
    }
    while (true) {
      int c = peek(0);
      if (c == '"') {
        value = string();
        strings++;
      } else if (isReservedChar(c) && !(c == ';' && peek(1) == ';')) {
        position++;
      } else {
        break;
      }
    }
    if (position == start) {
      throw error("illegal character", start);
    }
    var text = source.substring(start, position);
    if (strings == 0) {
      add(kind(text), text.startsWith("$") ? text.substring(1) : text, NONE, start);
    } else if (strings == 1 && text.charAt(0) == '"' && text.endsWith("\"")) {
      add(Token.Kind.STRING, text, value, start);
    } else if (strings == 1 && text.startsWith("$\"") && text.endsWith("\"")) {
      if (value.length == 0) {
        throw error("empty identifier", start);
      }
      add(Token.Kind.ID, StringLiteral.utf8(value, this::here), NONE, start);
    } else {
      add(Token.Kind.RESERVED, text, NONE, start);
    }
  }

  private static Token.Kind kind(String text) {
    if (text.indexOf(',') >= 0
        || text.indexOf(';') >= 0
        || text.chars().anyMatch(c -> "[]{}".indexOf(c) >= 0)) {
      return Token.Kind.RESERVED;
    }
    char first = text.charAt(0);
    if (first == '$') {
      return Token.Kind.ID;
    }
    if (text.length() <= NUMBER_LENGTH) {
      if (INTEGER.matcher(text).matches()) {
        return Token.Kind.INTEGER;
      }
      if (FLOAT.matcher(text).matches()) {
        return Token.Kind.FLOAT;
      }
    }
    return first >= 'a' && first <= 'z' ? Token.Kind.KEYWORD : Token.Kind.RESERVED;
  }

  private boolean closedOnLine() {
    return closedOnLine(position);
  }

  /** Whether the string that begins here has no control character in it: otherwise it is none. */
  private boolean closedOnLine(int quote) {
    for (int i = quote + 1; i < source.length(); i++) {
      char c = source.charAt(i);
      if (c < 0x20 || c == 0x7F) {
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

  private byte[] string() {
    int start = position++;
    while (true) {
      int c = peek(0);
      if (c == -1 || c == '\n' || c == '\r') {
        throw error("unclosed string", start);
      }
      if (c < 0x20 || c == 0x7F) {
        throw error("illegal character", position);
      }
      position++;
      if (c == '"') {
        return StringLiteral.bytes(source, start + 1, position - 1, this::here);
      }
      if (c == '\\' && peek(0) != -1 && peek(0) != '\n') {
        position++;
      }
    }
  }

  private static boolean isIdChar(int c) {
    return c >= '0' && c <= '9'
        || c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c > 0 && PUNCTUATION.indexOf(c) >= 0;
  }

  private static boolean isReservedChar(int c) {
    return isIdChar(c) || c > 0 && ",;[]{}".indexOf(c) >= 0;
  }

  private MalformedException error(String message, int at) {
    return new MalformedException(message + " at " + line + ":" + (at - lineStart + 1));
  }

  private String here() {
    return line + ":" + (position - lineStart + 1);
  }
}
