package dev.wharf.wasm.type;

/** How a field or element is stored. Spec: syntax/types, storage types. */
public sealed interface StorageType permits ValType, PackedType {
  /** The type of a value read from it. */
  default ValType unpacked() {
    return switch (this) {
      case ValType type -> type;
      case PackedType _ -> ValType.I32;
    };
  }
}
