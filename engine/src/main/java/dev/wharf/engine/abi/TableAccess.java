package dev.wharf.engine.abi;

import dev.wharf.engine.Func;
import dev.wharf.engine.Instance;
import dev.wharf.engine.Table;

/**
 * Table instructions; indices and counts are unsigned. Spec: exec/instructions, table instructions.
 */
public final class TableAccess {
  private TableAccess() {}

  /** The function that {@code call_indirect} calls; the caller's cast checks its type. */
  public static Func func(int index, Table t) {
    Object[] elements = t.elements();
    if (index >= 0 && index < elements.length && elements[index] instanceof Func func) {
      return func;
    }
    return t.func(index);
  }

  public static Object get(int i, Table t) {
    return t.get(i);
  }

  public static void set(int i, Object v, Table t) {
    t.set(i, v);
  }

  public static int size(Table t) {
    return t.size();
  }

  public static int grow(Object init, int n, Table t) {
    return t.grow(Integer.toUnsignedLong(n), init);
  }

  public static int grow(Object init, long n, Table t) {
    return t.grow(n, init);
  }

  /** A 64-bit index or count as one of 32 bits, unsigned: no table has as many as 2^32 - 1. */
  public static int index(long i) {
    return i >>> 32 == 0 ? (int) i : -1;
  }

  public static void fill(int i, Object v, int n, Table t) {
    t.fill(i, v, n);
  }

  public static void copy(int d, int s, int n, Table dst, Table src) {
    dst.copy(d, src, s, n);
  }

  public static void init(int d, int s, int n, Instance inst, Table t, int segment) {
    inst.initTable(t, d, segment, s, n);
  }

  public static void elemDrop(Instance inst, int segment) {
    inst.dropElements(segment);
  }
}
