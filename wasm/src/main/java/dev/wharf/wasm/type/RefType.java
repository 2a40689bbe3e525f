package dev.wharf.wasm.type;

/**
 * A reference to something of the heap type, possibly null. Spec: syntax/types, reference types.
 */
public record RefType(boolean nullable, HeapType heap) implements ValType {
  @Override
  public String toString() {
    if (nullable && heap instanceof AbstractHeapType type) {
      return switch (type) {
        case NONE -> "nullref";
        case NOFUNC -> "nullfuncref";
        case NOEXTERN -> "nullexternref";
        case NOEXN -> "nullexnref";
        case FUNC, EXTERN, EXN, ANY, EQ, I31, STRUCT, ARRAY -> type + "ref";
      };
    }
    return "(ref " + (nullable ? "null " : "") + heap + ")";
  }
}
