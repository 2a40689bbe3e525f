package dev.wharf.component.text;

import dev.wharf.component.definition.CoreTypeDef;
import dev.wharf.component.definition.Declarator;
import dev.wharf.component.definition.ExternTypeExpr;
import dev.wharf.component.definition.Import;
import dev.wharf.component.definition.Sort;
import dev.wharf.component.definition.TypeExpr;
import dev.wharf.component.definition.ValueRef;
import dev.wharf.component.type.InterfaceType;
import dev.wharf.wasm.text.Token;
import dev.wharf.wasm.text.TokenReader;
import dev.wharf.wasm.type.ValType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Reads component-level types. A type that is written where one is used becomes a definition before
 * it. Explainer, type definitions.
 */
final class TypeParser {
  private static final Map<String, InterfaceType.Primitive> PRIMITIVES = new HashMap<>();

  static {
    for (var primitive : InterfaceType.Primitive.values()) {
      PRIMITIVES.put(primitive.toString(), primitive);
    }
  }

  /** How deep types may be written in each other, so that no text exhausts the stack. */
  private static final int MAX_NESTING = 200;

  private final TokenReader in;
  private final Scope scope;
  private int nesting;

  TypeParser(TokenReader in, Scope scope) {
    this(in, scope, 0);
  }

  private TypeParser(TokenReader in, Scope scope, int nesting) {
    this.in = in;
    this.scope = scope;
    this.nesting = nesting;
  }

  /**
   * What a type definition defines.
   *
   * @param id its identifier, by which types inside of it may refer to it as a scope
   */
  TypeExpr expr(Id id) {
    if (in.at(Token.Kind.KEYWORD)) {
      return new TypeExpr.Primitive(primitive());
    }
    var keyword = in.form();
    var type =
        switch (keyword.text()) {
          case "component" -> new TypeExpr.OfComponent(declarators(true, id));
          case "instance" -> new TypeExpr.OfInstance(declarators(false, id));
          default -> expr(keyword);
        };
    in.close();
    return type;
  }

  private InterfaceType.Primitive primitive() {
    var token = in.expect(Token.Kind.KEYWORD);
    var primitive = PRIMITIVES.get(token.text());
    if (primitive == null) {
      throw TokenReader.unexpected(token);
    }
    return primitive;
  }

  private TypeExpr expr(Token keyword) {
    return switch (keyword.text()) {
      case "record" -> new TypeExpr.Record(labels("field"));
      case "variant" -> new TypeExpr.Variant(cases());
      case "list" -> {
        var element = valueRef();
        yield in.at(Token.Kind.INTEGER)
            ? new TypeExpr.FixedListOf(element, (int) in.unsigned(32))
            : new TypeExpr.ListOf(element);
      }
      case "map" -> new TypeExpr.MapOf(valueRef(), valueRef());
      case "tuple" -> {
        var elements = new ArrayList<ValueRef>();
        while (!in.at(Token.Kind.RIGHT)) {
          elements.add(valueRef());
        }
        yield new TypeExpr.Tuple(elements);
      }
      case "flags" -> new TypeExpr.Flags(names());
      case "enum" -> new TypeExpr.Enum(names());
      case "option" -> new TypeExpr.Option(valueRef());
      case "result" -> {
        Optional<ValueRef> ok =
            in.at(Token.Kind.RIGHT) || in.atForm("error")
                ? Optional.empty()
                : Optional.of(valueRef());
        Optional<ValueRef> error = Optional.empty();
        if (in.enter("error")) {
          error = Optional.of(valueRef());
          in.close();
        }
        yield new TypeExpr.Result(ok, error);
      }
      case "own" -> new TypeExpr.Own(new References(in, scope).of(Sort.TYPE));
      case "borrow" -> new TypeExpr.Borrow(new References(in, scope).of(Sort.TYPE));
      case "stream" -> new TypeExpr.Stream(optionalRef());
      case "future" -> new TypeExpr.Future(optionalRef());
      case "func" -> func();
      case "resource" -> resource();
      default -> throw TokenReader.unexpected(keyword);
    };
  }

  private TypeExpr resource() {
    if (!in.enter("rep")) {
      throw TokenReader.unexpected(in.peek());
    }
    ValType representation = CoreTypeParser.valType(in);
    in.close();
    var destructor = OptionalInt.empty();
    if (in.enter("dtor")) {
      destructor = OptionalInt.of(new References(in, scope).ofOption(Sort.CORE_FUNC));
      in.close();
    }
    return new TypeExpr.Resource(representation, destructor);
  }

  /** A function type without its parenthesis and keyword. */
  TypeExpr.Func func() {
    boolean async = in.take("async");
    var params = labels("param");
    Optional<ValueRef> result = Optional.empty();
    if (in.enter("result")) {
      result = Optional.of(valueRef());
      in.close();
    }
    return new TypeExpr.Func(async, params, result);
  }

  private List<TypeExpr.Label> labels(String keyword) {
    var labels = new ArrayList<TypeExpr.Label>();
    while (in.enter(keyword)) {
      labels.add(new TypeExpr.Label(in.name(), valueRef()));
      in.close();
    }
    return labels;
  }

  private List<TypeExpr.Case> cases() {
    var cases = new ArrayList<TypeExpr.Case>();
    while (in.enter("case")) {
      in.id();
      cases.add(new TypeExpr.Case(in.name(), optionalRef()));
      in.close();
    }
    return cases;
  }

  private List<String> names() {
    var names = new ArrayList<String>();
    while (in.at(Token.Kind.STRING)) {
      names.add(in.name());
    }
    return names;
  }

  private Optional<ValueRef> optionalRef() {
    return in.at(Token.Kind.RIGHT) ? Optional.empty() : Optional.of(valueRef());
  }

  /** A value type: built in, an index, or one written here. */
  ValueRef valueRef() {
    if (in.at(Token.Kind.KEYWORD)) {
      return new ValueRef.Primitive(primitive());
    }
    if (in.at(Token.Kind.LEFT) && !in.atForm("type")) {
      nest();
      var type = expr(Id.NONE);
      nesting--;
      return new ValueRef.Index(scope.add(type, Id.NONE));
    }
    return new ValueRef.Index(new References(in, scope).of(Sort.TYPE));
  }

  private List<Declarator> declarators(boolean component, Id id) {
    nest();
    var inner = new Scope(Optional.of(scope), id.token().map(Token::text));
    new TypeParser(in, inner, nesting).declare(component);
    nesting--;
    return inner.declarators();
  }

  private void nest() {
    if (++nesting > MAX_NESTING) {
      throw TokenReader.error("types nested more than " + MAX_NESTING + " deep", in.peek());
    }
  }

  /** Declarators up to the parenthesis that closes them. */
  private void declare(boolean component) {
    while (in.at(Token.Kind.LEFT)) {
      var keyword = in.form();
      switch (keyword.text()) {
        case "core" -> {
          var types = new CoreTypeParser(in, scope);
          if (in.take("rec")) {
            types.defineGroup();
          } else if (in.take("type")) {
            types.define();
          } else {
            throw TokenReader.unexpected(in.peek());
          }
        }
        case "type" -> {
          var id = Id.read(in);
          if (in.enter("alias")) {
            scope.add(new References(in, scope).alias(Optional.of(Sort.TYPE)), id);
            in.close();
          } else {
            scope.add(expr(id), id);
          }
        }
        case "alias" -> {
          var alias = new References(in, scope).alias(Optional.empty());
          scope.add(alias, Id.read(in));
          in.close();
        }
        case "import" -> {
          if (!component) {
            throw TokenReader.unexpected(keyword);
          }
          var name = Names.attributed(in);
          var type = extern();
          scope.add(new Import(name, type.type(), Scope.NOWHERE));
          scope.define(type.sort(), type.id());
        }
        case "export" -> {
          var before = Id.read(in);
          var name = Names.attributed(in);
          var type = extern();
          scope.add(new Declarator.Export(name, type.type(), Scope.NOWHERE));
          scope.define(type.sort(), type.id().or(before));
        }
        default -> throw TokenReader.unexpected(keyword);
      }
      in.close();
    }
  }

  /** The type of an import or export, and the identifier inside of it. */
  record Extern(Sort sort, Id id, ExternTypeExpr type) {}

  Extern extern() {
    in.expect(Token.Kind.LEFT);
    var sort = References.sort(in);
    var id = Id.read(in);
    var type = externType(sort);
    in.close();
    return new Extern(sort, id, type);
  }

  /** What follows the sort and identifier of an import or export. */
  ExternTypeExpr externType(Sort sort) {
    return switch (sort) {
      case FUNC -> new ExternTypeExpr.OfFunc(funcType());
      case INSTANCE ->
          new ExternTypeExpr.OfInstance(
              explicit(Sort.TYPE)
                  .orElseGet(() ->
                      scope.add(new TypeExpr.OfInstance(declarators(false, Id.NONE)), Id.NONE)));
      case COMPONENT ->
          new ExternTypeExpr.OfComponent(
              explicit(Sort.TYPE)
                  .orElseGet(() ->
                      scope.add(new TypeExpr.OfComponent(declarators(true, Id.NONE)), Id.NONE)));
      case CORE_MODULE ->
          new ExternTypeExpr.OfModule(
              explicit(Sort.CORE_TYPE)
                  .orElseGet(() ->
                      scope.add(
                          new CoreTypeDef.OfModule(new CoreTypeParser(in, scope).moduleType()),
                          Id.NONE)));
      case TYPE -> {
        if (in.enter("eq")) {
          int index = new References(in, scope).of(Sort.TYPE);
          in.close();
          yield new ExternTypeExpr.TypeEq(index);
        }
        if (in.enter("sub")) {
          if (!in.take("resource")) {
            throw TokenReader.unexpected(in.peek());
          }
          in.close();
          yield new ExternTypeExpr.SubResource();
        }
        throw TokenReader.unexpected(in.peek());
      }
      case CORE_FUNC,
          CORE_TABLE,
          CORE_MEMORY,
          CORE_GLOBAL,
          CORE_TAG,
          CORE_TYPE,
          CORE_INSTANCE,
          VALUE ->
          throw TokenReader.unexpected(in.peek());
    };
  }

  /** A function type by index or written here, as an index. */
  int funcType() {
    return explicit(Sort.TYPE).orElseGet(() -> scope.add(func(), Id.NONE));
  }

  /** {@code (type x)}, if it comes next. */
  private Optional<Integer> explicit(Sort sort) {
    if (!in.atForm("type")) {
      return Optional.empty();
    }
    int start = in.position();
    in.enter("type");
    // In an instance type a declarator may begin alike: (type $t (func)).
    boolean reference =
        in.peek(1).kind() == Token.Kind.RIGHT || in.peek(1).kind() == Token.Kind.STRING;
    if (!reference) {
      in.seek(start);
      return Optional.empty();
    }
    if (sort == Sort.TYPE && in.peek(1).kind() == Token.Kind.STRING) {
      in.seek(start);
      return Optional.of(new References(in, scope).form(Sort.TYPE));
    }
    int index = scope.index(sort, in);
    in.close();
    return Optional.of(index);
  }
}
