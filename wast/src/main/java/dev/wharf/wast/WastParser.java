package dev.wharf.wast;

import dev.wharf.wasm.MalformedException;
import dev.wharf.wasm.binary.ByteWriter;
import dev.wharf.wasm.text.Source;
import dev.wharf.wasm.text.Token;
import dev.wharf.wasm.text.TokenReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads scripts. A module in a script is read when its command runs, and a form with something
 * unknown in it becomes a command that fails, so that one of them does not cost the whole file.
 * Spec: interpreter, scripts.
 */
public final class WastParser {
  private final TokenReader in;
  private final ValueParser values;
  private final ComponentStepParser components;

  /** Whether the latest definition is a component: calls mean that then. */
  private boolean inComponents;

  private final List<Command> commands = new ArrayList<>();

  private WastParser(TokenReader in) {
    this.in = in;
    this.values = new ValueParser(in);
    this.components = new ComponentStepParser(in);
  }

  /**
   * Parses a file.
   *
   * @throws MalformedException if it is no sequence of balanced forms
   */
  public static WastScript parse(String name, byte[] utf8) {
    var parser = new WastParser(new TokenReader(Source.of(utf8)));
    parser.run();
    return new WastScript(name, parser.commands);
  }

  private void run() {
    if (isInlineModule()) {
      var source = text(Optional.empty(), Token.Kind.END);
      commands.add(new Command.Define(1, Optional.empty(), false, source));
      return;
    }
    while (!in.at(Token.Kind.END)) {
      int start = in.position();
      int line = in.peek().line();
      in.skip();
      int end = in.position();
      in.seek(start);
      Command command;
      try {
        command = command(line);
        in.close();
      } catch (MalformedException e) {
        command = new Command.Unreadable(line, e.getMessage());
      }
      commands.add(command);
      in.seek(end);
    }
  }

  /** A file of module fields alone is one module. */
  private boolean isInlineModule() {
    return switch (in.peek(1).text()) {
      case "func", "type", "import", "memory", "table", "global", "tag", "export" -> true;
      default -> false;
    };
  }

  private Command command(int line) {
    var keyword = in.form();
    if (components.isOurs(keyword, inComponents)) {
      inComponents = true;
      return new Command.OfComponent(line, components.step(keyword));
    }
    inComponents &= !keyword.text().equals("module");
    return switch (keyword.text()) {
      case "module" -> module(line);
      case "register" -> new Command.Register(line, in.name(), in.id());
      case "invoke", "get" -> new Command.Perform(line, action(keyword));
      case "assert_return" -> {
        var action = action(in.form());
        in.close();
        yield new Command.AssertReturn(line, action, values.expected());
      }
      case "assert_trap" -> {
        if (in.enter("module")) {
          var source = source();
          in.close();
          yield new Command.AssertModuleTrap(line, source, in.name());
        }
        var action = action(in.form());
        in.close();
        yield new Command.AssertTrap(line, action, in.name());
      }
      case "assert_exhaustion" -> {
        var action = action(in.form());
        in.close();
        yield new Command.AssertExhaustion(line, action, in.name());
      }
      case "assert_exception" -> {
        var action = action(in.form());
        in.close();
        yield new Command.AssertException(line, action);
      }
      case "assert_malformed" -> new Command.AssertMalformed(line, inner(), in.name());
      case "assert_invalid" -> new Command.AssertInvalid(line, inner(), in.name());
      case "assert_malformed_custom" -> new Command.AssertMalformedCustom(line, inner(), in.name());
      case "assert_invalid_custom" -> new Command.AssertInvalidCustom(line, inner(), in.name());
      case "assert_unlinkable" -> new Command.AssertUnlinkable(line, inner(), in.name());
      default -> throw TokenReader.error("unknown command " + keyword, keyword);
    };
  }

  private Command module(int line) {
    if (in.take("instance")) {
      return new Command.Instantiate(line, in.id(), in.id());
    }
    boolean definition = in.take("definition");
    int position = in.position();
    var name = in.id();
    in.seek(position);
    return new Command.Define(line, name, definition, source());
  }

  private ModuleSource inner() {
    var keyword = in.form();
    if (!keyword.text().equals("module")) {
      throw TokenReader.unexpected(keyword);
    }
    in.take("definition");
    var source = source();
    in.close();
    return source;
  }

  /** What follows {@code module}, up to its parenthesis. */
  private ModuleSource source() {
    var name = in.id();
    if (in.take("binary")) {
      return new ModuleSource.Binary(strings());
    }
    if (in.take("quote")) {
      return new ModuleSource.Quote(strings());
    }
    return text(name, Token.Kind.RIGHT);
  }

  private byte[] strings() {
    var out = new ByteWriter();
    while (in.at(Token.Kind.STRING)) {
      byte[] bytes = in.next().bytes();
      out.raw(bytes, 0, bytes.length);
    }
    return out.toByteArray();
  }

  /** The text before the token that closes it. */
  private ModuleSource text(Optional<String> name, Token.Kind until) {
    int start = in.position();
    while (!in.at(until)) {
      in.skip();
    }
    return new ModuleSource.Text(name, in.source(), start, in.peek().start());
  }

  private Action action(Token keyword) {
    var instance = in.id();
    var export = in.name();
    return switch (keyword.text()) {
      case "invoke" -> new Action.Invoke(instance, export, values.arguments());
      case "get" -> new Action.Get(instance, export);
      default -> throw TokenReader.unexpected(keyword);
    };
  }
}
