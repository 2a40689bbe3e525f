package dev.wharf.engine.abi;

import dev.wharf.engine.ArrayRef;
import java.util.Arrays;

/**
 * Arrays of 16-bit integers; indices and counts are unsigned. Spec: exec/instructions, aggregate.
 */
public abstract class I16Array extends ArrayRef {
  final short[] data;

  protected I16Array(int length) {
    super(length);
    data = Allocation.shorts(length);
  }

  public static int getS(Object array, int index) {
    try {
      return ((I16Array) array).data[index];
    } catch (NullPointerException | IndexOutOfBoundsException _) {
      throw ArrayAccess.fault(array, index);
    }
  }

  public static int getU(Object array, int index) {
    try {
      return ((I16Array) array).data[index] & 0xffff;
    } catch (NullPointerException | IndexOutOfBoundsException _) {
      throw ArrayAccess.fault(array, index);
    }
  }

  public static void set(Object array, int index, int value) {
    try {
      ((I16Array) array).data[index] = (short) value;
    } catch (NullPointerException | IndexOutOfBoundsException _) {
      throw ArrayAccess.fault(array, index);
    }
  }

  /** A new array with {@code value} in every element. */
  public static Object filled(int value, Object array) {
    Arrays.fill(((I16Array) array).data, (short) value);
    return array;
  }

  public static void fill(Object array, int index, int value, int count) {
    ArrayAccess.check(array, index, count);
    Arrays.fill(((I16Array) array).data, index, index + count, (short) value);
  }

  public static void copy(Object to, int index, Object from, int fromIndex, int count) {
    ArrayAccess.check(to, index, count);
    ArrayAccess.check(from, fromIndex, count);
    System.arraycopy(((I16Array) from).data, fromIndex, ((I16Array) to).data, index, count);
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
    data[index] = (short) bits;
  }
}
