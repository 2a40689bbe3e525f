package dev.wharf.wasm.type;

/** A global's type and mutability. Spec: syntax/types, global types. */
public record GlobalType(ValType type, boolean mutable) implements ExternType {}
