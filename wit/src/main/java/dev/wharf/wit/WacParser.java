package dev.wharf.wit;

import dev.wharf.wit.syntax.Declaration;
import dev.wharf.wit.syntax.FuncSignature;
import dev.wharf.wit.syntax.Member;
import dev.wharf.wit.syntax.Name;
import dev.wharf.wit.syntax.Notes;
import dev.wharf.wit.syntax.PackageId;
import dev.wharf.wit.syntax.Path;
import dev.wharf.wit.wac.Expression;
import dev.wharf.wit.wac.Expression.Argument;
import dev.wharf.wit.wac.Statement;
import dev.wharf.wit.wac.WacScript;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads scripts that compose components. LANGUAGE.md of wac, grammar. */
public final class WacParser {
  /** How deep expressions may nest. */
  private static final int DEEPEST = 200;

  private final SourceText source;
  private final TokenCursor tokens;
  private final FuncAliases aliases = FuncAliases.ofScript();
  private final MemberParser members;
  private final List<PackageId> mentions = new ArrayList<>();
  private int depth;

  private WacParser(SourceText source, TokenCursor tokens) {
    this.source = source;
    this.tokens = tokens;
    this.members = new MemberParser(tokens, aliases);
  }

  /**
   * @throws InvalidWitException if the text does not follow the grammar
   */
  public static WacScript parse(SourceText source) {
    var tokens = new TokenCursor(source, WitLexer.scriptTokens(source));
    return new WacParser(source, tokens).script();
  }

  private WacScript script() {
    if (!tokens.at(TokenKind.PACKAGE)) {
      throw tokens.unexpected("`package`, which starts a script");
    }
    tokens.advance();
    var id = tokens.packageId();
    var target = eatWord("targets") ? Optional.of(path()) : Optional.<Path>empty();
    tokens.semicolon();
    var statements = new ArrayList<Statement>();
    while (!tokens.at(TokenKind.END_OF_FILE)) {
      statements.add(statement());
    }
    return new WacScript(source, id, target, statements, mentions);
  }

  private Statement statement() {
    var alias = members.funcAlias();
    if (alias.isPresent()) {
      Name name = alias.get();
      return new Statement.DeclareFunc(name, aliases.find(name.text()).orElseThrow());
    }
    var notes = members.notes();
    return switch (tokens.peek().kind()) {
      case IMPORT -> importStatement();
      case EXPORT -> exportStatement();
      case INTERFACE -> {
        tokens.advance();
        Name name = tokens.name();
        yield declare(new Declaration.InterfaceDecl(notes, name, mention(members.interfaceBody())));
      }
      case WORLD -> world(notes);
      case TYPE, RECORD, VARIANT, ENUM, FLAGS ->
          new Statement.DeclareType((Member.TypeDecl) members.worldMember());
      case IDENTIFIER -> {
        if (eatWord("let")) {
          Name name = tokens.name();
          tokens.expect(TokenKind.EQUALS);
          var value = expression();
          tokens.semicolon();
          yield new Statement.Let(name, value);
        }
        throw statementExpected();
      }
      default -> throw statementExpected();
    };
  }

  private InvalidWitException statementExpected() {
    return tokens.unexpected("`import`, `let`, `export` or a declaration of a type");
  }

  private static Statement declare(Declaration declaration) {
    return new Statement.Declare(declaration);
  }

  private Statement world(Notes notes) {
    tokens.advance();
    Name name = tokens.name();
    tokens.expect(TokenKind.LEFT_BRACE);
    var all = new ArrayList<Member.OfWorld>();
    aliases.enter();
    while (!tokens.eat(TokenKind.RIGHT_BRACE)) {
      if (members.funcAlias().isPresent()) {
        continue;
      }
      var member = members.worldMember();
      switch (member) {
        case Member.UseTypes(_, var path, _) -> mention(path);
        case Member.IncludeDecl(_, var path, _) -> mention(path);
        case Member.ExternDecl(_, _, Member.Extern.OfPath(var path)) -> mention(path);
        case Member.ExternDecl(_, _, Member.Extern.NamedPath(_, var path)) -> mention(path);
        case Member.ExternDecl(_, _, Member.Extern.Inline(_, var inner)) -> mention(inner);
        case Member.ExternDecl(_, _, Member.Extern.Func _) -> {}
        case Member.TypeDecl _ -> {}
      }
      all.add(member);
    }
    aliases.leave();
    return declare(new Declaration.WorldDecl(notes, name, all));
  }

  private Statement importStatement() {
    tokens.expect(TokenKind.IMPORT);
    Name name = tokens.name();
    var extern =
        tokens.eat(TokenKind.AS) ? Optional.of(extern()) : Optional.<Statement.Extern>empty();
    tokens.expect(TokenKind.COLON);
    Statement.ImportType type =
        switch (tokens.peek().kind()) {
          case FUNC, ASYNC -> new Statement.ImportType.Func(members.signature());
          case INTERFACE -> {
            tokens.advance();
            yield new Statement.ImportType.Inline(mention(members.interfaceBody()));
          }
          default -> {
            var path = path();
            var alias =
                path instanceof Path.Local(var local)
                    ? aliases.find(local.text())
                    : Optional.<FuncSignature>empty();
            yield alias.isPresent()
                ? new Statement.ImportType.Func(alias.get())
                : new Statement.ImportType.OfPath(path);
          }
        };
    tokens.semicolon();
    return new Statement.Import(name, extern, type);
  }

  private Statement exportStatement() {
    tokens.expect(TokenKind.EXPORT);
    var value = expression();
    Statement.ExportAs as;
    if (tokens.eat(TokenKind.AS)) {
      as = new Statement.ExportAs.Renamed(extern());
    } else {
      var dots = dots();
      as =
          dots.isPresent()
              ? new Statement.ExportAs.Spread(dots.get())
              : new Statement.ExportAs.OwnName();
    }
    tokens.semicolon();
    return new Statement.Export(value, as);
  }

  private Expression expression() {
    if (++depth > DEEPEST) {
      throw WitProblem.syntax(tokens.span(tokens.peek()), "expressions nest too deep")
          .asException();
    }
    var value = primary();
    while (true) {
      if (tokens.at(TokenKind.PERIOD) && !tokens.peekSecond().is(TokenKind.PERIOD)) {
        tokens.advance();
        Name name = tokens.name();
        value = new Expression.Access(value.span().to(name.span()), value, name);
      } else if (tokens.eat(TokenKind.LEFT_BRACKET)) {
        var name = string();
        var end = tokens.span(tokens.expect(TokenKind.RIGHT_BRACKET));
        value = new Expression.NamedAccess(value.span().to(end), value, name);
      } else {
        depth--;
        return value;
      }
    }
  }

  private Expression primary() {
    if (tokens.eat(TokenKind.LEFT_PAREN)) {
      var value = expression();
      tokens.expect(TokenKind.RIGHT_PAREN);
      return value;
    }
    Token first = tokens.peek();
    if (isWord(first, "new") && !tokens.peekSecond().is(TokenKind.PERIOD)) {
      tokens.advance();
      return instantiation(tokens.span(first));
    }
    return new Expression.Local(tokens.name());
  }

  private Expression instantiation(Span start) {
    var pkg = tokens.packageId();
    mentions.add(pkg);
    tokens.expect(TokenKind.LEFT_BRACE);
    var arguments = new ArrayList<Argument>();
    while (!tokens.at(TokenKind.RIGHT_BRACE)) {
      arguments.add(argument());
      if (!tokens.eat(TokenKind.COMMA)) {
        break;
      }
    }
    if (!tokens.at(TokenKind.RIGHT_BRACE)) {
      throw tokens.unexpected("`,` or `}`");
    }
    var end = tokens.span(tokens.advance());
    return new Expression.New(start.to(end), pkg, arguments);
  }

  private Argument argument() {
    var dots = dots();
    if (dots.isPresent()) {
      return tokens.at(TokenKind.COMMA) || tokens.at(TokenKind.RIGHT_BRACE)
          ? new Argument.Fill(dots.get())
          : new Argument.Spread(tokens.name());
    }
    if (tokens.at(TokenKind.STRING)) {
      var name = string();
      tokens.expect(TokenKind.COLON);
      return new Argument.Named(name, true, expression());
    }
    Name name = tokens.name();
    return tokens.eat(TokenKind.COLON)
        ? new Argument.Named(new Statement.Extern(name.text(), name.span()), false, expression())
        : new Argument.Inferred(name);
  }

  /** Three periods without anything between them. */
  private Optional<Span> dots() {
    int start = tokens.mark();
    if (!tokens.at(TokenKind.PERIOD)) {
      return Optional.empty();
    }
    Span first = tokens.span(tokens.advance());
    Span last = first;
    for (int i = 0; i < 2; i++) {
      if (!tokens.at(TokenKind.PERIOD) || tokens.peek().start() != last.end()) {
        tokens.reset(start);
        return Optional.empty();
      }
      last = tokens.span(tokens.advance());
    }
    return Optional.of(first.to(last));
  }

  private Statement.Extern extern() {
    if (tokens.at(TokenKind.STRING)) {
      return string();
    }
    Name name = tokens.name();
    return new Statement.Extern(name.text(), name.span());
  }

  private Statement.Extern string() {
    Token literal = tokens.expect(TokenKind.STRING);
    return new Statement.Extern(tokens.stringValue(literal), tokens.span(literal));
  }

  private Path path() {
    return mention(members.path());
  }

  private Path mention(Path path) {
    if (path instanceof Path.Foreign(var pkg, _, _)) {
      mentions.add(pkg);
    }
    return path;
  }

  private List<Member.OfInterface> mention(List<Member.OfInterface> body) {
    for (var member : body) {
      if (member instanceof Member.UseTypes(_, var path, _)) {
        mention(path);
      }
    }
    return body;
  }

  private boolean eatWord(String word) {
    boolean found = isWord(tokens.peek(), word);
    if (found) {
      tokens.advance();
    }
    return found;
  }

  /** Words that mean something only in a script are names elsewhere. */
  private boolean isWord(Token token, String word) {
    return token.is(TokenKind.IDENTIFIER) && tokens.span(token).text().equals(word);
  }
}
