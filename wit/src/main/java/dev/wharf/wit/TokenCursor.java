package dev.wharf.wit;

import dev.wharf.component.name.Label;
import dev.wharf.component.name.PackageName;
import dev.wharf.component.name.Version;
import dev.wharf.wasm.ValidationException;
import dev.wharf.wit.syntax.Name;
import dev.wharf.wit.syntax.PackageId;
import java.util.List;
import java.util.Optional;

/** A place in the tokens of a file, and what all rules of the grammar share. */
final class TokenCursor {
  private final SourceText source;
  private final List<Token> tokens;
  private int next;

  TokenCursor(SourceText source, List<Token> tokens) {
    this.source = source;
    this.tokens = tokens;
  }

  /** The token that comes next, comments aside. */
  Token peek() {
    return tokens.get(skipComments(next));
  }

  /** The token behind the next one. */
  Token peekSecond() {
    return tokens.get(skipComments(Math.min(skipComments(next) + 1, tokens.size() - 1)));
  }

  Token advance() {
    int at = skipComments(next);
    next = Math.min(at + 1, tokens.size() - 1);
    return tokens.get(at);
  }

  boolean at(TokenKind kind) {
    return peek().is(kind);
  }

  boolean eat(TokenKind kind) {
    boolean found = at(kind);
    if (found) {
      advance();
    }
    return found;
  }

  /** A place to come back to. */
  int mark() {
    return next;
  }

  void reset(int mark) {
    next = mark;
  }

  /** The comments that stand before the next token, as documentation. */
  Optional<String> docs() {
    int end = skipComments(next);
    return DocComments.text(source, tokens.subList(next, end));
  }

  Span span(Token token) {
    return new Span(source, token.start(), token.end());
  }

  Token expect(TokenKind kind) {
    if (!at(kind)) {
      throw unexpected(kind.description());
    }
    return advance();
  }

  /** The end of a statement; a missing one is told where it belongs. */
  void semicolon() {
    if (!at(TokenKind.SEMICOLON)) {
      Token found = peek();
      Token last = tokens.get(lastToken());
      boolean newLine = source.line(last.end()) < source.line(found.start());
      if (newLine || found.is(TokenKind.RIGHT_BRACE) || found.is(TokenKind.END_OF_FILE)) {
        // The next line is right; this one lacks its end.
        throw WitProblem.syntax(span(last), "expected `;` after this, found " + name(found))
            .withHelp("end the declaration with `;`")
            .asException();
      }
      throw unexpected("`;`");
    }
    advance();
  }

  /** Tells that something else was expected than the next token. */
  InvalidWitException unexpected(String expected) {
    return unexpected(peek(), expected);
  }

  InvalidWitException unexpected(Token found, String expected) {
    var problem = WitProblem.syntax(span(found), "expected " + expected + ", found " + name(found));
    boolean wantsName = expected.startsWith(TokenKind.IDENTIFIER.description());
    return (wantsName && found.kind().isKeyword()
            ? problem.withHelp("a name that is a keyword is written `%" + span(found).text() + "`")
            : problem)
        .asException();
  }

  private String name(Token found) {
    return found.is(TokenKind.IDENTIFIER)
        ? "`" + span(found).text() + "`"
        : found.kind().description();
  }

  /** A name that may be a keyword. */
  Name word() {
    if (!peek().kind().isKeyword()) {
      return name();
    }
    Span span = span(advance());
    return new Name(span.text(), span);
  }

  Name name() {
    Token token = peek();
    int skip;
    switch (token.kind()) {
      case IDENTIFIER -> skip = 0;
      case EXPLICIT_IDENTIFIER -> skip = 1;
      default -> throw unexpected(TokenKind.IDENTIFIER.description());
    }
    advance();
    String text = span(token).text().substring(skip);
    if (!Label.isLabel(text)) {
      var problem =
          WitProblem.syntax(span(token), "`" + span(token).text() + "` is not in kebab case");
      throw Spelling.kebab(text)
          .map(right -> problem.withHelp("write `" + right + "`"))
          .orElse(
              problem.withHelp(
                  "words of lower-case letters and digits, joined by hyphens, a letter first"))
          .asException();
    }
    return new Name(text, span(token));
  }

  /** {@code namespace:name} with an optional version. */
  PackageId packageId() {
    Name namespace = name();
    expect(TokenKind.COLON);
    Name name = name();
    int from = next;
    var version = optionalVersion();
    Span end = next > from ? span(tokens.get(lastToken())) : name.span();
    return new PackageId(
        new PackageName(namespace.text(), name.text(), version), namespace.span().to(end));
  }

  Optional<Version> optionalVersion() {
    return eat(TokenKind.AT) ? Optional.of(version()) : Optional.empty();
  }

  /** A semantic version, which is several tokens without space between them. */
  Version version() {
    Token first = expect(TokenKind.INTEGER);
    for (int i = 0; i < 2; i++) {
      if (!at(TokenKind.PERIOD)) {
        throw unexpected("`.` and the next number of a version such as `1.2.3`");
      }
      advance();
      expect(TokenKind.INTEGER);
    }
    next = VersionTokens.end(tokens, next);
    Span span = span(first).to(span(tokens.get(next - 1)));
    try {
      return Version.parse(span.text());
    } catch (ValidationException e) {
      throw WitProblem.syntax(span, e.getMessage())
          .withHelp("versions have three numbers: `1.2.3`")
          .asException();
    }
  }

  private int skipComments(int from) {
    int at = from;
    while (tokens.get(at).kind().isComment()) {
      at++;
    }
    return at;
  }

  private int lastToken() {
    int at = next - 1;
    while (at > 0 && tokens.get(at).kind().isComment()) {
      at--;
    }
    return Math.max(at, 0);
  }

  String stringValue(Token literal) {
    return StringLiteral.value(source, literal.start());
  }
}
