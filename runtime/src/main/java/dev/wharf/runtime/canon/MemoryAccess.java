package dev.wharf.runtime.canon;

import dev.wharf.engine.Memory;
import dev.wharf.engine.abi.LittleEndian;
import dev.wharf.engine.abi.Traps;
import dev.wharf.wasm.Trap;
import dev.wharf.wasm.TrapException;

/**
 * Access of adapters to memory. Whoever reads or writes has called {@link #check} for the whole
 * range, which also made it physical; it stays so, but the array must be fetched anew after each
 * call into the guest.
 */
public final class MemoryAccess {
  /** Canonical ABI, {@code MAX_LIST_BYTE_LENGTH} and {@code MAX_STRING_BYTE_LENGTH}. */
  static final long MAX_BYTES = (1L << 28) - 1;

  private MemoryAccess() {}

  /**
   * Traps unless {@code size} bytes at {@code pointer} are aligned and inside the memory, even if
   * there are none.
   */
  public static void check(Memory memory, int pointer, int alignment, long size) {
    long address = Integer.toUnsignedLong(pointer);
    if ((address & (alignment - 1)) != 0) {
      throw notAligned(address, alignment);
    }
    if (address + size > memory.byteSize()) {
      throw outOfBounds(address, size, memory.byteSize());
    }
    memory.range(address, size);
  }

  private static TrapException notAligned(long address, int alignment) {
    return Traps.trap(
        Trap.POINTER_NOT_ALIGNED, "address " + address + " is not a multiple of " + alignment);
  }

  private static TrapException outOfBounds(long address, long size, long limit) {
    return Traps.trap(
        Trap.POINTER_OUT_OF_BOUNDS, "address " + address + " + " + size + " > " + limit);
  }

  /** Checks a list's place: {@code length} elements, unsigned, of {@code size} bytes each. */
  public static void checkList(Memory memory, int pointer, int length, int alignment, int size) {
    long bytes = Integer.toUnsignedLong(length) * size;
    if (bytes > MAX_BYTES) {
      throw Traps.trap(
          Trap.LIST_TOO_LONG, Integer.toUnsignedString(length) + " elements of " + size + " bytes");
    }
    check(memory, pointer, alignment, bytes);
  }

  public static int getS8(Memory memory, int address) {
    return memory.bytes()[address];
  }

  public static int getU8(Memory memory, int address) {
    return memory.bytes()[address] & 0xFF;
  }

  public static int getS16(Memory memory, int address) {
    return LittleEndian.getShort(memory.bytes(), address);
  }

  public static int getU16(Memory memory, int address) {
    return LittleEndian.getShort(memory.bytes(), address) & 0xFFFF;
  }

  public static int getI32(Memory memory, int address) {
    return LittleEndian.getInt(memory.bytes(), address);
  }

  public static long getI64(Memory memory, int address) {
    return LittleEndian.getLong(memory.bytes(), address);
  }

  public static float getF32(Memory memory, int address) {
    return Float.intBitsToFloat(LittleEndian.getInt(memory.bytes(), address));
  }

  public static double getF64(Memory memory, int address) {
    return Double.longBitsToDouble(LittleEndian.getLong(memory.bytes(), address));
  }

  public static void putI8(int value, Memory memory, int address) {
    memory.bytes()[address] = (byte) value;
  }

  public static void putI16(int value, Memory memory, int address) {
    LittleEndian.putShort(memory.bytes(), address, (short) value);
  }

  public static void putI32(int value, Memory memory, int address) {
    LittleEndian.putInt(memory.bytes(), address, value);
  }

  public static void putI64(long value, Memory memory, int address) {
    LittleEndian.putLong(memory.bytes(), address, value);
  }

  public static void putF32(float value, Memory memory, int address) {
    LittleEndian.putInt(memory.bytes(), address, Float.floatToRawIntBits(value));
  }

  public static void putF64(double value, Memory memory, int address) {
    LittleEndian.putLong(memory.bytes(), address, Double.doubleToRawLongBits(value));
  }
}
