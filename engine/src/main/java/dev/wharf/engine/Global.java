package dev.wharf.engine;

import dev.wharf.wasm.type.GlobalType;
import dev.wharf.wasm.type.NumType;
import dev.wharf.wasm.type.RefType;
import dev.wharf.wasm.type.VecType;

/**
 * A global of a store; only the owner thread of the store may touch it. Generated code reads and
 * writes the field of the type directly. Spec: exec/runtime, global instances.
 */
public final class Global implements Extern {
  /** The value when the type is {@code i32}. */
  public int i32;

  /** The value when the type is {@code i64}; the low half when it is {@code v128}. */
  public long i64;

  /** The high half of the value when the type is {@code v128}. */
  public long high;

  /** The value when the type is {@code f32}. */
  public float f32;

  /** The value when the type is {@code f64}. */
  public double f64;

  /** The value when the type is a reference type; Java null is the null reference. */
  public Object ref;

  private final Store store;
  private final GlobalType type;

  private Global(Store store, GlobalType type) {
    this.store = store;
    this.type = type;
  }

  /**
   * A new global of the given value: {@code bits} for a number type, {@code ref} for a reference
   * type.
   */
  public static Global create(Store store, GlobalType type, long bits, Object ref) {
    var global = new Global(store, type);
    global.set(bits, ref);
    return global;
  }

  /** A new global of type {@code v128}. */
  public static Global createVector(Store store, GlobalType type, long low, long high) {
    var global = create(store, type, low, null);
    global.high = high;
    return global;
  }

  @Override
  public GlobalType type() {
    return type;
  }

  @Override
  public Store store() {
    return store;
  }

  /**
   * The raw bits of a number, a 32-bit one in the low half, or those of the low half of a vector; 0
   * for a reference.
   */
  public long bits() {
    return switch (type.type()) {
      case NumType num ->
          switch (num) {
            case I32 -> Integer.toUnsignedLong(i32);
            case I64 -> i64;
            case F32 -> Integer.toUnsignedLong(Float.floatToRawIntBits(f32));
            case F64 -> Double.doubleToRawLongBits(f64);
          };
      case RefType _ -> 0;
      case VecType _ -> i64;
    };
  }

  /** The reference, null for the null reference and for a number. */
  public Object ref() {
    return ref;
  }

  /**
   * Replaces the value, whether or not the guest may; of a vector the low half, and {@link #high}
   * is the other.
   *
   * @throws ClassCastException if {@code newRef} is not a function where the type asks for one
   */
  public void set(long bits, Object newRef) {
    switch (type.type()) {
      case NumType num -> {
        switch (num) {
          case I32 -> i32 = (int) bits;
          case I64 -> i64 = bits;
          case F32 -> f32 = Float.intBitsToFloat((int) bits);
          case F64 -> f64 = Double.longBitsToDouble(bits);
        }
      }
      case RefType reference -> ref = Table.isFunc(reference) ? (Func) newRef : newRef;
      case VecType _ -> i64 = bits;
    }
  }
}
