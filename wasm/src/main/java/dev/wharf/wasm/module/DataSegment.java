package dev.wharf.wasm.module;

/** Initial memory contents. Spec: syntax/modules, data segments. */
public record DataSegment(CodeRange bytes, SegmentMode mode) {}
