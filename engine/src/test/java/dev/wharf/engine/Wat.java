package dev.wharf.engine;

import dev.wharf.wasm.text.ModuleParser;
import dev.wharf.wasm.validate.ModuleValidator;
import dev.wharf.wasm.validate.ValidModule;

/** Modules for tests, from their text. */
final class Wat {
  private Wat() {}

  static ValidModule module(String text) {
    return ModuleValidator.validate(ModuleParser.parse(text));
  }
}
