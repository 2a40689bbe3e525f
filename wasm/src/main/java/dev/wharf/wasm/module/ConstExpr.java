package dev.wharf.wasm.module;

import dev.wharf.wasm.instr.Instr;
import java.util.List;

/**
 * A constant expression: its instructions without the final {@code end}.
 *
 * @param offset of its first byte in the file, for error messages
 */
public record ConstExpr(List<Instr> instrs, int offset) {
  public ConstExpr {
    instrs = List.copyOf(instrs);
  }
}
