package dev.wharf.engine;

import dev.wharf.engine.load.DefinedLoader;
import dev.wharf.wasm.type.DefType;

/**
 * An array of a guest, as the host sees it; only the owner thread of its store may touch it. There
 * is a subclass in {@code engine.abi} for each form of storage, and below that a generated one for
 * each defined type. Spec: exec/runtime, array instances.
 */
public abstract non-sealed class ArrayRef extends EqRef {
  /** Number of elements; for generated code. */
  public final int length;

  protected ArrayRef(int length) {
    this.length = length;
  }

  /** The type that it was made as. */
  public final DefType type() {
    return DefinedLoader.typeOf(getClass());
  }

  /** Number of elements. */
  public final int length() {
    return length;
  }

  /**
   * The raw bits of a number element, one of 32 bits or less in the low half; packed ones are
   * sign-extended to 32 bits. 0 for a reference, the low half of a vector.
   *
   * @throws IndexOutOfBoundsException if there is no such element
   */
  public abstract long bits(int index);

  /**
   * The value of a reference element; null for the null reference and for a number.
   *
   * @throws IndexOutOfBoundsException if there is no such element
   */
  public abstract Object ref(int index);

  /**
   * Replaces an element, whether or not the guest may: by {@code bits} where elements are numbers,
   * else by {@code ref}, which must be of the element type.
   *
   * @throws IndexOutOfBoundsException if there is no such element
   */
  public abstract void set(int index, long bits, Object ref);

  /** The high half of a vector element, 0 for any other. */
  public long highBits(int index) {
    return 0;
  }

  /** Replaces the high half of a vector element; {@link #set} replaces the low one. */
  public void setHighBits(int index, long bits) {}

  @Override
  public final boolean equals(Object other) {
    return this == other;
  }

  @Override
  public final int hashCode() {
    return super.hashCode();
  }

  @Override
  public final String toString() {
    return "array of " + length + " " + type();
  }
}
