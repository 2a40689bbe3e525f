package dev.wharf.component.text;

import dev.wharf.component.binary.ComponentDecoder;
import dev.wharf.component.binary.ComponentEncoder;
import dev.wharf.component.definition.Canon;
import dev.wharf.component.definition.Component;
import dev.wharf.component.definition.CoreInstance;
import dev.wharf.component.definition.Definition;
import dev.wharf.component.definition.Export;
import dev.wharf.component.definition.ExternTypeExpr;
import dev.wharf.component.definition.Import;
import dev.wharf.component.definition.Instance;
import dev.wharf.component.definition.NameAttributes;
import dev.wharf.component.definition.Sort;
import dev.wharf.component.definition.SortIndex;
import dev.wharf.wasm.MalformedException;
import dev.wharf.wasm.binary.ByteWriter;
import dev.wharf.wasm.binary.ModuleDecoder;
import dev.wharf.wasm.module.CodeRange;
import dev.wharf.wasm.module.Module;
import dev.wharf.wasm.text.AnnotationParser;
import dev.wharf.wasm.text.ModuleParser;
import dev.wharf.wasm.text.Source;
import dev.wharf.wasm.text.Token;
import dev.wharf.wasm.text.TokenReader;
import java.util.ArrayList;
import java.util.List;
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
  private final References references;
  private final TypeParser types;

  /** Exports written inside of what they export: they come last, so that no index moves. */
  private final List<Export> inlineExports = new ArrayList<>();

  /** {@code name} is what the component calls itself. */
  private ComponentParser(TokenReader in, Scope scope, Optional<String> name, int depth) {
    this.in = in;
    this.scope = scope;
    this.name = name;
    this.depth = depth;
    this.references = new References(in, scope);
    this.types = new TypeParser(in, scope);
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
    var scope = new Scope(Optional.empty(), id);
    var name = AnnotationParser.name(in).or(() -> id);
    return ComponentDecoder.decode(
        ComponentEncoder.encode(new ComponentParser(in, scope, name, 0).component()));
  }

  private Component component() {
    customs.read(in, scope.definitions().size());
    while (in.at(Token.Kind.LEFT)) {
      field(in.form());
      in.close();
      customs.read(in, scope.definitions().size());
    }
    inlineExports.forEach(scope::add);
    var written = customs.all(scope.names(name));
    return new Component(scope.definitions(), written, NO_BYTES);
  }

  private void field(Token keyword) {
    switch (keyword.text()) {
      case "core" -> core(in.expect(Token.Kind.KEYWORD));
      case "component" -> nested();
      case "instance" -> instance();
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
        addImport(name, type.sort(), type.id(), type.type());
      }
      case "export" -> export();
      default -> throw TokenReader.unexpected(keyword);
    }
  }

  private int addImport(NameAttributes name, Sort sort, Id id, ExternTypeExpr type) {
    scope.add(new Import(name, type, Scope.NOWHERE));
    return scope.define(sort, id);
  }

  private List<NameAttributes> inlineExports() {
    var exports = new ArrayList<NameAttributes>();
    while (Names.atInlineExport(in)) {
      in.form();
      exports.add(Names.attributed(in));
      in.close();
    }
    return exports;
  }

  private void addExports(List<NameAttributes> names, Sort sort, int index) {
    for (var name : names) {
      inlineExports.add(
          new Export(name, new SortIndex(sort, index), Optional.empty(), Scope.NOWHERE));
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
    var exports = inlineExports();
    int index;
    if (in.enter("alias")) {
      index = scope.add(references.alias(Optional.of(Sort.TYPE)), id);
      in.close();
    } else {
      index = scope.add(types.expr(), id);
    }
    addExports(exports, Sort.TYPE, index);
  }

  private void func() {
    var id = Id.read(in);
    var exports = inlineExports();
    int index;
    if (Names.atInlineImport(in)) {
      in.form();
      var name = Names.attributed(in);
      in.close();
      index = addImport(name, Sort.FUNC, id, types.externType(Sort.FUNC));
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
    addExports(exports, Sort.FUNC, index);
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
      var exports = inlineExports();
      int index = addLift(lifted, types.funcType(), id);
      in.close();
      addExports(exports, Sort.FUNC, index);
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
    var exports = inlineExports();
    int index;
    if (Names.atInlineImport(in)) {
      in.form();
      var name = Names.attributed(in);
      in.close();
      index = addImport(name, Sort.COMPONENT, id, types.externType(Sort.COMPONENT));
    } else {
      if (depth == MAX_DEPTH) {
        throw TokenReader.error("components nested more than " + MAX_DEPTH + " deep", in.peek());
      }
      var inner = new Scope(Optional.of(scope), id.token().map(Token::text));
      var component = new ComponentParser(in, inner, own, depth + 1).component();
      scope.add(new Definition.NestedComponent(component, Scope.NOWHERE));
      index = scope.define(Sort.COMPONENT, id);
    }
    addExports(exports, Sort.COMPONENT, index);
  }

  /** As deep as components are decoded. */
  private static final int MAX_DEPTH = 100;

  private void instance() {
    var id = Id.read(in);
    var exports = inlineExports();
    int index;
    if (Names.atInlineImport(in)) {
      in.form();
      var name = Names.attributed(in);
      in.close();
      index = addImport(name, Sort.INSTANCE, id, types.externType(Sort.INSTANCE));
    } else if (in.enter("alias")) {
      index = scope.add(references.alias(Optional.of(Sort.INSTANCE)), id);
      in.close();
    } else {
      Instance definition;
      if (in.enter("instantiate")) {
        int component = references.of(Sort.COMPONENT);
        definition = new Instance.Instantiate(component, arguments(), Scope.NOWHERE);
        in.close();
      } else {
        definition = new Instance.Bundle(bundled(), Scope.NOWHERE);
      }
      scope.add(definition);
      index = scope.define(Sort.INSTANCE, id);
    }
    addExports(exports, Sort.INSTANCE, index);
  }

  private List<Instance.Arg> arguments() {
    var args = new ArrayList<Instance.Arg>();
    while (in.enter("with")) {
      var name = in.name();
      SortIndex item;
      if (in.atForm("instance") && isBundle()) {
        in.enter("instance");
        scope.add(new Instance.Bundle(bundled(), Scope.NOWHERE));
        item = new SortIndex(Sort.INSTANCE, scope.define(Sort.INSTANCE, Id.NONE));
        in.close();
      } else {
        item = references.item();
      }
      args.add(new Instance.Arg(name, item));
      in.close();
    }
    return args;
  }

  /** Whether {@code (instance} is followed by exports rather than by an index. */
  private boolean isBundle() {
    var next = in.peek(2).kind();
    return next == Token.Kind.LEFT || next == Token.Kind.RIGHT;
  }

  private List<Instance.Export> bundled() {
    var exports = new ArrayList<Instance.Export>();
    while (in.enter("export")) {
      var name = Names.attributed(in);
      exports.add(new Instance.Export(name, references.item()));
      in.close();
    }
    return exports;
  }

  private void core(Token keyword) {
    switch (keyword.text()) {
      case "module" -> module();
      case "instance" -> coreInstance();
      case "type" -> {
        if (in.peek(in.at(Token.Kind.ID) ? 2 : 1).text().equals("alias")) {
          var id = Id.read(in);
          in.enter("alias");
          scope.add(references.alias(Optional.of(Sort.CORE_TYPE)), id);
          in.close();
        } else {
          new CoreTypeParser(in, scope).define();
        }
      }
      case "rec" -> new CoreTypeParser(in, scope).defineGroup();
      case "func" -> {
        var id = Id.read(in);
        if (in.enter("canon")) {
          var canon = new CanonParser(in, scope).coreFunc(in.expect(Token.Kind.KEYWORD));
          scope.add(canon);
          scope.define(Sort.CORE_FUNC, id);
        } else {
          expectForm("alias");
          scope.add(references.alias(Optional.of(Sort.CORE_FUNC)), id);
        }
        in.close();
      }
      case "table" -> coreAlias(Sort.CORE_TABLE);
      case "memory" -> coreAlias(Sort.CORE_MEMORY);
      case "global" -> coreAlias(Sort.CORE_GLOBAL);
      case "tag" -> coreAlias(Sort.CORE_TAG);
      default -> throw TokenReader.unexpected(keyword);
    }
  }

  private void coreAlias(Sort sort) {
    var id = Id.read(in);
    expectForm("alias");
    scope.add(references.alias(Optional.of(sort)), id);
    in.close();
  }

  private void module() {
    var id = Id.read(in);
    var own = id.own(in);
    var exports = inlineExports();
    int index;
    if (Names.atInlineImport(in)) {
      in.form();
      var name = Names.attributed(in);
      in.close();
      index = addImport(name, Sort.CORE_MODULE, id, types.externType(Sort.CORE_MODULE));
    } else if (in.enter("alias")) {
      index = scope.add(references.alias(Optional.of(Sort.CORE_MODULE)), id);
      in.close();
    } else {
      scope.add(new Definition.CoreModule(moduleBody(own), Scope.NOWHERE));
      index = scope.define(Sort.CORE_MODULE, id);
    }
    addExports(exports, Sort.CORE_MODULE, index);
  }

  /** A core module's fields or bytes, with a reader of their own. */
  private Module moduleBody(Optional<String> name) {
    if (in.take("binary")) {
      return ModuleDecoder.decode(strings());
    }
    if (in.take("quote")) {
      return ModuleParser.parse(strings());
    }
    int start = in.position();
    while (in.at(Token.Kind.LEFT)) {
      in.skip();
    }
    int end = in.peek().start();
    return ModuleParser.fields(new TokenReader(in.source(), start, end), name, Token.Kind.END);
  }

  private byte[] strings() {
    var out = new ByteWriter();
    while (in.at(Token.Kind.STRING)) {
      byte[] bytes = in.next().bytes();
      out.raw(bytes, 0, bytes.length);
    }
    return out.toByteArray();
  }

  private void coreInstance() {
    var id = Id.read(in);
    CoreInstance definition;
    if (in.enter("instantiate")) {
      int module = references.ofCore(Sort.CORE_MODULE);
      definition = new CoreInstance.Instantiate(module, coreArguments(), Scope.NOWHERE);
      in.close();
    } else {
      definition = new CoreInstance.Bundle(coreBundled(), Scope.NOWHERE);
    }
    scope.add(definition);
    scope.define(Sort.CORE_INSTANCE, id);
  }

  private List<CoreInstance.Arg> coreArguments() {
    var args = new ArrayList<CoreInstance.Arg>();
    while (in.enter("with")) {
      var name = in.name();
      expectForm("instance");
      int instance;
      if (in.at(Token.Kind.LEFT) || in.at(Token.Kind.RIGHT)) {
        scope.add(new CoreInstance.Bundle(coreBundled(), Scope.NOWHERE));
        instance = scope.define(Sort.CORE_INSTANCE, Id.NONE);
      } else {
        instance = scope.index(Sort.CORE_INSTANCE, in);
      }
      in.close();
      args.add(new CoreInstance.Arg(name, instance));
      in.close();
    }
    return args;
  }

  private List<CoreInstance.Export> coreBundled() {
    var exports = new ArrayList<CoreInstance.Export>();
    while (in.enter("export")) {
      var name = in.name();
      exports.add(new CoreInstance.Export(name, references.coreItem()));
      in.close();
    }
    return exports;
  }
}
