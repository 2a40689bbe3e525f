package dev.wharf.wasm.type;

/** The type of a value on the operand stack. Spec: syntax/types, value types. */
public sealed interface ValType extends StorageType permits NumType, VecType, RefType {
  NumType I32 = NumType.I32;
  NumType I64 = NumType.I64;
  NumType F32 = NumType.F32;
  NumType F64 = NumType.F64;
  VecType V128 = VecType.V128;
  RefType FUNCREF = new RefType(true, AbstractHeapType.FUNC);
  RefType EXTERNREF = new RefType(true, AbstractHeapType.EXTERN);
  RefType EXNREF = new RefType(true, AbstractHeapType.EXN);
  RefType ANYREF = new RefType(true, AbstractHeapType.ANY);
  RefType EQREF = new RefType(true, AbstractHeapType.EQ);
  RefType I31REF = new RefType(true, AbstractHeapType.I31);
  RefType STRUCTREF = new RefType(true, AbstractHeapType.STRUCT);
  RefType ARRAYREF = new RefType(true, AbstractHeapType.ARRAY);
  RefType NULLREF = new RefType(true, AbstractHeapType.NONE);
  RefType NULLFUNCREF = new RefType(true, AbstractHeapType.NOFUNC);
  RefType NULLEXTERNREF = new RefType(true, AbstractHeapType.NOEXTERN);
  RefType NULLEXNREF = new RefType(true, AbstractHeapType.NOEXN);
}
