package dev.wharf.wasm.type;

/** What a type definition describes. Spec: syntax/types, composite types. */
public sealed interface CompositeType permits FuncType, StructType, ArrayType {}
