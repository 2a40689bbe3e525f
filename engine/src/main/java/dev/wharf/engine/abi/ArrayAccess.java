package dev.wharf.engine.abi;

import dev.wharf.engine.ArrayRef;
import dev.wharf.engine.Instance;
import dev.wharf.wasm.Trap;
import dev.wharf.wasm.TrapException;
import dev.wharf.wasm.module.CodeRange;

/**
 * What arrays of all element types have in common; indices and counts are unsigned. Spec:
 * exec/instructions, aggregate instructions.
 */
public final class ArrayAccess {
  private ArrayAccess() {}

  public static int length(Object array) {
    if (array == null) {
      throw Traps.trap(Trap.NULL_ARRAY_REFERENCE);
    }
    return ((ArrayRef) array).length;
  }

  /** The trap of an access that Java refused. */
  static TrapException fault(Object array, int index) {
    return array == null
        ? Traps.trap(Trap.NULL_ARRAY_REFERENCE)
        : outOfBounds(index, 1, ((ArrayRef) array).length);
  }

  private static TrapException outOfBounds(int index, int count, int length) {
    var detail = new StringBuilder(64).append("element ").append(Integer.toUnsignedString(index));
    if (count != 1) {
      detail.append(" + ").append(Integer.toUnsignedString(count));
    }
    detail.append(" of ").append(length);
    return Traps.trap(Trap.OUT_OF_BOUNDS_ARRAY_ACCESS, detail.toString());
  }

  static void check(Object array, int index, int count) {
    int length = length(array);
    if (Integer.toUnsignedLong(index) + Integer.toUnsignedLong(count) > length) {
      throw outOfBounds(index, count, length);
    }
  }

  /** Before an array is made of {@code count} elements of a data segment. */
  public static void beforeData(int from, int count, Instance inst, int segment, int elementBytes) {
    inst.checkData(segment, from, Integer.toUnsignedLong(count) * elementBytes);
  }

  /** Before an array is made of elements of an element segment. */
  public static void beforeElements(int from, int count, Instance inst, int segment) {
    inst.checkElements(segment, from, Integer.toUnsignedLong(count));
  }

  /** {@code array.init_data}, and what {@code array.new_data} does with its new array. */
  public static Object initData(
      Object array, int index, int from, int count, Instance inst, int segment, int elementBytes) {
    check(array, index, count);
    inst.checkData(segment, from, Integer.toUnsignedLong(count) * elementBytes);
    CodeRange data = inst.data(segment);
    read(array, index, data.bytes(), data.start() + from, count);
    return array;
  }

  private static void read(Object array, int index, byte[] bytes, int at, int count) {
    if (array instanceof I8Array to) {
      System.arraycopy(bytes, at, to.data, index, count);
      return;
    }
    for (int i = 0; i < count; i++) {
      if (array instanceof I16Array to) {
        to.data[index + i] = LittleEndian.getShort(bytes, at + 2 * i);
      } else if (array instanceof I32Array to) {
        to.data[index + i] = LittleEndian.getInt(bytes, at + 4 * i);
      } else if (array instanceof I64Array to) {
        to.data[index + i] = LittleEndian.getLong(bytes, at + 8 * i);
      } else if (array instanceof F32Array to) {
        to.data[index + i] = LittleEndian.getFloat(bytes, at + 4 * i);
      } else if (array instanceof F64Array to) {
        to.data[index + i] = LittleEndian.getDouble(bytes, at + 8 * i);
      } else {
        long[] to = ((V128Array) array).data;
        to[2 * (index + i)] = LittleEndian.getLong(bytes, at + 16 * i);
        to[2 * (index + i) + 1] = LittleEndian.getLong(bytes, at + 16 * i + 8);
      }
    }
  }

  /** {@code array.init_elem}, and what {@code array.new_elem} does with its new array. */
  public static Object initElements(
      Object array, int index, int from, int count, Instance inst, int segment) {
    check(array, index, count);
    inst.checkElements(segment, from, Integer.toUnsignedLong(count));
    Object[] data = ((RefArray) array).data;
    for (int i = 0; i < count; i++) {
      data[index + i] = inst.element(segment, from + i);
    }
    return array;
  }
}
