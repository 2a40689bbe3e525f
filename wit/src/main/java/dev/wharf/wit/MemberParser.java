package dev.wharf.wit;

import dev.wharf.component.name.PackageName;
import dev.wharf.wit.syntax.FuncSignature;
import dev.wharf.wit.syntax.Gate;
import dev.wharf.wit.syntax.Member;
import dev.wharf.wit.syntax.Member.Renaming;
import dev.wharf.wit.syntax.Name;
import dev.wharf.wit.syntax.Notes;
import dev.wharf.wit.syntax.PackageId;
import dev.wharf.wit.syntax.Path;
import dev.wharf.wit.syntax.TypeBody;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what interfaces and worlds hold. WIT.md, {@code interface-items}, {@code world-items}. */
final class MemberParser {
  private final TokenCursor tokens;
  private final FuncAliases aliases;
  private final TypeParser types;

  MemberParser(TokenCursor tokens, FuncAliases aliases) {
    this.tokens = tokens;
    this.aliases = aliases;
    this.types = new TypeParser(tokens, this);
  }

  List<Member.OfInterface> interfaceBody() {
    tokens.expect(TokenKind.LEFT_BRACE);
    var all = new ArrayList<Member.OfInterface>();
    boolean scoped = aliases.allowed();
    if (scoped) {
      aliases.enter();
    }
    while (!tokens.eat(TokenKind.RIGHT_BRACE)) {
      if (funcAlias().isEmpty()) {
        all.add(interfaceMember());
      }
    }
    if (scoped) {
      aliases.leave();
    }
    return all;
  }

  /** In a script, {@code type name = func(...)}, or another name for one; kept for later uses. */
  Optional<Name> funcAlias() {
    if (!aliases.allowed()) {
      return Optional.empty();
    }
    int start = tokens.mark();
    notes();
    if (tokens.eat(TokenKind.TYPE) && isName()) {
      Name name = tokens.name();
      if (tokens.eat(TokenKind.EQUALS)) {
        var signature = funcType();
        if (signature.isPresent()) {
          tokens.semicolon();
          aliases.define(name, signature.get());
          return Optional.of(name);
        }
      }
    }
    tokens.reset(start);
    return Optional.empty();
  }

  private boolean isName() {
    return tokens.at(TokenKind.IDENTIFIER) || tokens.at(TokenKind.EXPLICIT_IDENTIFIER);
  }

  /** A function type or, in a script, the name of one; nothing is read if it is neither. */
  private Optional<FuncSignature> funcType() {
    if (tokens.at(TokenKind.FUNC) || tokens.at(TokenKind.ASYNC)) {
      return Optional.of(signature());
    }
    if (!aliases.allowed() || !isName()) {
      return Optional.empty();
    }
    int start = tokens.mark();
    var found = aliases.find(tokens.name().text());
    if (found.isPresent() && tokens.at(TokenKind.SEMICOLON)) {
      return found;
    }
    tokens.reset(start);
    return Optional.empty();
  }

  private Member.OfInterface interfaceMember() {
    var notes = notes();
    return switch (tokens.peek().kind()) {
      case TYPE, RECORD, VARIANT, ENUM, FLAGS, RESOURCE -> declaration(notes);
      case USE -> use(notes);
      case IDENTIFIER, EXPLICIT_IDENTIFIER -> {
        Name name = tokens.name();
        tokens.expect(TokenKind.COLON);
        var signature = funcType().orElseGet(this::signature);
        tokens.semicolon();
        yield new Member.FuncDecl(notes, name, signature);
      }
      default ->
          throw misplaced("a function `name: func(...)`, a type, `use` or `}`", "in an interface");
    };
  }

  Member.OfWorld worldMember() {
    var notes = notes();
    return switch (tokens.peek().kind()) {
      case TYPE, RECORD, VARIANT, ENUM, FLAGS, RESOURCE -> declaration(notes);
      case USE -> use(notes);
      case INCLUDE -> include(notes);
      case IMPORT, EXPORT -> {
        boolean isImport = tokens.advance().is(TokenKind.IMPORT);
        yield new Member.ExternDecl(notes, isImport, extern());
      }
      default ->
          throw misplaced("`import`, `export`, `include`, `use`, a type or `}`", "in a world");
    };
  }

  /** A type; what WIT leaves to the validation of components has its place told in a script. */
  private Member.TypeDecl declaration(Notes notes) {
    var type = types.declaration(notes);
    boolean isEmpty =
        type.body() instanceof TypeBody.Record(var fields) && fields.isEmpty()
            || type.body() instanceof TypeBody.Flags(var flags) && flags.isEmpty();
    if (aliases.allowed() && isEmpty) {
      throw WitProblem.meaning(type.name().span(), "`" + type.name().text() + "` is empty")
          .withHelp("a record has at least one field, and flags have at least one name")
          .asException();
    }
    return type;
  }

  /** A keyword in the place of a function's name is the most likely mistake. */
  private InvalidWitException misplaced(String expected, String where) {
    Token found = tokens.peek();
    boolean asName = found.kind().isKeyword() && tokens.peekSecond().is(TokenKind.COLON);
    return asName && where.equals("in an interface")
        ? tokens.unexpected(found, TokenKind.IDENTIFIER.description())
        : tokens.unexpected(expected);
  }

  private Member.UseTypes use(Notes notes) {
    tokens.expect(TokenKind.USE);
    Path path = path();
    tokens.expect(TokenKind.PERIOD);
    tokens.expect(TokenKind.LEFT_BRACE);
    var names = new ArrayList<Renaming>();
    while (!tokens.at(TokenKind.RIGHT_BRACE)) {
      Name name = tokens.name();
      var alias = tokens.eat(TokenKind.AS) ? Optional.of(tokens.name()) : Optional.<Name>empty();
      names.add(new Renaming(name, alias));
      if (!tokens.eat(TokenKind.COMMA)) {
        break;
      }
    }
    tokens.expect(TokenKind.RIGHT_BRACE);
    tokens.semicolon();
    return new Member.UseTypes(notes, path, names);
  }

  private Member.IncludeDecl include(Notes notes) {
    tokens.expect(TokenKind.INCLUDE);
    Path path = path();
    var names = new ArrayList<Renaming>();
    if (!tokens.eat(TokenKind.WITH)) {
      tokens.semicolon();
      return new Member.IncludeDecl(notes, path, names);
    }
    tokens.expect(TokenKind.LEFT_BRACE);
    while (!tokens.at(TokenKind.RIGHT_BRACE)) {
      Name name = tokens.name();
      tokens.expect(TokenKind.AS);
      names.add(new Renaming(name, Optional.of(tokens.name())));
      if (!tokens.eat(TokenKind.COMMA)) {
        break;
      }
    }
    tokens.expect(TokenKind.RIGHT_BRACE);
    scriptSemicolon();
    return new Member.IncludeDecl(notes, path, names);
  }

  private Member.Extern extern() {
    int start = tokens.mark();
    Name name = tokens.name();
    if (!tokens.eat(TokenKind.COLON)) {
      tokens.semicolon();
      return new Member.Extern.OfPath(new Path.Local(name));
    }
    var signature = funcType();
    if (signature.isPresent()) {
      tokens.semicolon();
      return new Member.Extern.Func(name, signature.get());
    }
    switch (tokens.peek().kind()) {
      case INTERFACE -> {
        tokens.advance();
        var members = interfaceBody();
        scriptSemicolon();
        return new Member.Extern.Inline(name, members);
      }
      default -> {
        if (tokens.peekSecond().is(TokenKind.SLASH)) {
          // The colon was that of a package.
          tokens.reset(start);
          Path path = path();
          tokens.semicolon();
          return new Member.Extern.OfPath(path);
        }
        Path path = path();
        tokens.semicolon();
        return new Member.Extern.NamedPath(name, path);
      }
    }
  }

  /** Scripts end all items alike, where WIT ends some with a brace. LANGUAGE.md, world-item. */
  private void scriptSemicolon() {
    if (aliases.allowed()) {
      tokens.eat(TokenKind.SEMICOLON);
    }
  }

  FuncSignature signature() {
    boolean isAsync = tokens.eat(TokenKind.ASYNC);
    Span keyword = tokens.span(tokens.expect(TokenKind.FUNC));
    return types.signature(keyword, isAsync);
  }

  Path path() {
    Name first = tokens.name();
    if (!tokens.eat(TokenKind.COLON)) {
      return new Path.Local(first);
    }
    // A path is one token in scripts, and keywords are none in it.
    Name pkg = aliases.allowed() ? tokens.word() : tokens.name();
    tokens.expect(TokenKind.SLASH);
    Name name = aliases.allowed() ? tokens.word() : tokens.name();
    var version = tokens.optionalVersion();
    var id =
        new PackageId(
            new PackageName(first.text(), pkg.text(), version), first.span().to(pkg.span()));
    return new Path.Foreign(id, name, first.span().to(name.span()));
  }

  /** Documentation and gates. */
  Notes notes() {
    var docs = tokens.docs();
    var gates = new ArrayList<Gate>();
    while (tokens.eat(TokenKind.AT)) {
      gates.add(gate());
    }
    return docs.isEmpty() && gates.isEmpty() ? Notes.NONE : new Notes(docs, gates);
  }

  private Gate gate() {
    Name word = tokens.name();
    Span span = word.span();
    switch (word.text()) {
      case "since" -> {
        argument("version");
        var version = tokens.version();
        tokens.expect(TokenKind.RIGHT_PAREN);
        return new Gate.Since(span, version);
      }
      case "unstable" -> {
        argument("feature");
        Name feature = tokens.name();
        tokens.expect(TokenKind.RIGHT_PAREN);
        return new Gate.Unstable(span, feature);
      }
      case "deprecated" -> {
        argument("version");
        var version = tokens.version();
        tokens.expect(TokenKind.RIGHT_PAREN);
        return new Gate.Deprecated(span, version);
      }
      case "external-id" -> {
        tokens.expect(TokenKind.LEFT_PAREN);
        String id = tokens.stringValue(tokens.expect(TokenKind.STRING));
        tokens.expect(TokenKind.RIGHT_PAREN);
        return new Gate.ExternalId(span, id);
      }
      default ->
          throw WitProblem.syntax(span, "there is no gate `@" + word.text() + "`")
              .withHelp(
                  Spelling.nearest(
                          word.text(), List.of("since", "unstable", "deprecated", "external-id"))
                      .map(near -> "did you mean `@" + near + "`?")
                      .orElse("gates are `@since`, `@unstable`, `@deprecated`, `@external-id`"))
              .asException();
    }
  }

  private void argument(String wanted) {
    tokens.expect(TokenKind.LEFT_PAREN);
    Token word = tokens.peek();
    if (!tokens.name().text().equals(wanted)) {
      throw tokens.unexpected(word, "`" + wanted + "`");
    }
    tokens.expect(TokenKind.EQUALS);
  }
}
