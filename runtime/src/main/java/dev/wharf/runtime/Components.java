package dev.wharf.runtime;

import dev.wharf.component.binary.ComponentDecoder;
import dev.wharf.component.text.ComponentParser;
import dev.wharf.component.validate.ComponentValidator;
import dev.wharf.component.validate.ValidComponent;
import dev.wharf.wasm.MalformedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * From a file to a component that can be linked. Binary and text are told apart by content, and all
 * is checked, nested modules included; proposals are those that are on by default. With others, or
 * to look at what is not valid, go through {@link ComponentDecoder} and {@link ComponentValidator}.
 *
 * {@snippet :
 * var linked = Linker.of(engine).link(Components.load(Path.of("rule.wasm")));
 * }
 */
public final class Components {
  private Components() {}

  /**
   * Loads a file.
   *
   * @throws IOException if it cannot be read
   * @throws MalformedException as {@link #load(byte[])} does
   * @throws dev.wharf.wasm.ValidationException as {@link #load(byte[])} does
   */
  public static ValidComponent load(Path file) throws IOException {
    return load(Files.readAllBytes(file));
  }

  /**
   * Loads what is left of a stream, such as a resource of a jar, which stays open.
   *
   * @throws IOException if it cannot be read
   * @throws MalformedException as {@link #load(byte[])} does
   * @throws dev.wharf.wasm.ValidationException as {@link #load(byte[])} does
   */
  public static ValidComponent load(InputStream in) throws IOException {
    return load(in.readAllBytes());
  }

  /**
   * Loads bytes, which are kept and not to be changed from then on.
   *
   * @throws MalformedException if they are not a component, with the place of the fault
   * @throws dev.wharf.wasm.ValidationException if they are one that breaks a rule
   */
  public static ValidComponent load(byte[] bytes) {
    if (isCoreModule(bytes)) {
      throw new MalformedException(
          "unknown binary version: this is a core module, of which `wharf component new` can make a"
              + " component",
          4);
    }
    return ComponentValidator.validate(
        ComponentParser.isComponent(bytes)
            ? ComponentParser.parse(bytes)
            : ComponentDecoder.decode(bytes));
  }

  /** Component Model, Binary.md, preamble: core modules are layer 0. */
  private static boolean isCoreModule(byte[] bytes) {
    return bytes.length >= 8
        && bytes[0] == 0
        && bytes[1] == 'a'
        && bytes[2] == 's'
        && bytes[3] == 'm'
        && bytes[6] == 0;
  }
}
