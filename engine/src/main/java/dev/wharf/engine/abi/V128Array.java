package dev.wharf.engine.abi;

import dev.wharf.engine.ArrayRef;

/**
 * Arrays of vectors, each in two longs, the low half first; indices and counts are unsigned. Spec:
 * exec/instructions, aggregate.
 */
public abstract class V128Array extends ArrayRef {
  final long[] data;

  protected V128Array(int length) {
    super(length);
    data = Allocation.halves(length);
  }

  public static long low(Object array, int index) {
    ArrayAccess.check(array, index, 1);
    return ((V128Array) array).data[2 * index];
  }

  public static long high(Object array, int index) {
    ArrayAccess.check(array, index, 1);
    return ((V128Array) array).data[2 * index + 1];
  }

  public static void set(Object array, int index, long low, long high) {
    ArrayAccess.check(array, index, 1);
    long[] data = ((V128Array) array).data;
    data[2 * index] = low;
    data[2 * index + 1] = high;
  }

  /** A new array with the vector in every element. */
  public static Object filled(long low, long high, Object array) {
    fill(array, 0, low, high, ((V128Array) array).length);
    return array;
  }

  public static void fill(Object array, int index, long low, long high, int count) {
    ArrayAccess.check(array, index, count);
    long[] data = ((V128Array) array).data;
    for (int i = index; i < index + count; i++) {
      data[2 * i] = low;
      data[2 * i + 1] = high;
    }
  }

  public static void copy(Object to, int index, Object from, int fromIndex, int count) {
    ArrayAccess.check(to, index, count);
    ArrayAccess.check(from, fromIndex, count);
    System.arraycopy(
        ((V128Array) from).data, 2 * fromIndex, ((V128Array) to).data, 2 * index, 2 * count);
  }

  @Override
  public final long bits(int index) {
    return data[2 * index];
  }

  /** The high half of an element. */
  @Override
  public final long highBits(int index) {
    return data[2 * index + 1];
  }

  @Override
  public final Object ref(int index) {
    return null;
  }

  @Override
  public final void set(int index, long bits, Object ref) {
    data[2 * index] = bits;
  }

  @Override
  public final void setHighBits(int index, long bits) {
    data[2 * index + 1] = bits;
  }
}
