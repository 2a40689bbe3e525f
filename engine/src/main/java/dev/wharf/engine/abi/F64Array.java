package dev.wharf.engine.abi;

import dev.wharf.engine.ArrayRef;
import java.util.Arrays;

/** Arrays of 64-bit floats; indices and counts are unsigned. Spec: exec/instructions, aggregate. */
public abstract class F64Array extends ArrayRef {
  final double[] data;

  protected F64Array(int length) {
    super(length);
    data = Allocation.doubles(length);
  }

  public static double get(Object array, int index) {
    try {
      return ((F64Array) array).data[index];
    } catch (NullPointerException | IndexOutOfBoundsException _) {
      throw ArrayAccess.fault(array, index);
    }
  }

  public static void set(Object array, int index, double value) {
    try {
      ((F64Array) array).data[index] = value;
    } catch (NullPointerException | IndexOutOfBoundsException _) {
      throw ArrayAccess.fault(array, index);
    }
  }

  /** A new array with {@code value} in every element. */
  public static Object filled(double value, Object array) {
    Arrays.fill(((F64Array) array).data, value);
    return array;
  }

  public static void fill(Object array, int index, double value, int count) {
    ArrayAccess.check(array, index, count);
    Arrays.fill(((F64Array) array).data, index, index + count, value);
  }

  public static void copy(Object to, int index, Object from, int fromIndex, int count) {
    ArrayAccess.check(to, index, count);
    ArrayAccess.check(from, fromIndex, count);
    System.arraycopy(((F64Array) from).data, fromIndex, ((F64Array) to).data, index, count);
  }

  @Override
  public final long bits(int index) {
    return Double.doubleToRawLongBits(data[index]);
  }

  @Override
  public final Object ref(int index) {
    return null;
  }

  @Override
  public final void set(int index, long bits, Object ref) {
    data[index] = Double.longBitsToDouble(bits);
  }
}
