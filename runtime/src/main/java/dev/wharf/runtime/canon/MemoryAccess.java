package dev.wharf.runtime.canon;

import dev.wharf.engine.HeapMemory;
import dev.wharf.engine.Memory;
import dev.wharf.engine.NativeMemory;
import dev.wharf.engine.abi.BulkMemory;
import dev.wharf.engine.abi.LittleEndian;
import dev.wharf.engine.abi.SegmentMemory;
import dev.wharf.engine.abi.Traps;
import dev.wharf.wasm.Trap;
import dev.wharf.wasm.TrapException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Access of adapters to memory. Whoever reads or writes has called {@link #check} for the whole
 * range, which also made it physical; it stays so, but the array must be fetched anew after each
 * call into the guest. A memory outside of the heap has an empty array: there addresses go to its
 * segment.
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
    if (address + size > memory.bytes().length) {
      beyondArray(memory, address, size);
    }
  }

  private static void beyondArray(Memory memory, long address, long size) {
    if (address + size > memory.byteSize()) {
      throw outOfBounds(address, size, memory.byteSize());
    }
    if (memory.isArray()) {
      memory.range(address, size);
    }
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

  private static long address(int pointer) {
    return Integer.toUnsignedLong(pointer);
  }

  public static int getS8(Memory memory, int address) {
    byte[] bytes = memory.bytes();
    return bytes.length != 0
        ? bytes[address]
        : SegmentMemory.i32Load8S(address(address), memory, 0);
  }

  public static int getU8(Memory memory, int address) {
    byte[] bytes = memory.bytes();
    return bytes.length != 0
        ? bytes[address] & 0xFF
        : SegmentMemory.i32Load8U(address(address), memory, 0);
  }

  public static int getS16(Memory memory, int address) {
    byte[] bytes = memory.bytes();
    return bytes.length != 0
        ? LittleEndian.getShort(bytes, address)
        : SegmentMemory.i32Load16S(address(address), memory, 0);
  }

  public static int getU16(Memory memory, int address) {
    byte[] bytes = memory.bytes();
    return bytes.length != 0
        ? LittleEndian.getShort(bytes, address) & 0xFFFF
        : SegmentMemory.i32Load16U(address(address), memory, 0);
  }

  public static int getI32(Memory memory, int address) {
    byte[] bytes = memory.bytes();
    return bytes.length != 0
        ? LittleEndian.getInt(bytes, address)
        : SegmentMemory.i32Load(address(address), memory, 0);
  }

  public static long getI64(Memory memory, int address) {
    byte[] bytes = memory.bytes();
    return bytes.length != 0
        ? LittleEndian.getLong(bytes, address)
        : SegmentMemory.i64Load(address(address), memory, 0);
  }

  public static float getF32(Memory memory, int address) {
    return Float.intBitsToFloat(getI32(memory, address));
  }

  public static double getF64(Memory memory, int address) {
    return Double.longBitsToDouble(getI64(memory, address));
  }

  public static void putI8(int value, Memory memory, int address) {
    byte[] bytes = memory.bytes();
    if (bytes.length != 0) {
      bytes[address] = (byte) value;
    } else {
      SegmentMemory.i32Store8(address(address), value, memory, 0);
    }
  }

  public static void putI16(int value, Memory memory, int address) {
    byte[] bytes = memory.bytes();
    if (bytes.length != 0) {
      LittleEndian.putShort(bytes, address, (short) value);
    } else {
      SegmentMemory.i32Store16(address(address), value, memory, 0);
    }
  }

  public static void putI32(int value, Memory memory, int address) {
    byte[] bytes = memory.bytes();
    if (bytes.length != 0) {
      LittleEndian.putInt(bytes, address, value);
    } else {
      SegmentMemory.i32Store(address(address), value, memory, 0);
    }
  }

  public static void putI64(long value, Memory memory, int address) {
    byte[] bytes = memory.bytes();
    if (bytes.length != 0) {
      LittleEndian.putLong(bytes, address, value);
    } else {
      SegmentMemory.i64Store(address(address), value, memory, 0);
    }
  }

  public static void putF32(float value, Memory memory, int address) {
    putI32(Float.floatToRawIntBits(value), memory, address);
  }

  public static void putF64(double value, Memory memory, int address) {
    putI64(Double.doubleToRawLongBits(value), memory, address);
  }

  /** Copies into memory. */
  static void put(byte[] from, int start, int end, Memory memory, int address) {
    if (memory.isArray()) {
      System.arraycopy(from, start, memory.bytes(), address, end - start);
    } else {
      memory.write(address(address), from, start, end - start);
    }
  }

  /** Copies between memories. */
  static void copy(Memory from, int pointer, Memory to, int target, int length) {
    if (from.isArray() && to.isArray()) {
      System.arraycopy(from.bytes(), pointer, to.bytes(), target, length);
    } else {
      BulkMemory.copy(address(target), address(pointer), (long) length, to, from);
    }
  }

  /** A range as a buffer that reads and writes through. */
  static ByteBuffer buffer(Memory memory, int pointer, int length) {
    return switch (memory) {
      case HeapMemory heap ->
          ByteBuffer.wrap(heap.bytes(), pointer, length).order(ByteOrder.LITTLE_ENDIAN);
      case NativeMemory outside -> outside.buffer(address(pointer), length);
    };
  }
}
