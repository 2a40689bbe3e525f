package dev.wharf.component.validate;

import dev.wharf.wasm.module.Module;
import dev.wharf.wasm.type.TypeInterner;
import dev.wharf.wasm.validate.ValidModule;
import java.util.Map;

/**
 * What the validation of a component and of all components nested in it have in common. For one
 * thread.
 */
final class Validation {
  private final Map<Module, CoreModules.Outcome> modules;
  private final TypeInterner interner = new TypeInterner();
  private final TypeMeasure measure = new TypeMeasure();

  Validation(Map<Module, CoreModules.Outcome> modules) {
    this.modules = modules;
  }

  /** Identity of the core types of all nested modules and module types. */
  TypeInterner interner() {
    return interner;
  }

  TypeMeasure measure() {
    return measure;
  }

  /** The outcome for a nested core module. */
  ValidModule module(Module module) {
    return modules.get(module).orThrow();
  }
}
