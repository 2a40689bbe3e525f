package dev.wharf.engine.abi;

import dev.wharf.engine.Instance;
import dev.wharf.engine.TaggedException;
import dev.wharf.wasm.Trap;

/**
 * Exceptions: they are made, then filled, then thrown. Value {@code k} is element {@code k} of the
 * array of its kind. Spec: exec/instructions, throw and try_table.
 */
public final class Exceptions {
  private Exceptions() {}

  public static TaggedException make(Instance inst, int tag) {
    return new TaggedException(inst.tags[tag]);
  }

  /** What {@code throw_ref} throws. */
  public static TaggedException nonNull(Object exception) {
    if (exception == null) {
      throw Traps.trap(Trap.NULL_EXCEPTION_REFERENCE);
    }
    return (TaggedException) exception;
  }

  public static void putI32(int v, TaggedException e, int k) {
    e.values()[k] = Integer.toUnsignedLong(v);
  }

  public static void putI64(long v, TaggedException e, int k) {
    e.values()[k] = v;
  }

  public static void putF32(float v, TaggedException e, int k) {
    e.values()[k] = Integer.toUnsignedLong(Float.floatToRawIntBits(v));
  }

  public static void putF64(double v, TaggedException e, int k) {
    e.values()[k] = Double.doubleToRawLongBits(v);
  }

  public static void putRef(Object v, TaggedException e, int k) {
    e.refs()[k] = v;
  }

  public static int getI32(TaggedException e, int k) {
    return (int) e.values()[k];
  }

  public static long getI64(TaggedException e, int k) {
    return e.values()[k];
  }

  public static float getF32(TaggedException e, int k) {
    return Float.intBitsToFloat((int) e.values()[k]);
  }

  public static double getF64(TaggedException e, int k) {
    return Double.longBitsToDouble(e.values()[k]);
  }

  public static Object getRef(TaggedException e, int k) {
    return e.refs()[k];
  }
}
