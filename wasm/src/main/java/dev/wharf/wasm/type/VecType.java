package dev.wharf.wasm.type;

/** The vector type. Spec: syntax/types, vector types. */
public enum VecType implements ValType {
  V128;

  @Override
  public String toString() {
    return "v128";
  }
}
