package dev.wharf.wasm.type;

/** The type of a value on the operand stack. Spec: syntax/types, value types. */
public sealed interface ValType permits NumType, VecType, RefType {
  NumType I32 = NumType.I32;
  NumType I64 = NumType.I64;
  NumType F32 = NumType.F32;
  NumType F64 = NumType.F64;
  VecType V128 = VecType.V128;
  RefType FUNCREF = new RefType(true, AbstractHeapType.FUNC);
  RefType EXTERNREF = new RefType(true, AbstractHeapType.EXTERN);
  RefType EXNREF = new RefType(true, AbstractHeapType.EXN);
}
