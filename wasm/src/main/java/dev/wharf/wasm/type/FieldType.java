package dev.wharf.wasm.type;

/** What a field or element holds and whether it can be set. Spec: syntax/types, field types. */
public record FieldType(StorageType storage, boolean mutable) {
  @Override
  public String toString() {
    return mutable ? "(mut " + storage + ")" : storage.toString();
  }
}
