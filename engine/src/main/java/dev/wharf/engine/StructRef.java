package dev.wharf.engine;

import dev.wharf.engine.load.DefinedLoader;
import dev.wharf.engine.load.StructSlot;
import dev.wharf.wasm.type.DefType;
import dev.wharf.wasm.type.NumType;
import dev.wharf.wasm.type.PackedType;
import dev.wharf.wasm.type.RefType;
import dev.wharf.wasm.type.VecType;
import java.lang.reflect.Field;

/**
 * A structure of a guest, as the host sees it; only the owner thread of its store may touch it.
 * Each defined type has a generated subclass with a typed field {@code f0}, {@code f1} ... for each
 * field, and a subtype is a subclass. Spec: exec/runtime, structure instances.
 */
public abstract non-sealed class StructRef extends EqRef {
  protected StructRef() {}

  /** The type that it was made as. */
  public final DefType type() {
    return DefinedLoader.typeOf(getClass());
  }

  /** The number of fields. */
  public final int size() {
    return slots().length;
  }

  /**
   * The raw bits of a number field, one of 32 bits or less in the low half; packed ones are
   * sign-extended to 32 bits. 0 for a reference, the low half of a vector.
   *
   * @throws IndexOutOfBoundsException if there is no such field
   */
  public final long bits(int field) {
    Field slot = slots()[field].slot();
    try {
      return switch (slots()[field].type()) {
        case PackedType _ -> Integer.toUnsignedLong(slot.getInt(this));
        case NumType num ->
            switch (num) {
              case I32 -> Integer.toUnsignedLong(slot.getInt(this));
              case I64 -> slot.getLong(this);
              case F32 -> Integer.toUnsignedLong(Float.floatToRawIntBits(slot.getFloat(this)));
              case F64 -> Double.doubleToRawLongBits(slot.getDouble(this));
            };
        case VecType _ -> slot.getLong(this);
        case RefType _ -> 0;
      };
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The high half of a vector field, 0 for any other. */
  public final long highBits(int field) {
    try {
      var high = slots()[field].high();
      return high.isPresent() ? high.get().getLong(this) : 0;
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * The value of a reference field; null for the null reference and for a number.
   *
   * @throws IndexOutOfBoundsException if there is no such field
   */
  public final Object ref(int field) {
    try {
      return slots()[field].type() instanceof RefType ? slots()[field].slot().get(this) : null;
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Replaces a field, whether or not the guest may: by {@code bits} if it is a number or the low
   * half of a vector, else by {@code ref}, which must be of the field's type.
   *
   * @throws IndexOutOfBoundsException if there is no such field
   * @throws IllegalArgumentException if {@code ref} is not a function where the type asks for one
   */
  public final void set(int field, long bits, Object ref) {
    Field slot = slots()[field].slot();
    try {
      switch (slots()[field].type()) {
        case PackedType packed -> {
          switch (packed) {
            case I8 -> slot.setByte(this, (byte) bits);
            case I16 -> slot.setShort(this, (short) bits);
          }
        }
        case NumType num -> {
          switch (num) {
            case I32 -> slot.setInt(this, (int) bits);
            case I64 -> slot.setLong(this, bits);
            case F32 -> slot.setFloat(this, Float.intBitsToFloat((int) bits));
            case F64 -> slot.setDouble(this, Double.longBitsToDouble(bits));
          }
        }
        case VecType _ -> slot.setLong(this, bits);
        case RefType _ -> slot.set(this, ref);
      }
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Replaces the high half of a vector field. */
  public final void setHighBits(int field, long bits) {
    try {
      var high = slots()[field].high();
      if (high.isPresent()) {
        high.get().setLong(this, bits);
      }
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private StructSlot[] slots() {
    return DefinedLoader.slotsOf(getClass());
  }

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
    return "struct " + type();
  }
}
