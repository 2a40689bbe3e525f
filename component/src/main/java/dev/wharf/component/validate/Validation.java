package dev.wharf.component.validate;

import dev.wharf.wasm.Feature;
import dev.wharf.wasm.module.Module;
import dev.wharf.wasm.validate.ValidModule;
import java.util.Map;
import java.util.Set;

/**
 * What the validation of a component and of all components nested in it have in common. For one
 * thread.
 */
final class Validation {
  private final Map<Module, CoreModules.Outcome> modules;
  private final CoreTypes coreTypes;
  private final TypeMeasure measure = new TypeMeasure();

  Validation(Map<Module, CoreModules.Outcome> modules, Set<Feature> features) {
    this.modules = modules;
    this.coreTypes = new CoreTypes(features);
  }

  CoreTypes coreTypes() {
    return coreTypes;
  }

  TypeMeasure measure() {
    return measure;
  }

  /** The outcome for a nested core module. */
  ValidModule module(Module module) {
    return modules.get(module).orThrow();
  }
}
