package dev.wharf.engine;

/**
 * What a guest refers to by {@code eqref}: a structure, an array or a small integer. Guests compare
 * them with {@code ref.eq}. A value of {@code anyref} is one of these or an object of the host,
 * which came in by {@code any.convert_extern}. Spec: syntax/types, heap types.
 */
public abstract sealed class EqRef permits I31Ref, StructRef, ArrayRef {
  EqRef() {}
}
