package dev.wharf.engine;

/**
 * An integer of 31 bits as a reference. Those of the same value are equal for the guest; as Java
 * objects they may differ. Spec: exec/runtime, reference values.
 */
public final class I31Ref extends EqRef {
  private static final int CACHE_LOW = -128;
  private static final int CACHE_HIGH = 1023;
  private static final I31Ref[] CACHE = new I31Ref[CACHE_HIGH - CACHE_LOW + 1];

  static {
    for (int i = 0; i < CACHE.length; i++) {
      CACHE[i] = new I31Ref(i + CACHE_LOW);
    }
  }

  private final int value;

  private I31Ref(int value) {
    this.value = value;
  }

  /** Of the low 31 bits of a number. */
  public static I31Ref of(int bits) {
    int value = bits << 1 >> 1;
    return value >= CACHE_LOW && value <= CACHE_HIGH ? CACHE[value - CACHE_LOW] : new I31Ref(value);
  }

  /** The value, sign-extended from 31 bits. */
  public int signed() {
    return value;
  }

  /** The value, zero-extended from 31 bits. */
  public int unsigned() {
    return value & 0x7fff_ffff;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof I31Ref ref && ref.value == value;
  }

  @Override
  public int hashCode() {
    return value;
  }

  @Override
  public String toString() {
    return "i31 " + value;
  }
}
