package dev.wharf.component.type;

import dev.wharf.wasm.type.ExternType;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * The type of a core module: what it imports and exports, in order. Explainer, {@code
 * core:moduletype}.
 */
public record ModuleType(List<Import> imports, SequencedMap<String, ExternType> exports) {
  /** A two-level import of core Wasm. */
  public record Import(String module, String name, ExternType type) {}

  public ModuleType {
    imports = List.copyOf(imports);
    exports = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(exports));
  }
}
