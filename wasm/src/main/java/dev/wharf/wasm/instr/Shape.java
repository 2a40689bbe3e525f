package dev.wharf.wasm.instr;

/** What follows an opcode: one constant per form of immediates. Spec: binary/instructions. */
public enum Shape {
  NONE,
  BLOCK,
  TRY_TABLE,
  LABEL,
  LABEL_TABLE,
  FUNC,
  CALL_INDIRECT,
  LOCAL,
  GLOBAL,
  TABLE,
  TABLE_TABLE,
  MEMORY,
  MEMORY_MEMORY,
  MEMARG,
  DATA,
  DATA_MEMORY,
  ELEM,
  ELEM_TABLE,
  TAG,
  TYPES,
  HEAP_TYPE,
  I32_CONST,
  I64_CONST,
  F32_CONST,
  F64_CONST
}
