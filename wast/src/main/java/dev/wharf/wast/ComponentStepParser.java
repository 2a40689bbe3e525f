package dev.wharf.wast;

import dev.wharf.wasm.binary.ByteWriter;
import dev.wharf.wasm.text.Token;
import dev.wharf.wasm.text.TokenReader;
import java.util.Optional;

/** Reads the commands of a script that have to do with components. */
final class ComponentStepParser {
  private final TokenReader in;
  private final WitValueParser values;

  ComponentStepParser(TokenReader in) {
    this.in = in;
    this.values = new WitValueParser(in);
  }

  /** What follows {@code component}. */
  ComponentStep component() {
    if (in.take("instance")) {
      return new ComponentStep.Instantiate(in.id(), in.id());
    }
    boolean definition = in.take("definition");
    int position = in.position();
    var name = in.id();
    in.seek(position);
    return new ComponentStep.Define(name, definition, source());
  }

  /** Whether the command with this keyword is about a component rather than a module. */
  boolean isOurs(Token keyword, boolean inComponents) {
    return switch (keyword.text()) {
      case "component" -> true;
      case "invoke", "assert_return" -> inComponents;
      case "assert_trap", "assert_malformed", "assert_invalid" ->
          in.atForm("component") || inComponents && in.atForm("invoke");
      default -> false;
    };
  }

  ComponentStep step(Token keyword) {
    return switch (keyword.text()) {
      case "component" -> component();
      case "invoke" -> new ComponentStep.Perform(call());
      case "assert_return" -> {
        var call = invoked();
        yield new ComponentStep.AssertReturn(call, values.values());
      }
      case "assert_trap" -> {
        ComponentStep step =
            in.atForm("component")
                ? new ComponentStep.AssertComponentTrap(inner())
                : new ComponentStep.AssertTrap(invoked());
        in.name();
        yield step;
      }
      case "assert_malformed" -> {
        var step = new ComponentStep.AssertMalformed(inner());
        in.name();
        yield step;
      }
      case "assert_invalid" -> {
        var step = new ComponentStep.AssertInvalid(inner());
        in.name();
        yield step;
      }
      default -> throw TokenReader.unexpected(keyword);
    };
  }

  private ComponentStep.Call invoked() {
    var keyword = in.form();
    if (!keyword.text().equals("invoke")) {
      throw TokenReader.unexpected(keyword);
    }
    var call = call();
    in.close();
    return call;
  }

  private ComponentStep.Call call() {
    var instance = in.id();
    return new ComponentStep.Call(instance, in.name(), values.values());
  }

  private ComponentSource inner() {
    in.enter("component");
    in.take("definition");
    var source = source();
    in.close();
    return source;
  }

  private ComponentSource source() {
    var name = in.id();
    if (in.take("binary")) {
      return new ComponentSource.Binary(strings());
    }
    if (in.take("quote")) {
      return new ComponentSource.Quote(strings());
    }
    return text(name);
  }

  private byte[] strings() {
    var out = new ByteWriter();
    while (in.at(Token.Kind.STRING)) {
      byte[] bytes = in.next().bytes();
      out.raw(bytes, 0, bytes.length);
    }
    return out.toByteArray();
  }

  private ComponentSource text(Optional<String> name) {
    int start = in.position();
    while (!in.at(Token.Kind.RIGHT)) {
      in.skip();
    }
    return new ComponentSource.Text(name, in.source(), start, in.peek().start());
  }
}
