package dev.wharf.wast;

import dev.wharf.component.binary.ComponentDecoder;
import dev.wharf.component.definition.Component;
import dev.wharf.component.text.ComponentParser;
import dev.wharf.wasm.text.Source;
import dev.wharf.wasm.text.TokenReader;
import java.util.Optional;

/** A component as a script has it; reading it is a test of its own. */
public sealed interface ComponentSource {
  /**
   * @throws dev.wharf.wasm.MalformedException as reading a file of it would
   */
  Component read();

  /** Definitions in a part of the script, without the parenthesis after them. */
  record Text(Optional<String> name, Source source, int start, int end) implements ComponentSource {
    @Override
    public Component read() {
      return ComponentParser.fields(new TokenReader(source, start, end), name);
    }
  }

  /** The binary format; the array must not be written. */
  record Binary(byte[] bytes) implements ComponentSource {
    @Override
    public Component read() {
      return ComponentDecoder.decode(bytes);
    }
  }

  /**
   * Text in strings, so that a fault in it does not concern the script; the array must not be
   * written.
   */
  record Quote(byte[] utf8) implements ComponentSource {
    @Override
    public Component read() {
      return ComponentParser.parse(utf8);
    }
  }
}
