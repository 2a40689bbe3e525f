package dev.wharf.wasm.instr;

import dev.wharf.wasm.type.ValType;

/** The type of a structured instruction. Spec: syntax/instructions, block types. */
public sealed interface BlockType {
  BlockType EMPTY = new Empty();

  /** No parameters, no results. */
  record Empty() implements BlockType {}

  /** No parameters, one result. */
  record Value(ValType type) implements BlockType {}

  /** A function type of the module. */
  record Indexed(int typeIndex) implements BlockType {}
}
