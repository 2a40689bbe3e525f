package dev.wharf.runtime;

import dev.wharf.component.binary.ComponentDecoder;
import dev.wharf.component.text.ComponentParser;
import dev.wharf.component.validate.ComponentValidator;
import dev.wharf.component.validate.ValidComponent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Components under {@code src/test/resources/component}, each beside its text. */
public final class Fixture {
  private Fixture() {}

  public static ValidComponent component(String name) {
    try (InputStream in = Fixture.class.getResourceAsStream("/component/" + name + ".wasm")) {
      return ComponentValidator.validate(ComponentDecoder.decode(in.readAllBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A component of which only the text is kept. */
  public static ValidComponent text(String name) {
    try (InputStream in = Fixture.class.getResourceAsStream("/component/" + name + ".wat")) {
      return ComponentValidator.validate(ComponentParser.parse(in.readAllBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
