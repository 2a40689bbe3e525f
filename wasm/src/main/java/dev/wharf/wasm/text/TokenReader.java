package dev.wharf.wasm.text;

import dev.wharf.wasm.MalformedException;
import java.util.ArrayList;
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
          nan:canonical nan:arithmetic definition instance binary quote register invoke get either\
          """
              .split(" "));

  private static final Token NOTHING =
      new Token(Token.Kind.END, "", new byte[0], Source.of(""), 0, 0);

  /** How far ahead readers look. */
  private static final int AHEAD = 4;

  private final Source source;
  private final Lexer lexer;
  private final Slot[] slots = new Slot[AHEAD];
  private int first;
  private int filled;
  private final List<Annotation> passedOver = new ArrayList<>();
  private boolean strict;

  /** A token that was cut but not passed. */
  private static final class Slot {
    private Token token = NOTHING;

    /** Where the reader stands before the token and what precedes it. */
    private int from;

    private final List<Annotation> annotations = new ArrayList<>();
  }

  /** Over a whole text. */
  public TokenReader(Source source) {
    this(source, 0, source.length());
  }

  /** Over a part of a text, at whose end the tokens end. */
  public TokenReader(Source source, int start, int end) {
    this.source = source;
    this.lexer = new Lexer(source, start, end);
    for (int i = 0; i < AHEAD; i++) {
      slots[i] = new Slot();
    }
  }

  public Source source() {
    return source;
  }

  /** From here on refuses annotations that mean something elsewhere. */
  void refuseMisplaced() {
    strict = true;
  }

  private Slot slot(int ahead) {
    while (filled <= ahead) {
      var slot = slots[(first + filled) % AHEAD];
      slot.from = lexer.position();
      slot.annotations.clear();
      slot.token = lexer.token(lexer.advance(slot.annotations));
      filled++;
    }
    return slots[(first + ahead) % AHEAD];
  }

  public Token peek() {
    return peek(0);
  }

  /** The token after up to two others. */
  public Token peek(int ahead) {
    return slot(ahead).token;
  }

  /** The next token; at the end always the end. */
  public Token next() {
    var slot = slot(0);
    var token = slot.token;
    if (strict && !slot.annotations.isEmpty()) {
      throw slot.annotations.getFirst().misplaced();
    }
    if (!token.is(Token.Kind.END)) {
      drop();
    }
    return token;
  }

  private void drop() {
    first = (first + 1) % AHEAD;
    filled--;
  }

  /** After the token that was passed last. */
  public int position() {
    return filled == 0 ? lexer.position() : slots[first].from;
  }

  public void seek(int target) {
    filled = 0;
    lexer.seek(target);
  }

  /** Takes the annotation of this name that comes next, if one does. */
  Optional<Annotation> annotation(String id) {
    var slot = slot(0);
    for (Annotation annotation : slot.annotations) {
      if (annotation.id().equals(id)) {
        slot.annotations.remove(annotation);
        // Going back to here does not meet it again.
        slot.from = Math.max(slot.from, annotation.end());
        return Optional.of(annotation);
      }
    }
    return Optional.empty();
  }

  /** Takes the first annotation that comes next, if one does. */
  public Optional<Annotation> annotation() {
    var slot = slot(0);
    return slot.annotations.isEmpty()
        ? Optional.empty()
        : annotation(slot.annotations.getFirst().id());
  }

  /** Passes over annotations before the next token, which are read another time. */
  void dropAnnotations() {
    slot(0).annotations.clear();
  }

  /** The identifier that comes next, if one does, and the annotation of a name. */
  void skipId() {
    id();
    annotation(Annotation.NAME);
  }

  /** Refuses annotations before the next token. */
  void refuseAnnotations() {
    for (Annotation annotation : slot(0).annotations) {
      throw annotation.misplaced();
    }
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
    next();
    next();
    return true;
  }

  /** Passes a keyword if it comes next. */
  public boolean take(String keyword) {
    if (!peek().isKeyword(keyword)) {
      return false;
    }
    next();
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
    return StringLiteral.utf8(token.bytes(), source, token.start());
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
        .orElseThrow(() -> error("i" + bits + " constant out of range: " + token, token));
  }

  /** The raw bits of a 32-bit float. */
  public int f32() {
    var token = number();
    return FloatLiteral.f32(token.text())
        .orElseThrow(() -> error("f32 constant out of range: " + token, token));
  }

  /** The raw bits of a 64-bit float. */
  public long f64() {
    var token = number();
    return FloatLiteral.f64(token.text())
        .orElseThrow(() -> error("f64 constant out of range: " + token, token));
  }

  private Token number() {
    return at(Token.Kind.INTEGER) ? next() : expect(Token.Kind.FLOAT);
  }

  /** Passes a whole form or a single token. */
  public void skip() {
    int depth = 0;
    do {
      switch (pass()) {
        case LEFT -> depth++;
        case RIGHT -> depth--;
        case END -> throw unexpected(lexer.token(Token.Kind.END));
        case KEYWORD, ID, STRING, INTEGER, FLOAT, RESERVED -> {}
      }
    } while (depth > 0);
  }

  /** Passes one token without making it. */
  private Token.Kind pass() {
    if (filled > 0) {
      var kind = slot(0).token.kind();
      drop();
      return kind;
    }
    passedOver.clear();
    return lexer.advance(passedOver);
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
    return token.source().error(message, token.start());
  }
}
