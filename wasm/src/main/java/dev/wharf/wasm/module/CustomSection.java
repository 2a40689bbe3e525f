package dev.wharf.wasm.module;

/** A custom section as it came. Spec: binary/modules, custom section. */
public record CustomSection(String name, CodeRange bytes) {}
