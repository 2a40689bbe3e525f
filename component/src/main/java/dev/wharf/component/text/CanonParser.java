package dev.wharf.component.text;

import dev.wharf.component.definition.Canon;
import dev.wharf.component.definition.CanonBuiltin;
import dev.wharf.component.definition.CanonOption;
import dev.wharf.component.definition.Sort;
import dev.wharf.component.definition.StringEncoding;
import dev.wharf.component.definition.ValueRef;
import dev.wharf.wasm.text.Token;
import dev.wharf.wasm.text.TokenReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads canonical definitions. Explainer, canonical definitions. */
final class CanonParser {
  private static final Map<String, CanonBuiltin> BUILT_INS = new HashMap<>();

  static {
    for (var builtin : CanonBuiltin.values()) {
      BUILT_INS.put(builtin.spelling(), builtin);
    }
  }

  private final TokenReader in;
  private final Scope scope;
  private final References references;

  CanonParser(TokenReader in, Scope scope) {
    this.in = in;
    this.scope = scope;
    this.references = new References(in, scope);
  }

  /** {@code lift} after its keyword, up to the function or the end. */
  record Lifted(int coreFunc, List<CanonOption> options) {}

  Lifted lift() {
    int coreFunc = references.form(Sort.CORE_FUNC);
    return new Lifted(coreFunc, options());
  }

  /** {@code lower} after its keyword. */
  Canon.Lower lower() {
    int func = references.form(Sort.FUNC);
    return new Canon.Lower(func, options(), Scope.NOWHERE);
  }

  /** A definition of a core function, after {@code canon}. */
  Canon coreFunc(Token keyword) {
    if (keyword.text().equals("lower")) {
      return lower();
    }
    var builtin = BUILT_INS.get(keyword.text());
    if (builtin == null) {
      throw TokenReader.unexpected(keyword);
    }
    return new Canon.BuiltIn(builtin, immediate(builtin.shape()), Scope.NOWHERE);
  }

  private Canon.Immediate immediate(CanonBuiltin.Shape shape) {
    return switch (shape) {
      case NONE -> new Canon.None();
      case TYPE -> new Canon.OfType(references.of(Sort.TYPE));
      case TYPE_OPTIONS -> {
        int type = references.of(Sort.TYPE);
        yield new Canon.OfTypeAndOptions(type, options());
      }
      case TYPE_ASYNC -> {
        int type = references.of(Sort.TYPE);
        yield new Canon.OfTypeAndAsync(type, in.take("async"));
      }
      case ASYNC -> new Canon.OfAsync(in.take("async"));
      case OPTIONS -> new Canon.OfOptions(options());
      case RESULT -> {
        Optional<ValueRef> result = Optional.empty();
        if (in.enter("result")) {
          result = Optional.of(new TypeParser(in, scope).valueRef());
          in.close();
        }
        yield new Canon.OfResult(result, options());
      }
      case SLOT -> {
        var type = CoreTypeParser.valType(in);
        yield new Canon.OfSlot(type, (int) in.unsigned(32));
      }
      case CANCELLABLE -> new Canon.OfCancellable(in.take("cancellable"));
      case CANCELLABLE_MEMORY -> {
        boolean cancellable = in.take("cancellable");
        if (!in.enter("memory")) {
          throw TokenReader.unexpected(in.peek());
        }
        int memory = references.ofOption(Sort.CORE_MEMORY);
        in.close();
        yield new Canon.OfCancellableAndMemory(cancellable, memory);
      }
      case FUNC_TYPE_TABLE -> {
        int type = references.of(Sort.CORE_TYPE);
        yield new Canon.OfFuncTypeAndTable(type, references.ofOption(Sort.CORE_TABLE));
      }
    };
  }

  private List<CanonOption> options() {
    var options = new ArrayList<CanonOption>();
    while (true) {
      if (in.at(Token.Kind.KEYWORD)) {
        options.add(word(in.next()));
      } else if (in.enter("memory")) {
        options.add(new CanonOption.Memory(references.ofOption(Sort.CORE_MEMORY)));
        in.close();
      } else if (in.enter("realloc")) {
        options.add(new CanonOption.Realloc(references.ofOption(Sort.CORE_FUNC)));
        in.close();
      } else if (in.enter("post-return")) {
        options.add(new CanonOption.PostReturn(references.ofOption(Sort.CORE_FUNC)));
        in.close();
      } else if (in.enter("callback")) {
        options.add(new CanonOption.Callback(references.ofOption(Sort.CORE_FUNC)));
        in.close();
      } else {
        return options;
      }
    }
  }

  private static CanonOption word(Token token) {
    if (token.text().equals("async")) {
      return new CanonOption.Async();
    }
    for (var encoding : StringEncoding.values()) {
      if (token.text().equals("string-encoding=" + encoding.word())) {
        return new CanonOption.Encoding(encoding);
      }
    }
    throw TokenReader.unexpected(token);
  }
}
