package dev.wharf.wasm.validate;

import dev.wharf.wasm.ValidationException;
import dev.wharf.wasm.binary.Definition;
import dev.wharf.wasm.module.Module;
import dev.wharf.wasm.module.SectionId;

/** The definition that is being checked, for faults that do not know their own place. */
final class CheckedDefinition {
  private SectionId section = SectionId.TYPE;
  private int index;

  /**
   * From here on it is this one.
   *
   * @param position in its section, from zero: imports do not count for other kinds
   */
  void at(SectionId kind, int position) {
    section = kind;
    index = position;
  }

  /** The last definition of a kind, or the last import if the module has none of its own. */
  void atLast(SectionId kind, int own, Module module) {
    if (own > 0) {
      at(kind, own - 1);
    } else {
      at(SectionId.IMPORT, module.imports().size() - 1);
    }
  }

  /** The same fault with the place of the definition, unless it names one or there are no bytes. */
  ValidationException placed(ValidationException fault, Module module) {
    if (fault.offset().isPresent()) {
      return fault;
    }
    return Definition.of(module, section, index)
        .map(found -> new ValidationException(fault.getMessage(), found.start()))
        .orElse(fault);
  }
}
