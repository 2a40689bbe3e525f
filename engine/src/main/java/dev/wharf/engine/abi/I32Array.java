package dev.wharf.engine.abi;

import dev.wharf.engine.ArrayRef;
import java.util.Arrays;

/**
 * Arrays of 32-bit integers; indices and counts are unsigned. Spec: exec/instructions, aggregate.
 */
public abstract class I32Array extends ArrayRef {
  final int[] data;

  protected I32Array(int length) {
    super(length);
    data = Allocation.ints(length);
  }

  public static int get(Object array, int index) {
    try {
      return ((I32Array) array).data[index];
    } catch (NullPointerException | IndexOutOfBoundsException _) {
      throw ArrayAccess.fault(array, index);
    }
  }

  public static void set(Object array, int index, int value) {
    try {
      ((I32Array) array).data[index] = value;
    } catch (NullPointerException | IndexOutOfBoundsException _) {
      throw ArrayAccess.fault(array, index);
    }
  }

  /** A new array with {@code value} in every element. */
  public static Object filled(int value, Object array) {
    Arrays.fill(((I32Array) array).data, value);
    return array;
  }

  public static void fill(Object array, int index, int value, int count) {
    ArrayAccess.check(array, index, count);
    Arrays.fill(((I32Array) array).data, index, index + count, value);
  }

  public static void copy(Object to, int index, Object from, int fromIndex, int count) {
    ArrayAccess.check(to, index, count);
    ArrayAccess.check(from, fromIndex, count);
    System.arraycopy(((I32Array) from).data, fromIndex, ((I32Array) to).data, index, count);
  }

  @Override
  public final long bits(int index) {
    return Integer.toUnsignedLong(data[index]);
  }

  @Override
  public final Object ref(int index) {
    return null;
  }

  @Override
  public final void set(int index, long bits, Object ref) {
    data[index] = (int) bits;
  }
}
