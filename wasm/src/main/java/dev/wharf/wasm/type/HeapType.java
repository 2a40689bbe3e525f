package dev.wharf.wasm.type;

/** What a reference points to. Spec: syntax/types, heap types. */
public sealed interface HeapType permits AbstractHeapType, HeapType.Concrete, DefType {
  /**
   * A type of the module, by index; in the groups of a {@link TypeInterner}, a member of the same
   * group.
   */
  record Concrete(int typeIndex) implements HeapType {
    @Override
    public String toString() {
      return Integer.toString(typeIndex);
    }
  }
}
