package dev.wharf.wasm.type;

/** An exception tag; the results are empty. Spec: syntax/types, tag types. */
public record TagType(TypeUse type) implements ExternType {}
