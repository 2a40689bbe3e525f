package dev.wharf.component.validate;

import dev.wharf.component.type.ModuleType;
import dev.wharf.wasm.Feature;
import dev.wharf.wasm.ValidationException;
import dev.wharf.wasm.module.Module;
import dev.wharf.wasm.validate.ModuleValidator;
import java.util.EnumSet;

/** What a core module imports and exports, as components see it. */
public final class ModuleTypes {
  private ModuleTypes() {}

  /**
   * @throws ValidationException if the module is not valid, or imports one name twice
   */
  public static ModuleType of(Module module) {
    return new CoreTypes(EnumSet.noneOf(Feature.class))
        .of(ModuleValidator.validate(module), module.bytes().start());
  }
}
