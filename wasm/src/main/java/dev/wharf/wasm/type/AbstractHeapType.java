package dev.wharf.wasm.type;

import java.util.Locale;

/** The heap types that every module knows. Spec: syntax/types, heap types. */
public enum AbstractHeapType implements HeapType {
  FUNC,
  EXTERN,
  EXN;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
