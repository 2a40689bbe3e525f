package dev.wharf.wasm.type;

/** A table's element type and size in elements. Spec: syntax/types, table types. */
public record TableType(RefType element, Bounds bounds) implements ExternType {}
