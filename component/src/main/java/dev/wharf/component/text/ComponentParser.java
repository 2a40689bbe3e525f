package dev.wharf.component.text;

import dev.wharf.component.binary.ComponentDecoder;
import dev.wharf.component.binary.ComponentEncoder;
import dev.wharf.component.definition.Canon;
import dev.wharf.component.definition.Component;
import dev.wharf.component.definition.Definition;
import dev.wharf.component.definition.Export;
import dev.wharf.component.definition.ExternTypeExpr;
import dev.wharf.component.definition.Sort;
import dev.wharf.wasm.MalformedException;
import dev.wharf.wasm.module.CodeRange;
import dev.wharf.wasm.text.AnnotationParser;
import dev.wharf.wasm.text.Excerpt;
import dev.wharf.wasm.text.Source;
import dev.wharf.wasm.text.Token;
import dev.wharf.wasm.text.TokenReader;
import java.util.Optional;

/**
 * From text to a component, which is not validated yet. A component refers only to what it has
 * defined, so one reading suffices; what is written in place, such as a type or an alias, becomes a
 * definition before its use. The result has gone through the binary format, so that it is what
 * decoding its bytes would give. Explainer, component definitions.
 */
public final class ComponentParser {
  private static final CodeRange NO_BYTES = new CodeRange(new byte[0], 0, 0);

  private final TokenReader in;
  private final Scope scope;
  private final Optional<String> name;
  private final int depth;
  private final TextCustoms customs = new TextCustoms();
  private final ParsedPlaces places;
  private final References references;
  private final TypeParser types;
  private final InlineExports exports;
  private final InstanceParser instances;
  private final CoreFieldParser core;

  /** {@code name} is what the component calls itself. */
  private ComponentParser(TokenReader in, Scope scope, Optional<String> name, int depth) {
    this.in = in;
    this.scope = scope;
    this.name = name;
    this.depth = depth;
    this.places = new ParsedPlaces(in.source());
    this.references = new References(in, scope);
    this.types = new TypeParser(in, scope);
    this.exports = new InlineExports();
    this.instances = new InstanceParser(in, scope, exports);
    this.core = new CoreFieldParser(in, scope, exports, places);
  }

  /** Whether a text is one of a component rather than a module: its first word says so. */
  public static boolean isComponent(byte[] utf8) {
    try {
      return new TokenReader(Source.of(utf8)).atForm("component");
    } catch (MalformedException _) {
      return false;
    }
  }

  /**
   * Parses a file of one component.
   *
   * @throws MalformedException with line and column in its message
   */
  public static Component parse(byte[] utf8) {
    var in = new TokenReader(Source.of(utf8));
    if (!in.enter("component")) {
      throw TokenReader.unexpected(in.peek());
    }
    var component = fields(in, in.id());
    in.close();
    in.expect(Token.Kind.END);
    return component;
  }

  /**
   * Parses the fields of a component up to its closing parenthesis or the end, which stays.
   *
   * @param id its identifier, which is also its name unless an annotation gives another
   */
  public static Component fields(TokenReader in, Optional<String> id) {
    return ComponentDecoder.decode(ComponentEncoder.encode(outermost(in, id).component()));
  }

  private static ComponentParser outermost(TokenReader in, Optional<String> id) {
    var name = AnnotationParser.name(in).or(() -> id);
    return new ComponentParser(in, new Scope(Optional.empty(), id), name, 0);
  }

  /**
   * Where in a text that is which has an offset in the bytes of its component, as validation tells
   * it: a field, or something in a core module. Reads the text a second time.
   *
   * @param component what {@link #parse(byte[])} made of the text
   */
  public static Excerpt place(byte[] utf8, Component component, long offset) {
    var source = Source.of(utf8);
    var in = new TokenReader(source);
    int start = in.peek().start();
    in.enter("component");
    var parser = outermost(in, in.id());
    parser.component();
    return Excerpt.of(source, parser.places.find(component, offset, start));
  }

  private Component component() {
    customs.read(in, scope.definitions().size());
    while (in.at(Token.Kind.LEFT)) {
      int start = in.peek().start();
      field(in.form());
      in.close();
      places.fill(scope.definitions().size(), start);
      customs.read(in, scope.definitions().size());
    }
    exports.addTo(scope, places);
    var written = customs.all(scope.names(name));
    return new Component(scope.definitions(), written, NO_BYTES);
  }

  private void field(Token keyword) {
    switch (keyword.text()) {
      case "core" -> core.field(in.expect(Token.Kind.KEYWORD));
      case "component" -> nested();
      case "instance" -> instances.field();
      case "alias" -> {
        var alias = references.alias(Optional.empty());
        scope.add(alias, Id.read(in));
        in.close();
      }
      case "type" -> type();
      case "canon" -> canon(in.expect(Token.Kind.KEYWORD));
      case "func" -> func();
      case "import" -> {
        var name = Names.attributed(in);
        var type = types.extern();
        scope.addImport(name, type.sort(), type.id(), type.type());
      }
      case "export" -> export();
      default -> throw TokenReader.unexpected(keyword);
    }
  }

  private void export() {
    var id = Id.read(in);
    var name = Names.attributed(in);
    var item = references.item();
    Optional<ExternTypeExpr> ascription = Optional.empty();
    if (in.at(Token.Kind.LEFT)) {
      ascription = Optional.of(types.extern().type());
    }
    scope.add(new Export(name, item, ascription, Scope.NOWHERE));
    scope.define(item.sort(), id);
  }

  private void type() {
    var id = Id.read(in);
    var names = exports.read(in);
    int index;
    if (in.enter("alias")) {
      index = scope.add(references.alias(Optional.of(Sort.TYPE)), id);
      in.close();
    } else {
      index = scope.add(types.expr(id), id);
    }
    exports.add(names, Sort.TYPE, index);
  }

  private void func() {
    var id = Id.read(in);
    var names = exports.read(in);
    int index;
    if (Names.atInlineImport(in)) {
      in.form();
      var name = Names.attributed(in);
      in.close();
      index = scope.addImport(name, Sort.FUNC, id, types.externType(Sort.FUNC));
    } else if (in.enter("alias")) {
      index = scope.add(references.alias(Optional.of(Sort.FUNC)), id);
      in.close();
    } else {
      int type = types.funcType();
      if (!in.enter("canon") || !in.take("lift")) {
        throw TokenReader.unexpected(in.peek());
      }
      var lifted = new CanonParser(in, scope).lift();
      in.close();
      index = addLift(lifted, type, id);
    }
    exports.add(names, Sort.FUNC, index);
  }

  private int addLift(CanonParser.Lifted lifted, int type, Id id) {
    scope.add(new Canon.Lift(lifted.coreFunc(), lifted.options(), type, Scope.NOWHERE));
    return scope.define(Sort.FUNC, id);
  }

  private void canon(Token keyword) {
    var parser = new CanonParser(in, scope);
    if (keyword.text().equals("lift")) {
      var lifted = parser.lift();
      expectForm("func");
      var id = Id.read(in);
      var names = exports.read(in);
      int index = addLift(lifted, types.funcType(), id);
      in.close();
      exports.add(names, Sort.FUNC, index);
      return;
    }
    var canon = parser.coreFunc(keyword);
    Id id = Id.NONE;
    if (in.enter("core")) {
      if (!in.take("func")) {
        throw TokenReader.unexpected(in.peek());
      }
      id = Id.read(in);
      in.close();
    }
    scope.add(canon);
    scope.define(Sort.CORE_FUNC, id);
  }

  private void expectForm(String keyword) {
    if (!in.enter(keyword)) {
      throw TokenReader.unexpected(in.peek());
    }
  }

  private void nested() {
    var id = Id.read(in);
    var own = id.own(in);
    var names = exports.read(in);
    int index;
    if (Names.atInlineImport(in)) {
      in.form();
      var name = Names.attributed(in);
      in.close();
      index = scope.addImport(name, Sort.COMPONENT, id, types.externType(Sort.COMPONENT));
    } else {
      if (depth == MAX_DEPTH) {
        throw TokenReader.error("components nested more than " + MAX_DEPTH + " deep", in.peek());
      }
      var inner = new Scope(Optional.of(scope), id.token().map(Token::text));
      var parser = new ComponentParser(in, inner, own, depth + 1);
      var component = parser.component();
      places.nested(scope.definitions().size(), parser.places);
      scope.add(new Definition.NestedComponent(component, Scope.NOWHERE));
      index = scope.define(Sort.COMPONENT, id);
    }
    exports.add(names, Sort.COMPONENT, index);
  }

  /** As deep as components are decoded. */
  private static final int MAX_DEPTH = 100;
}
