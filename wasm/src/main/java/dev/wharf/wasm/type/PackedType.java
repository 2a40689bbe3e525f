package dev.wharf.wasm.type;

import java.util.Locale;

/** Storage smaller than a value. Spec: syntax/types, packed types. */
public enum PackedType implements StorageType {
  I8,
  I16;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
