package dev.wharf.engine.abi;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Little-endian numbers in a byte array, at any alignment; floats by their raw bits. */
public final class LittleEndian {
  static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN)
          .withInvokeExactBehavior();
  static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN)
          .withInvokeExactBehavior();
  static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN)
          .withInvokeExactBehavior();

  private LittleEndian() {}

  public static short getShort(byte[] bytes, int index) {
    return (short) SHORT.get(bytes, index);
  }

  public static int getInt(byte[] bytes, int index) {
    return (int) INT.get(bytes, index);
  }

  public static long getLong(byte[] bytes, int index) {
    return (long) LONG.get(bytes, index);
  }

  public static float getFloat(byte[] bytes, int index) {
    return Float.intBitsToFloat((int) INT.get(bytes, index));
  }

  public static double getDouble(byte[] bytes, int index) {
    return Double.longBitsToDouble((long) LONG.get(bytes, index));
  }

  public static void putShort(byte[] bytes, int index, short value) {
    SHORT.set(bytes, index, value);
  }

  public static void putInt(byte[] bytes, int index, int value) {
    INT.set(bytes, index, value);
  }

  public static void putLong(byte[] bytes, int index, long value) {
    LONG.set(bytes, index, value);
  }

  public static void putFloat(byte[] bytes, int index, float value) {
    INT.set(bytes, index, Float.floatToRawIntBits(value));
  }

  public static void putDouble(byte[] bytes, int index, double value) {
    LONG.set(bytes, index, Double.doubleToRawLongBits(value));
  }
}
