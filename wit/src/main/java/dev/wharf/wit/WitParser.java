package dev.wharf.wit;

import dev.wharf.wit.syntax.Declaration;
import dev.wharf.wit.syntax.Gate;
import dev.wharf.wit.syntax.Member;
import dev.wharf.wit.syntax.Name;
import dev.wharf.wit.syntax.Notes;
import dev.wharf.wit.syntax.PackageHeader;
import dev.wharf.wit.syntax.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads files: packages, interfaces and worlds. WIT.md, item grammar. */
public final class WitParser {
  /** How deep packages may nest before the resolver refuses them for being nested at all. */
  private static final int DEEPEST = 100;

  private final TokenCursor tokens;
  private final MemberParser members;

  private WitParser(TokenCursor tokens) {
    this.tokens = tokens;
    this.members = new MemberParser(tokens, FuncAliases.none());
  }

  /**
   * @throws InvalidWitException if the text does not follow the grammar
   */
  public static WitDocument parse(SourceText source) {
    var tokens = WitLexer.tokens(source);
    var parser = new WitParser(new TokenCursor(source, tokens));
    var header = parser.fileHeader();
    return new WitDocument(source, tokens, header, parser.declarations(TokenKind.END_OF_FILE, 0));
  }

  private Optional<PackageHeader> fileHeader() {
    int start = tokens.mark();
    var docs = tokens.docs();
    if (!tokens.eat(TokenKind.PACKAGE)) {
      return Optional.empty();
    }
    var header = new PackageHeader(docs, tokens.packageId());
    if (tokens.at(TokenKind.LEFT_BRACE)) {
      tokens.reset(start);
      return Optional.empty();
    }
    tokens.semicolon();
    return Optional.of(header);
  }

  private List<Declaration> declarations(TokenKind end, int depth) {
    var all = new ArrayList<Declaration>();
    while (!tokens.eat(end)) {
      all.add(declaration(depth));
      if (end == TokenKind.END_OF_FILE && tokens.at(end)) {
        break;
      }
    }
    return all;
  }

  private Declaration declaration(int depth) {
    var notes = members.notes();
    return switch (tokens.peek().kind()) {
      case INTERFACE -> {
        tokens.advance();
        Name name = tokens.name();
        yield new Declaration.InterfaceDecl(notes, name, members.interfaceBody());
      }
      case WORLD -> {
        tokens.advance();
        Name name = tokens.name();
        yield new Declaration.WorldDecl(notes, name, worldBody());
      }
      case USE -> use(notes.gates());
      case PACKAGE -> nested(notes, depth);
      default -> throw tokens.unexpected("`interface`, `world`, `use` or `package`");
    };
  }

  private Declaration use(List<Gate> gates) {
    Span keyword = tokens.span(tokens.expect(TokenKind.USE));
    Path path = members.path();
    var alias = tokens.eat(TokenKind.AS) ? Optional.of(tokens.name()) : Optional.<Name>empty();
    tokens.semicolon();
    return new Declaration.UseDecl(keyword, gates, path, alias);
  }

  private Declaration nested(Notes notes, int depth) {
    Span keyword = tokens.span(tokens.expect(TokenKind.PACKAGE));
    if (!notes.gates().isEmpty()) {
      throw WitProblem.syntax(notes.gates().get(0).span(), "a nested package cannot have gates")
          .withHelp("put them on its interfaces and worlds")
          .asException();
    }
    if (depth >= DEEPEST) {
      throw WitProblem.syntax(keyword, "packages nest too deep").asException();
    }
    var header = new PackageHeader(notes.docs(), tokens.packageId());
    if (!tokens.at(TokenKind.LEFT_BRACE) && tokens.at(TokenKind.SEMICOLON)) {
      throw WitProblem.syntax(
              header.id().span(), "the package of a file is named once, before anything else")
          .withHelp("a further package is written `package a:b { ... }`")
          .asException();
    }
    tokens.expect(TokenKind.LEFT_BRACE);
    return new Declaration.NestedPackage(header, declarations(TokenKind.RIGHT_BRACE, depth + 1));
  }

  private List<Member.OfWorld> worldBody() {
    tokens.expect(TokenKind.LEFT_BRACE);
    var all = new ArrayList<Member.OfWorld>();
    while (!tokens.eat(TokenKind.RIGHT_BRACE)) {
      all.add(members.worldMember());
    }
    return all;
  }
}
