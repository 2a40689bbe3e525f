package dev.wharf.wast;

import dev.wharf.wasm.MalformedException;
import dev.wharf.wasm.binary.ModuleDecoder;
import dev.wharf.wasm.module.Module;
import dev.wharf.wasm.text.ModuleParser;
import dev.wharf.wasm.text.Source;
import dev.wharf.wasm.text.Token;
import dev.wharf.wasm.text.TokenReader;
import java.util.Optional;

/** A module as a script has it; reading it is a test of its own. */
public sealed interface ModuleSource {
  /**
   * @throws MalformedException as reading a file of it would
   */
  Module read();

  /** Fields in a part of the script, without the parenthesis after them. */
  record Text(Optional<String> name, Source source, int start, int end) implements ModuleSource {
    @Override
    public Module read() {
      var in = new TokenReader(source, start, end);
      return ModuleParser.fields(in, name, Token.Kind.END);
    }
  }

  /** The binary format; the array must not be written. */
  record Binary(byte[] bytes) implements ModuleSource {
    @Override
    public Module read() {
      return ModuleDecoder.decode(bytes);
    }
  }

  /**
   * Text in strings, so that a fault in it does not concern the script; the array must not be
   * written.
   */
  record Quote(byte[] utf8) implements ModuleSource {
    @Override
    public Module read() {
      return ModuleParser.parse(utf8);
    }
  }
}
