package dev.wharf.wit;

import dev.wharf.wit.syntax.FuncSignature;
import dev.wharf.wit.syntax.Member.TypeDecl;
import dev.wharf.wit.syntax.Name;
import dev.wharf.wit.syntax.Notes;
import dev.wharf.wit.syntax.TypeBody;
import dev.wharf.wit.syntax.TypeExpr;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Reads types. WIT.md, {@code typedef-item} and {@code ty}. */
final class TypeParser {
  /** How deep types may nest; deeper ones have no use and would exhaust the stack. */
  private static final int DEEPEST = 100;

  private final TokenCursor tokens;
  private final MemberParser members;

  TypeParser(TokenCursor tokens, MemberParser members) {
    this.tokens = tokens;
    this.members = members;
  }

  /** Stands at the keyword. */
  TypeDecl declaration(Notes notes) {
    var keyword = tokens.advance().kind();
    Name name = tokens.name();
    TypeBody body =
        switch (keyword) {
          case TYPE -> {
            tokens.expect(TokenKind.EQUALS);
            var type = type(0);
            tokens.semicolon();
            yield new TypeBody.Alias(type);
          }
          case RECORD -> new TypeBody.Record(braces(this::field));
          case VARIANT -> new TypeBody.Variant(braces(this::variantCase));
          case ENUM -> new TypeBody.Enum(braces(this::label));
          case FLAGS -> new TypeBody.Flags(braces(this::label));
          case RESOURCE -> new TypeBody.Resource(methods());
          default -> throw new IllegalStateException("not a type: " + keyword);
        };
    return new TypeDecl(notes, name, body);
  }

  private TypeBody.Field field(Optional<String> docs) {
    Name name = tokens.name();
    tokens.expect(TokenKind.COLON);
    return new TypeBody.Field(docs, name, type(0));
  }

  private TypeBody.Case variantCase(Optional<String> docs) {
    Name name = tokens.name();
    if (!tokens.eat(TokenKind.LEFT_PAREN)) {
      return new TypeBody.Case(docs, name, Optional.empty());
    }
    var type = type(0);
    tokens.expect(TokenKind.RIGHT_PAREN);
    return new TypeBody.Case(docs, name, Optional.of(type));
  }

  private TypeBody.Label label(Optional<String> docs) {
    return new TypeBody.Label(docs, tokens.name());
  }

  private <T> List<T> braces(Function<Optional<String>, T> item) {
    tokens.expect(TokenKind.LEFT_BRACE);
    return list(TokenKind.RIGHT_BRACE, () -> item.apply(tokens.docs()));
  }

  /** Items with commas between them, one more allowed at the end. */
  private <T> List<T> list(TokenKind end, Supplier<T> item) {
    var items = new ArrayList<T>();
    while (!tokens.at(end)) {
      items.add(item.get());
      if (!tokens.eat(TokenKind.COMMA)) {
        break;
      }
    }
    if (!tokens.at(end)) {
      throw tokens.unexpected("`,` or " + end.description());
    }
    tokens.advance();
    return items;
  }

  private List<TypeBody.Method> methods() {
    var methods = new ArrayList<TypeBody.Method>();
    if (!tokens.at(TokenKind.LEFT_BRACE)) {
      if (!tokens.at(TokenKind.SEMICOLON)) {
        throw tokens.unexpected("`;` or `{`");
      }
      tokens.advance();
      return methods;
    }
    tokens.advance();
    while (!tokens.eat(TokenKind.RIGHT_BRACE)) {
      methods.add(method());
    }
    return methods;
  }

  private TypeBody.Method method() {
    var notes = members.notes();
    Token first = tokens.peek();
    switch (first.kind()) {
      case CONSTRUCTOR -> {
        tokens.advance();
        Span span = tokens.span(first);
        var signature = signature(span, false);
        tokens.semicolon();
        var name = new Name("constructor", span);
        return new TypeBody.Method(notes, TypeBody.MethodKind.CONSTRUCTOR, name, signature);
      }
      case IDENTIFIER, EXPLICIT_IDENTIFIER -> {
        Name name = tokens.name();
        tokens.expect(TokenKind.COLON);
        var kind =
            tokens.eat(TokenKind.STATIC) ? TypeBody.MethodKind.STATIC : TypeBody.MethodKind.METHOD;
        var signature = members.signature();
        tokens.semicolon();
        return new TypeBody.Method(notes, kind, name, signature);
      }
      default -> throw tokens.unexpected("`constructor`, a method `name: func(...)` or `}`");
    }
  }

  /** Stands behind {@code func} or {@code constructor}. */
  FuncSignature signature(Span keyword, boolean isAsync) {
    tokens.expect(TokenKind.LEFT_PAREN);
    var params =
        list(
            TokenKind.RIGHT_PAREN,
            () -> {
              Name name = tokens.name();
              tokens.expect(TokenKind.COLON);
              return new FuncSignature.Param(name, type(0));
            });
    Optional<TypeExpr> result =
        tokens.eat(TokenKind.ARROW) ? Optional.of(type(0)) : Optional.empty();
    return new FuncSignature(keyword, isAsync, params, result);
  }

  private TypeExpr type(int depth) {
    Token first = tokens.peek();
    Span span = tokens.span(first);
    if (depth >= DEEPEST) {
      throw WitProblem.syntax(span, "types nest too deep")
          .withHelp("give a part of the type a name of its own")
          .asException();
    }
    if (first.is(TokenKind.IDENTIFIER) || first.is(TokenKind.EXPLICIT_IDENTIFIER)) {
      return new TypeExpr.Named(tokens.name());
    }
    for (var primitive : Primitive.values()) {
      if (first.is(primitive.token())) {
        tokens.advance();
        return new TypeExpr.OfPrimitive(span, primitive);
      }
    }
    return constructed(first, span, depth + 1);
  }

  private TypeExpr constructed(Token first, Span span, int inner) {
    switch (first.kind()) {
      case TUPLE, LIST, MAP, OPTION, RESULT, FUTURE, STREAM, OWN, BORROW -> tokens.advance();
      case LEFT_PAREN ->
          throw WitProblem.syntax(span, "expected a type, found `(`")
              .withHelp("several values are a tuple: `tuple<a, b>`")
              .asException();
      default -> throw tokens.unexpected("a type");
    }
    switch (first.kind()) {
      case TUPLE -> {
        tokens.expect(TokenKind.LESS_THAN);
        return new TypeExpr.TupleOf(span, list(TokenKind.GREATER_THAN, () -> type(inner)));
      }
      case RESULT -> {
        return result(span, inner);
      }
      case FUTURE -> {
        return new TypeExpr.FutureOf(span, optionalArgument(inner));
      }
      case STREAM -> {
        return new TypeExpr.StreamOf(span, optionalArgument(inner));
      }
      default -> {}
    }
    tokens.expect(TokenKind.LESS_THAN);
    TypeExpr type =
        switch (first.kind()) {
          case OPTION -> new TypeExpr.OptionOf(span, type(inner));
          case OWN -> new TypeExpr.Own(tokens.name());
          case BORROW -> new TypeExpr.Borrow(tokens.name());
          case MAP -> {
            var key = type(inner);
            tokens.expect(TokenKind.COMMA);
            yield new TypeExpr.MapOf(span, key, type(inner));
          }
          default -> {
            var element = type(inner);
            yield tokens.eat(TokenKind.COMMA)
                ? new TypeExpr.FixedListOf(span, element, length())
                : new TypeExpr.ListOf(span, element);
          }
        };
    tokens.expect(TokenKind.GREATER_THAN);
    return type;
  }

  private long length() {
    if (!tokens.at(TokenKind.INTEGER)) {
      throw tokens.unexpected("the length of the list");
    }
    Span span = tokens.span(tokens.advance());
    String digits = span.text().replaceFirst("^0+(?=.)", "");
    long length = digits.length() > 10 ? Long.MAX_VALUE : Long.parseLong(digits);
    if (length > 0xFFFF_FFFFL) {
      throw WitProblem.syntax(span, "a list cannot be so long")
          .withHelp("at most 4294967295 elements")
          .asException();
    }
    return length;
  }

  private Optional<TypeExpr> optionalArgument(int inner) {
    if (!tokens.eat(TokenKind.LESS_THAN)) {
      return Optional.empty();
    }
    var type = type(inner);
    tokens.expect(TokenKind.GREATER_THAN);
    return Optional.of(type);
  }

  private TypeExpr result(Span span, int inner) {
    Optional<TypeExpr> ok = Optional.empty();
    Optional<TypeExpr> err = Optional.empty();
    if (tokens.eat(TokenKind.LESS_THAN)) {
      boolean noValue = tokens.eat(TokenKind.UNDERSCORE);
      if (!noValue) {
        ok = Optional.of(type(inner));
      }
      if (noValue && !tokens.at(TokenKind.COMMA)) {
        throw tokens.unexpected("`,` and the type of the error");
      }
      if (tokens.eat(TokenKind.COMMA)) {
        err = Optional.of(type(inner));
      }
      tokens.expect(TokenKind.GREATER_THAN);
    }
    return new TypeExpr.ResultOf(span, ok, err);
  }
}
