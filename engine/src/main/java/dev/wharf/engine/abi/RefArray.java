package dev.wharf.engine.abi;

import dev.wharf.engine.ArrayRef;
import java.util.Arrays;

/** Arrays of references; indices and counts are unsigned. Spec: exec/instructions, aggregate. */
public abstract class RefArray extends ArrayRef {
  final Object[] data;

  protected RefArray(int length) {
    super(length);
    data = Allocation.refs(length);
  }

  public static Object get(Object array, int index) {
    try {
      return ((RefArray) array).data[index];
    } catch (NullPointerException | IndexOutOfBoundsException _) {
      throw ArrayAccess.fault(array, index);
    }
  }

  public static void set(Object array, int index, Object value) {
    try {
      ((RefArray) array).data[index] = value;
    } catch (NullPointerException | IndexOutOfBoundsException _) {
      throw ArrayAccess.fault(array, index);
    }
  }

  /** A new array with {@code value} in every element. */
  public static Object filled(Object value, Object array) {
    Arrays.fill(((RefArray) array).data, value);
    return array;
  }

  public static void fill(Object array, int index, Object value, int count) {
    ArrayAccess.check(array, index, count);
    Arrays.fill(((RefArray) array).data, index, index + count, value);
  }

  public static void copy(Object to, int index, Object from, int fromIndex, int count) {
    ArrayAccess.check(to, index, count);
    ArrayAccess.check(from, fromIndex, count);
    System.arraycopy(((RefArray) from).data, fromIndex, ((RefArray) to).data, index, count);
  }

  @Override
  public final long bits(int index) {
    return 0;
  }

  @Override
  public final Object ref(int index) {
    return data[index];
  }

  @Override
  public final void set(int index, long bits, Object ref) {
    data[index] = ref;
  }
}
