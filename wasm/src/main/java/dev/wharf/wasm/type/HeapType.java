package dev.wharf.wasm.type;

/** What a reference points to. Spec: syntax/types, heap types. */
public sealed interface HeapType permits AbstractHeapType, HeapType.Concrete {
  /** A type of the module, by index. */
  record Concrete(int typeIndex) implements HeapType {
    @Override
    public String toString() {
      return Integer.toString(typeIndex);
    }
  }
}
