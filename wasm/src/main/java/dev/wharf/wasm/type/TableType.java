package dev.wharf.wasm.type;

/** A table's element type and size in elements. Spec: syntax/types, table types. */
public record TableType(AddressType address, RefType element, Bounds bounds) implements ExternType {
  /** A table with 32-bit addresses. */
  public TableType(RefType element, Bounds bounds) {
    this(AddressType.I32, element, bounds);
  }
}
