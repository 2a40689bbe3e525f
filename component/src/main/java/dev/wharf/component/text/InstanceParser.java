package dev.wharf.component.text;

import dev.wharf.component.definition.Instance;
import dev.wharf.component.definition.Sort;
import dev.wharf.component.definition.SortIndex;
import dev.wharf.wasm.text.Token;
import dev.wharf.wasm.text.TokenReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads component instances. Explainer, instance definitions. */
final class InstanceParser {
  private final TokenReader in;
  private final Scope scope;
  private final InlineExports exports;
  private final References references;
  private final TypeParser types;

  InstanceParser(TokenReader in, Scope scope, InlineExports exports) {
    this.in = in;
    this.scope = scope;
    this.exports = exports;
    this.references = new References(in, scope);
    this.types = new TypeParser(in, scope);
  }

  /** What follows {@code instance}. */
  void field() {
    var id = Id.read(in);
    var names = exports.read(in);
    int index;
    if (Names.atInlineImport(in)) {
      in.form();
      var name = Names.attributed(in);
      in.close();
      index = scope.addImport(name, Sort.INSTANCE, id, types.externType(Sort.INSTANCE));
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
    exports.add(names, Sort.INSTANCE, index);
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
    var all = new ArrayList<Instance.Export>();
    while (in.enter("export")) {
      var name = Names.attributed(in);
      all.add(new Instance.Export(name, references.item()));
      in.close();
    }
    return all;
  }
}
