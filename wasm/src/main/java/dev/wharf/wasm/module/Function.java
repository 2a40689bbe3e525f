package dev.wharf.wasm.module;

import dev.wharf.wasm.type.ValType;
import java.util.List;

/**
 * A function of the module. The body stays bytes: instructions after the local declarations, up to
 * and with the final {@code end}. Spec: syntax/modules, functions.
 */
public record Function(int typeIndex, List<LocalGroup> locals, CodeRange body) {
  public Function {
    locals = List.copyOf(locals);
  }

  /**
   * A run of locals of one type; {@code count} is unsigned, the sum over a function stays within
   * the limits.
   */
  public record LocalGroup(int count, ValType type) {}
}
