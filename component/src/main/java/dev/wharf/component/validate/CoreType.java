package dev.wharf.component.validate;

import dev.wharf.component.type.ModuleType;
import dev.wharf.wasm.type.DefType;

/** An entry of the core type index space. */
sealed interface CoreType {
  record Defined(DefType type) implements CoreType {}

  record Module(ModuleType type) implements CoreType {}
}
