package dev.wharf.wasm.type;

/** The type of addresses and sizes of a memory or table. Spec: syntax/types, address types. */
public enum AddressType {
  I32(ValType.I32),
  I64(ValType.I64);

  private final NumType valType;

  AddressType(NumType valType) {
    this.valType = valType;
  }

  public NumType valType() {
    return valType;
  }

  /** The least type that has the values of both. */
  public AddressType min(AddressType other) {
    return this == I64 && other == I64 ? I64 : I32;
  }
}
