package dev.wharf.wasm.type;

/** What an import asks for and an export offers. Spec: syntax/types, external types. */
public sealed interface ExternType permits TypeUse, TableType, MemoryType, GlobalType, TagType {}
