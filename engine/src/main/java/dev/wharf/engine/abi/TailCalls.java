package dev.wharf.engine.abi;

import dev.wharf.engine.Func;
import dev.wharf.engine.Instance;

/**
 * Calls that replace the function that makes them. The caller leaves the arguments and the callee
 * with the store and returns; whoever called it first goes on from there, so that the stack does
 * not grow. Spec: exec/instructions, return_call.
 */
public final class TailCalls {
  private TailCalls() {}

  /** Notes what is to be called next; its arguments are with the store. */
  public static void next(Func callee, Instance inst) {
    inst.store().tailCallee = callee;
  }

  /** As {@link #next(Func, Instance)}, for a function of the instance. */
  public static void next(Instance inst, int funcIndex) {
    inst.store().tailCallee = inst.func(funcIndex);
  }

  /**
   * Calls what has been noted until nothing is. The first result is with the store then, like the
   * others.
   *
   * @return whether anything was called
   */
  public static boolean run(Instance inst) {
    var store = inst.store();
    Func callee = store.tailCallee;
    if (callee == null) {
      return false;
    }
    do {
      store.tailCallee = null;
      callee.tail();
      callee = store.tailCallee;
    } while (callee != null);
    return true;
  }

  public static void putI32(int v, Instance inst, int k) {
    inst.store().tailArgs()[k] = Integer.toUnsignedLong(v);
  }

  public static void putI64(long v, Instance inst, int k) {
    inst.store().tailArgs()[k] = v;
  }

  public static void putF32(float v, Instance inst, int k) {
    inst.store().tailArgs()[k] = Integer.toUnsignedLong(Float.floatToRawIntBits(v));
  }

  public static void putF64(double v, Instance inst, int k) {
    inst.store().tailArgs()[k] = Double.doubleToRawLongBits(v);
  }

  public static void putRef(Object v, Instance inst, int k) {
    inst.store().tailRefs()[k] = v;
  }

  public static int getI32(Instance inst, int k) {
    return (int) inst.store().tailArgs()[k];
  }

  public static long getI64(Instance inst, int k) {
    return inst.store().tailArgs()[k];
  }

  public static float getF32(Instance inst, int k) {
    return Float.intBitsToFloat((int) inst.store().tailArgs()[k]);
  }

  public static double getF64(Instance inst, int k) {
    return Double.longBitsToDouble(inst.store().tailArgs()[k]);
  }

  public static Object getRef(Instance inst, int k) {
    return inst.store().tailRefs()[k];
  }
}
