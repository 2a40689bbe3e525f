package dev.wharf.engine.abi;

import dev.wharf.engine.ArrayRef;
import java.util.Arrays;

/** Arrays of bytes; indices and counts are unsigned. Spec: exec/instructions, aggregate. */
public abstract class I8Array extends ArrayRef {
  final byte[] data;

  protected I8Array(int length) {
    super(length);
    data = Allocation.bytes(length);
  }

  public static int getS(Object array, int index) {
    try {
      return ((I8Array) array).data[index];
    } catch (NullPointerException | IndexOutOfBoundsException _) {
      throw ArrayAccess.fault(array, index);
    }
  }

  public static int getU(Object array, int index) {
    try {
      return ((I8Array) array).data[index] & 0xff;
    } catch (NullPointerException | IndexOutOfBoundsException _) {
      throw ArrayAccess.fault(array, index);
    }
  }

  public static void set(Object array, int index, int value) {
    try {
      ((I8Array) array).data[index] = (byte) value;
    } catch (NullPointerException | IndexOutOfBoundsException _) {
      throw ArrayAccess.fault(array, index);
    }
  }

  /** A new array with {@code value} in every element. */
  public static Object filled(int value, Object array) {
    Arrays.fill(((I8Array) array).data, (byte) value);
    return array;
  }

  public static void fill(Object array, int index, int value, int count) {
    ArrayAccess.check(array, index, count);
    Arrays.fill(((I8Array) array).data, index, index + count, (byte) value);
  }

  public static void copy(Object to, int index, Object from, int fromIndex, int count) {
    ArrayAccess.check(to, index, count);
    ArrayAccess.check(from, fromIndex, count);
    System.arraycopy(((I8Array) from).data, fromIndex, ((I8Array) to).data, index, count);
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
    data[index] = (byte) bits;
  }
}
