package dev.wharf.component.text;

import dev.wharf.component.definition.CoreInstance;
import dev.wharf.component.definition.Definition;
import dev.wharf.component.definition.Sort;
import dev.wharf.wasm.binary.ByteWriter;
import dev.wharf.wasm.binary.ModuleDecoder;
import dev.wharf.wasm.module.Module;
import dev.wharf.wasm.text.ModuleParser;
import dev.wharf.wasm.text.Token;
import dev.wharf.wasm.text.TokenReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the fields of a component that begin with {@code core}. Explainer, core definitions. */
final class CoreFieldParser {
  private final TokenReader in;
  private final Scope scope;
  private final InlineExports exports;
  private final ParsedPlaces places;
  private final References references;
  private final TypeParser types;

  CoreFieldParser(TokenReader in, Scope scope, InlineExports exports, ParsedPlaces places) {
    this.in = in;
    this.scope = scope;
    this.exports = exports;
    this.places = places;
    this.references = new References(in, scope);
    this.types = new TypeParser(in, scope);
  }

  /** What follows {@code core} and its keyword. */
  void field(Token keyword) {
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
    var names = exports.read(in);
    int index;
    if (Names.atInlineImport(in)) {
      in.form();
      var name = Names.attributed(in);
      in.close();
      index = scope.addImport(name, Sort.CORE_MODULE, id, types.externType(Sort.CORE_MODULE));
    } else if (in.enter("alias")) {
      index = scope.add(references.alias(Optional.of(Sort.CORE_MODULE)), id);
      in.close();
    } else {
      scope.add(new Definition.CoreModule(moduleBody(own), Scope.NOWHERE));
      index = scope.define(Sort.CORE_MODULE, id);
    }
    exports.add(names, Sort.CORE_MODULE, index);
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
    places.module(scope.definitions().size(), start, end);
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
    var all = new ArrayList<CoreInstance.Export>();
    while (in.enter("export")) {
      var name = in.name();
      all.add(new CoreInstance.Export(name, references.coreItem()));
      in.close();
    }
    return all;
  }

  private void expectForm(String keyword) {
    if (!in.enter(keyword)) {
      throw TokenReader.unexpected(in.peek());
    }
  }
}
