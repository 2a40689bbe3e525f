package dev.wharf.wasm.text;

import dev.wharf.wasm.MalformedException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A cursor over tokens, with the steps that all parsers of the text formats share. */
public final class TokenReader {
  /**
   * Words that have a place in the grammar besides the mnemonics: met elsewhere, they are
   * unexpected, not unknown.
   */
  private static final Set<String> WORDS =
      Set.of(
          """
          module type func param result local global table memory tag elem data start import \
          export offset item declare mut ref null sub rec final field i8 i16 shared pagesize do \
          then catch_ref catch_all_ref i8x16 i16x8 i32x4 i64x2 f32x4 f64x2 \
          nan:canonical nan:arithmetic definition instance binary quote register invoke get either"""
              .split(" "));

  private final List<Token> tokens;
  private int position;

  public TokenReader(List<Token> tokens) {
    this.tokens = tokens;
  }

  public Token peek() {
    return tokens.get(position);
  }

  /** The token after so many others, or the end. */
  public Token peek(int ahead) {
    return tokens.get(Math.min(position + ahead, tokens.size() - 1));
  }

  /** The next token; at the end always the end. */
  public Token next() {
    var token = tokens.get(position);
    if (!token.is(Token.Kind.END)) {
      position++;
    }
    return token;
  }

  public int position() {
    return position;
  }

  public void seek(int target) {
    position = target;
  }

  public boolean at(Token.Kind kind) {
    return peek().is(kind);
  }

  /** Whether a form with this keyword comes next. */
  public boolean atForm(String keyword) {
    return at(Token.Kind.LEFT) && peek(1).isKeyword(keyword);
  }

  /** Passes the parenthesis and the keyword of a form if it comes next. */
  public boolean enter(String keyword) {
    if (!atForm(keyword)) {
      return false;
    }
    position += 2;
    return true;
  }

  /** Passes a keyword if it comes next. */
  public boolean take(String keyword) {
    if (!peek().isKeyword(keyword)) {
      return false;
    }
    position++;
    return true;
  }

  /** Passes the opening parenthesis and gives the keyword after it. */
  public Token form() {
    expect(Token.Kind.LEFT);
    return expect(Token.Kind.KEYWORD);
  }

  public void close() {
    expect(Token.Kind.RIGHT);
  }

  public Token expect(Token.Kind kind) {
    var token = next();
    if (!token.is(kind)) {
      throw unexpected(token);
    }
    return token;
  }

  /** The identifier that comes next, if one does. */
  public Optional<String> id() {
    return at(Token.Kind.ID) ? Optional.of(next().text()) : Optional.empty();
  }

  /** A string as text. Spec: text/values, names. */
  public String name() {
    var token = expect(Token.Kind.STRING);
    return StringLiteral.utf8(token.bytes(), () -> place(token));
  }

  /** An unsigned number of so many bits. */
  public long unsigned(int bits) {
    var token = expect(Token.Kind.INTEGER);
    char sign = token.text().charAt(0);
    if (sign == '-' || sign == '+') {
      throw unexpected(token);
    }
    return integer(token, bits);
  }

  /** The bits of an integer that follows as one token, signed or unsigned. */
  public long integer(int bits) {
    return integer(expect(Token.Kind.INTEGER), bits);
  }

  private static long integer(Token token, int bits) {
    return IntLiteral.parse(token.text(), bits)
        .orElseThrow(() -> error("i" + bits + " constant out of range: " + token.text(), token));
  }

  /** The raw bits of a 32-bit float. */
  public int f32() {
    var token = number();
    return FloatLiteral.f32(token.text())
        .orElseThrow(() -> error("f32 constant out of range: " + token.text(), token));
  }

  /** The raw bits of a 64-bit float. */
  public long f64() {
    var token = number();
    return FloatLiteral.f64(token.text())
        .orElseThrow(() -> error("f64 constant out of range: " + token.text(), token));
  }

  private Token number() {
    return at(Token.Kind.INTEGER) ? next() : expect(Token.Kind.FLOAT);
  }

  /** Passes a whole form or a single token. */
  public void skip() {
    int depth = 0;
    do {
      var token = next();
      switch (token.kind()) {
        case LEFT -> depth++;
        case RIGHT -> depth--;
        case END -> throw unexpected(token);
        case KEYWORD, ID, STRING, INTEGER, FLOAT, RESERVED -> {}
      }
    } while (depth > 0);
  }

  /** Passes what is left of the form that was entered, with its closing parenthesis. */
  public void leave() {
    while (!at(Token.Kind.RIGHT)) {
      skip();
    }
    close();
  }

  /** The exception for a token that has no place here. */
  public static MalformedException unexpected(Token token) {
    boolean unknown =
        switch (token.kind()) {
          case RESERVED -> true;
          case KEYWORD ->
              !WORDS.contains(token.text())
                  && !TypeParser.isTypeName(token.text())
                  && !Mnemonics.contains(token.text());
          case LEFT, RIGHT, ID, STRING, INTEGER, FLOAT, END -> false;
        };
    return error((unknown ? "unknown operator " : "unexpected token ") + token, token);
  }

  /** The exception with this message and the place of the token. */
  public static MalformedException error(String message, Token token) {
    return new MalformedException(message + " at " + place(token));
  }

  private static String place(Token token) {
    return token.line() + ":" + token.column();
  }
}
