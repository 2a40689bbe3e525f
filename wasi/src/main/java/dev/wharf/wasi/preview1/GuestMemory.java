package dev.wharf.wasi.preview1;

import dev.wharf.engine.Memory;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * The caller's memory as preview 1 sees it: unsigned 32-bit addresses, little endian. Out of bounds
 * is a trap.
 */
final class GuestMemory {
  private static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final Memory memory;

  GuestMemory(Memory memory) {
    this.memory = memory;
  }

  /**
   * The array that holds the range, at the index of its address. Valid until the next call of any
   * method here.
   */
  byte[] range(int address, int length) {
    return memory.range(Integer.toUnsignedLong(address), Integer.toUnsignedLong(length));
  }

  /** Traps unless so many elements, unsigned, fit in. */
  void checkArray(int address, int count, int elementSize) {
    memory.check(Integer.toUnsignedLong(address), Integer.toUnsignedLong(count) * elementSize);
  }

  int getInt(int address) {
    return (int) INT.get(range(address, Integer.BYTES), address);
  }

  short getShort(int address) {
    return (short) SHORT.get(range(address, Short.BYTES), address);
  }

  long getLong(int address) {
    return (long) LONG.get(range(address, Long.BYTES), address);
  }

  byte getByte(int address) {
    return range(address, 1)[address];
  }

  void putByte(int address, int value) {
    range(address, 1)[address] = (byte) value;
  }

  void putShort(int address, int value) {
    SHORT.set(range(address, Short.BYTES), address, (short) value);
  }

  void putInt(int address, int value) {
    INT.set(range(address, Integer.BYTES), address, value);
  }

  void putLong(int address, long value) {
    LONG.set(range(address, Long.BYTES), address, value);
  }

  void putBytes(int address, byte[] bytes, int length) {
    System.arraycopy(bytes, 0, range(address, length), address, length);
  }

  /** Text in UTF-8; {@code ilseq} when it is not. */
  String text(int address, int length) throws ErrnoException {
    try {
      var bytes = ByteBuffer.wrap(range(address, length), length == 0 ? 0 : address, length);
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      throw new ErrnoException(Errno.ILSEQ);
    }
  }
}
