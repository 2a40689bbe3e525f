package dev.wharf.wasm.type;

import java.util.Locale;

/** Number types. Spec: syntax/types, number types. */
public enum NumType implements ValType {
  I32,
  I64,
  F32,
  F64;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
