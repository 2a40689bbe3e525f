package dev.wharf.runtime.canon;

import dev.wharf.engine.abi.Traps;
import dev.wharf.wasm.Trap;

/** The rules for single numbers, called by generated adapters. */
public final class Scalars {
  private static final int CANONICAL_NAN32 = 0x7FC0_0000;
  private static final long CANONICAL_NAN64 = 0x7FF8_0000_0000_0000L;

  private Scalars() {}

  /** Any number but 0 is true. Spec: {@code convert_int_to_bool}. */
  public static int bool(int value) {
    return value != 0 ? 1 : 0;
  }

  /** Spec: {@code convert_i32_to_char}. */
  public static int character(int value) {
    if (Integer.compareUnsigned(value, Character.MAX_CODE_POINT) > 0
        || value >= Character.MIN_SURROGATE && value <= Character.MAX_SURROGATE) {
      throw Traps.trap(Trap.INVALID_CHAR, "0x" + Integer.toHexString(value));
    }
    return value;
  }

  /** Spec: {@code canonicalize_nan32}. */
  public static float f32(float value) {
    return value == value ? value : Float.intBitsToFloat(CANONICAL_NAN32);
  }

  /** Spec: {@code canonicalize_nan64}. */
  public static double f64(double value) {
    return value == value ? value : Double.longBitsToDouble(CANONICAL_NAN64);
  }

  /** Traps for a case that the type does not have. */
  public static int discriminant(int value, int cases) {
    if (Integer.compareUnsigned(value, cases) >= 0) {
      throw Traps.trap(
          Trap.INVALID_DISCRIMINANT, Integer.toUnsignedString(value) + " of " + cases + " cases");
    }
    return value;
  }

  public static int toU8(int value) {
    return inRange(value, 0xFF, "u8");
  }

  public static int toU16(int value) {
    return inRange(value, 0xFFFF, "u16");
  }

  private static int inRange(int value, int max, String type) {
    if (value < 0 || value > max) {
      throw new HostValueException(value + " is not a " + type);
    }
    return value;
  }

  public static int toU32(long value) {
    if (value >>> 32 != 0) {
      throw new HostValueException(value + " is not a u32");
    }
    return (int) value;
  }

  public static int toChar(int value) {
    if (!Character.isValidCodePoint(value)
        || value >= Character.MIN_SURROGATE && value <= Character.MAX_SURROGATE) {
      throw new HostValueException(
          "0x" + Integer.toHexString(value) + " is not a Unicode scalar value");
    }
    return value;
  }

  /** For a case that no alternative of a sealed type matches, which is null. */
  public static HostValueException noCase(Object value) {
    return new HostValueException(value + " is not a case of the variant");
  }
}
