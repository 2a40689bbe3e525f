package dev.wharf.cli;

import dev.wharf.component.binary.ComponentDecoder;
import dev.wharf.component.validate.ComponentValidator;
import dev.wharf.component.validate.ValidComponent;
import dev.wharf.wasm.binary.ModuleDecoder;
import dev.wharf.wasm.validate.ModuleValidator;
import dev.wharf.wasm.validate.ValidModule;

/** From a file's bytes to something that may run: decoding or parsing, then validation. */
final class Guests {
  private Guests() {}

  static ValidModule module(GuestFile file) {
    return ModuleValidator.validate(ModuleDecoder.decode(file.bytes()));
  }

  static ValidComponent component(GuestFile file) {
    return ComponentValidator.validate(ComponentDecoder.decode(file.bytes()));
  }
}
