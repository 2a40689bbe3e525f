package dev.wharf.wasm.type;

/**
 * A reference to something of the heap type, possibly null. Spec: syntax/types, reference types.
 */
public record RefType(boolean nullable, HeapType heap) implements ValType {
  @Override
  public String toString() {
    if (nullable && heap instanceof AbstractHeapType type) {
      return type + "ref";
    }
    return "(ref " + (nullable ? "null " : "") + heap + ")";
  }
}
