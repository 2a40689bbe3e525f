package dev.wharf.engine;

import dev.wharf.engine.load.DefinedLoader;
import dev.wharf.wasm.type.DefType;
import dev.wharf.wasm.type.FieldType;
import dev.wharf.wasm.type.NumType;
import dev.wharf.wasm.type.PackedType;
import dev.wharf.wasm.type.RefType;
import dev.wharf.wasm.type.StructType;
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
    return fields().fields().size();
  }

  private StructType fields() {
    return (StructType) type().composite();
  }

  /**
   * The raw bits of a number field, one of 32 bits or less in the low half; packed ones are
   * sign-extended to 32 bits. 0 for a reference, the low half of a vector.
   *
   * @throws IndexOutOfBoundsException if there is no such field
   */
  public final long bits(int field) {
    FieldType type = fields().fields().get(field);
    try {
      Field slot = slot("f" + field);
      return switch (type.storage()) {
        case PackedType _ -> Integer.toUnsignedLong(slot.getInt(this));
        case NumType.I32 -> Integer.toUnsignedLong(slot.getInt(this));
        case NumType.I64 -> slot.getLong(this);
        case NumType.F32 ->
            Integer.toUnsignedLong(Float.floatToRawIntBits(slot.getFloat(this)));
        case NumType.F64 -> Double.doubleToRawLongBits(slot.getDouble(this));
        case VecType _ -> slot.getLong(this);
        case RefType _ -> 0;
      };
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The high half of a vector field. */
  public final long highBits(int field) {
    try {
      return slot("f" + field + "h").getLong(this);
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
      return fields().fields().get(field).storage() instanceof RefType
          ? slot("f" + field).get(this)
          : null;
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private Field slot(String name) {
    try {
      return getClass().getField(name);
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException(e);
    }
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
