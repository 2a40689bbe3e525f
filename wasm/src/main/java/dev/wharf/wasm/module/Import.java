package dev.wharf.wasm.module;

import dev.wharf.wasm.type.GlobalType;
import dev.wharf.wasm.type.MemoryType;
import dev.wharf.wasm.type.TableType;

/** An import. Spec: syntax/modules, imports. */
public record Import(String module, String name, Desc desc) {
  /** What is imported; function and tag types are indices. */
  public sealed interface Desc {}

  public record OfFunc(int typeIndex) implements Desc {}

  public record OfTable(TableType type) implements Desc {}

  public record OfMemory(MemoryType type) implements Desc {}

  public record OfGlobal(GlobalType type) implements Desc {}

  public record OfTag(int typeIndex) implements Desc {}
}
