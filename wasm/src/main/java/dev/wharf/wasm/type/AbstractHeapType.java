package dev.wharf.wasm.type;

import java.util.Locale;

/** The heap types that every module knows. Spec: syntax/types, heap types. */
public enum AbstractHeapType implements HeapType {
  FUNC,
  NOFUNC,
  EXTERN,
  NOEXTERN,
  EXN,
  NOEXN,
  ANY,
  EQ,
  I31,
  STRUCT,
  ARRAY,
  NONE;

  /** The greatest type above this one. */
  public AbstractHeapType top() {
    return switch (this) {
      case FUNC, NOFUNC -> FUNC;
      case EXTERN, NOEXTERN -> EXTERN;
      case EXN, NOEXN -> EXN;
      case ANY, EQ, I31, STRUCT, ARRAY, NONE -> ANY;
    };
  }

  /** The least type below this one, which only null is of. */
  public AbstractHeapType bottom() {
    return switch (this) {
      case FUNC, NOFUNC -> NOFUNC;
      case EXTERN, NOEXTERN -> NOEXTERN;
      case EXN, NOEXN -> NOEXN;
      case ANY, EQ, I31, STRUCT, ARRAY, NONE -> NONE;
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
