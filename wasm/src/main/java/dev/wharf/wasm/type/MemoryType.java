package dev.wharf.wasm.type;

/** A linear memory's size in pages of 64 KiB. Spec: syntax/types, memory types. */
public record MemoryType(Bounds bounds) implements ExternType {}
