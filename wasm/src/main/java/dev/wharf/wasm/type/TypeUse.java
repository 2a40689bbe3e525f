package dev.wharf.wasm.type;

/**
 * The type of a function or tag: a function type alone where its definition says no more, else the
 * defined type. So two closed uses of one {@link TypeInterner} mean the same type exactly if they
 * are equal. Spec: syntax/types, type uses.
 */
public sealed interface TypeUse extends ExternType permits FuncType, DefType {
  /** Parameters and results. */
  FuncType signature();

  /**
   * The use of a defined function type.
   *
   * @throws IllegalArgumentException if it is a structure or array type
   */
  static TypeUse of(DefType type) {
    if (!(type.composite() instanceof FuncType func)) {
      throw new IllegalArgumentException(type + " is not a function type");
    }
    return type.isAlone() ? func : type;
  }
}
