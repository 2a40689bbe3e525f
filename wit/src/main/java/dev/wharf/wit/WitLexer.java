package dev.wharf.wit;

import java.util.ArrayList;
import java.util.List;

/** Cuts a source into tokens and comments. WIT.md, lexical structure. */
public final class WitLexer {
  private final SourceText source;
  private final boolean isScript;
  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  private WitLexer(SourceText source, boolean isScript) {
    this.source = source;
    this.isScript = isScript;
    this.text = source.text();
  }

  /**
   * All tokens and comments in their order, the last being {@link TokenKind#END_OF_FILE}.
   *
   * @throws InvalidWitException if the text cannot be cut into tokens
   */
  public static List<Token> tokens(SourceText source) {
    return tokens(new WitLexer(source, false));
  }

  /** The same for a script that composes components, which has brackets too. */
  static List<Token> scriptTokens(SourceText source) {
    return tokens(new WitLexer(source, true));
  }

  private static List<Token> tokens(WitLexer lexer) {
    lexer.refuseHiddenCharacters();
    lexer.run();
    return List.copyOf(lexer.tokens);
  }

  private void run() {
    at = text.startsWith("\uFEFF") ? 1 : 0;
    while (at < text.length()) {
      int start = at;
      int c = text.codePointAt(at);
      at += Character.charCount(c);
      switch (c) {
        case ' ', '\t', '\n' -> {}
        case '\r' -> {
          if (at >= text.length() || text.charAt(at) != '\n') {
            throw unexpected(start, "a carriage return without a line feed");
          }
        }
        case '/' -> slash(start);
        case '=' -> add(TokenKind.EQUALS, start);
        case ',' -> add(TokenKind.COMMA, start);
        case ':' -> add(TokenKind.COLON, start);
        case '.' -> add(TokenKind.PERIOD, start);
        case ';' -> add(TokenKind.SEMICOLON, start);
        case '(' -> add(TokenKind.LEFT_PAREN, start);
        case ')' -> add(TokenKind.RIGHT_PAREN, start);
        case '{' -> add(TokenKind.LEFT_BRACE, start);
        case '}' -> add(TokenKind.RIGHT_BRACE, start);
        case '<' -> add(TokenKind.LESS_THAN, start);
        case '>' -> add(TokenKind.GREATER_THAN, start);
        case '*' -> add(TokenKind.STAR, start);
        case '@' -> add(TokenKind.AT, start);
        case '+' -> add(TokenKind.PLUS, start);
        case '-' -> add(eat('>') ? TokenKind.ARROW : TokenKind.MINUS, start);
        case '"' -> string(start);
        case '%' -> {
          word();
          add(TokenKind.EXPLICIT_IDENTIFIER, start);
        }
        default -> other(c, start);
      }
    }
    tokens.add(new Token(TokenKind.END_OF_FILE, text.length(), text.length()));
  }

  private void other(int c, int start) {
    if (isScript && (c == '[' || c == ']')) {
      add(c == '[' ? TokenKind.LEFT_BRACKET : TokenKind.RIGHT_BRACKET, start);
    } else if (isDigit(c)) {
      while (at < text.length() && isDigit(text.charAt(at))) {
        at++;
      }
      add(TokenKind.INTEGER, start);
    } else if (Character.isUnicodeIdentifierStart(c) || c == '_') {
      word();
      add(TokenKind.ofWord(text.substring(start, at)), start);
    } else {
      throw unexpected(start, "character `" + Character.toString(c) + "`");
    }
  }

  private void word() {
    while (at < text.length()) {
      int c = text.codePointAt(at);
      if (c != '-' && !Character.isUnicodeIdentifierPart(c)) {
        return;
      }
      at += Character.charCount(c);
    }
  }

  private void slash(int start) {
    if (eat('/')) {
      int end = text.indexOf('\n', at);
      at = end < 0 ? text.length() : end;
      int last = at > start && text.charAt(at - 1) == '\r' && end >= 0 ? at - 1 : at;
      tokens.add(new Token(TokenKind.LINE_COMMENT, start, last));
    } else if (eat('*')) {
      int depth = 1;
      while (depth > 0) {
        if (at >= text.length()) {
          throw problem(start, start + 2, "this comment has no end")
              .withHelp("close it with `*/`")
              .asException();
        }
        char c = text.charAt(at++);
        if (c == '/' && eat('*')) {
          depth++;
        } else if (c == '*' && eat('/')) {
          depth--;
        }
      }
      add(TokenKind.BLOCK_COMMENT, start);
    } else {
      add(TokenKind.SLASH, start);
    }
  }

  private void string(int start) {
    at = StringLiteral.end(source, start);
    add(TokenKind.STRING, start);
  }

  private boolean eat(char wanted) {
    if (at < text.length() && text.charAt(at) == wanted) {
      at++;
      return true;
    }
    return false;
  }

  private void add(TokenKind kind, int start) {
    tokens.add(new Token(kind, start, at));
  }

  private void refuseHiddenCharacters() {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isHidden(c)) {
        throw problem(i, i + 1, String.format("character U+%04X is not allowed in WIT", (int) c))
            .withHelp("remove it")
            .asException();
      }
    }
  }

  /** Text that looks different from what it is: control characters, changes of direction. */
  static boolean isHidden(int c) {
    if (c < 0x7F) {
      return c < 0x20 && c != '\n' && c != '\r' && c != '\t';
    }
    return switch (c) {
      // Deprecated in Unicode.
      case '\u0149', '\u0673', '\u0F77', '\u0F79', '\u17A3', '\u17A4', '\u17B4', '\u17B5' -> true;
      default -> c <= 0x9F || c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069;
    };
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  private InvalidWitException unexpected(int start, String what) {
    return problem(start, Math.max(at, start + 1), what + " has no place in WIT").asException();
  }

  private WitProblem problem(int start, int end, String sentence) {
    return WitProblem.syntax(new Span(source, start, end), sentence);
  }
}
