package dev.wharf.engine.abi;

import dev.wharf.engine.Instance;

/**
 * Results after the first of a function with several, and all parameters of one with more than a
 * JVM method may have: value {@code k} is put by one side of the call and taken by the other.
 */
public final class Results {
  private Results() {}

  public static void putI32(int v, Instance inst, int k) {
    inst.store().results()[k] = Integer.toUnsignedLong(v);
  }

  public static void putI64(long v, Instance inst, int k) {
    inst.store().results()[k] = v;
  }

  public static void putF32(float v, Instance inst, int k) {
    inst.store().results()[k] = Integer.toUnsignedLong(Float.floatToRawIntBits(v));
  }

  public static void putF64(double v, Instance inst, int k) {
    inst.store().results()[k] = Double.doubleToRawLongBits(v);
  }

  public static void putRef(Object v, Instance inst, int k) {
    inst.store().refResults()[k] = v;
  }

  public static int getI32(Instance inst, int k) {
    return (int) inst.store().results()[k];
  }

  public static long getI64(Instance inst, int k) {
    return inst.store().results()[k];
  }

  public static float getF32(Instance inst, int k) {
    return Float.intBitsToFloat((int) inst.store().results()[k]);
  }

  public static double getF64(Instance inst, int k) {
    return Double.longBitsToDouble(inst.store().results()[k]);
  }

  public static Object getRef(Instance inst, int k) {
    return inst.store().refResults()[k];
  }
}
