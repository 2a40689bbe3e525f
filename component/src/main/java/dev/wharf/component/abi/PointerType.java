package dev.wharf.component.abi;

import dev.wharf.wasm.type.NumType;

/**
 * The address type of a memory, which decides the width of pointers and lengths. Canonical ABI,
 * {@code ptr_type}.
 */
public enum PointerType {
  I32(4, NumType.I32),
  I64(8, NumType.I64);

  private final int size;
  private final NumType type;

  PointerType(int size, NumType type) {
    this.size = size;
    this.type = type;
  }

  /** In bytes; also the alignment. */
  public int size() {
    return size;
  }

  public NumType type() {
    return type;
  }
}
