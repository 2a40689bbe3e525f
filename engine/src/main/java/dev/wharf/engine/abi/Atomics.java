package dev.wharf.engine.abi;

import dev.wharf.engine.HeapMemory;
import dev.wharf.engine.Instance;
import dev.wharf.engine.Memory;
import dev.wharf.engine.NativeMemory;
import dev.wharf.wasm.Trap;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Atomic accesses: sequentially consistent outside of the heap. A memory in an array is used by one
 * thread, so plain accesses do. {@code addr} is unsigned, one of 32 bits comes zero-extended;
 * {@code offset} is not negative. Narrow values are zero-extended. Spec: threads proposal.
 */
public final class Atomics {
  public static final int ADD = 0;
  public static final int SUB = 1;
  public static final int AND = 2;
  public static final int OR = 3;
  public static final int XOR = 4;
  public static final int XCHG = 5;

  private static final VarHandle BYTE = SegmentMemory.BYTE;
  private static final VarHandle SHORT = handle(ValueLayout.JAVA_SHORT);
  private static final VarHandle INT = handle(ValueLayout.JAVA_INT);
  private static final VarHandle LONG = handle(ValueLayout.JAVA_LONG);

  private Atomics() {}

  private static VarHandle handle(ValueLayout layout) {
    return layout.withOrder(ByteOrder.LITTLE_ENDIAN).varHandle().withInvokeExactBehavior();
  }

  /** The checked effective address. */
  private static long at(long addr, Memory m, long offset, int size) {
    long ea = (addr + offset) | (addr >> 63);
    if (ea >= 0 && (ea & size - 1) != 0) {
      throw Traps.trap(Trap.UNALIGNED_ATOMIC, "address " + ea + " of " + size + " bytes");
    }
    if (ea < 0 || m.isArray() || ea > m.segment().byteSize() - size) {
      // The segment may be the one from before the memory grew.
      m.check(addr < 0 ? addr : addr + offset, size);
    }
    return ea;
  }

  private static MemorySegment words(Memory m) {
    return ((NativeMemory) m).words();
  }

  public static void fence() {
    VarHandle.fullFence();
  }

  public static int load8(long addr, Memory m, long offset) {
    long ea = at(addr, m, offset, 1);
    return m instanceof HeapMemory heap
        ? heap.range(ea, 1)[(int) ea] & 0xff
        : (byte) BYTE.getVolatile(words(m), ea) & 0xff;
  }

  public static int load16(long addr, Memory m, long offset) {
    long ea = at(addr, m, offset, 2);
    return m instanceof HeapMemory heap
        ? LittleEndian.getShort(heap.range(ea, 2), (int) ea) & 0xffff
        : (short) SHORT.getVolatile(words(m), ea) & 0xffff;
  }

  public static int load32(long addr, Memory m, long offset) {
    long ea = at(addr, m, offset, 4);
    return m instanceof HeapMemory heap
        ? LittleEndian.getInt(heap.range(ea, 4), (int) ea)
        : (int) INT.getVolatile(words(m), ea);
  }

  public static long load64(long addr, Memory m, long offset) {
    long ea = at(addr, m, offset, 8);
    return m instanceof HeapMemory heap
        ? LittleEndian.getLong(heap.range(ea, 8), (int) ea)
        : (long) LONG.getVolatile(words(m), ea);
  }

  public static void store8(long addr, int value, Memory m, long offset) {
    long ea = at(addr, m, offset, 1);
    if (m instanceof HeapMemory heap) {
      heap.range(ea, 1)[(int) ea] = (byte) value;
    } else {
      BYTE.setVolatile(words(m), ea, (byte) value);
    }
  }

  public static void store16(long addr, int value, Memory m, long offset) {
    long ea = at(addr, m, offset, 2);
    if (m instanceof HeapMemory heap) {
      LittleEndian.putShort(heap.range(ea, 2), (int) ea, (short) value);
    } else {
      SHORT.setVolatile(words(m), ea, (short) value);
    }
  }

  public static void store32(long addr, int value, Memory m, long offset) {
    long ea = at(addr, m, offset, 4);
    if (m instanceof HeapMemory heap) {
      LittleEndian.putInt(heap.range(ea, 4), (int) ea, value);
    } else {
      INT.setVolatile(words(m), ea, value);
    }
  }

  public static void store64(long addr, long value, Memory m, long offset) {
    long ea = at(addr, m, offset, 8);
    if (m instanceof HeapMemory heap) {
      LittleEndian.putLong(heap.range(ea, 8), (int) ea, value);
    } else {
      LONG.setVolatile(words(m), ea, value);
    }
  }

  public static int rmw8(long addr, int value, Memory m, long offset, int op) {
    return narrow(at(addr, m, offset, 1), value, m, op, 0xff);
  }

  public static int rmw16(long addr, int value, Memory m, long offset, int op) {
    return narrow(at(addr, m, offset, 2), value, m, op, 0xffff);
  }

  /** The JVM has atomic updates of words only: the one around, until nobody came in between. */
  private static int narrow(long ea, int value, Memory m, int op, int mask) {
    int shift = (int) (ea & 3) << 3;
    long base = ea & -4;
    if (m instanceof HeapMemory heap) {
      byte[] bytes = heap.range(ea, mask >>> 8 == 0 ? 1 : 2);
      int old = mask >>> 8 == 0 ? bytes[(int) ea] : LittleEndian.getShort(bytes, (int) ea);
      putNarrow(bytes, (int) ea, apply(op, old, value), mask);
      return old & mask;
    }
    MemorySegment words = words(m);
    int old = (int) INT.getVolatile(words, base);
    while (true) {
      int updated = (apply(op, old >>> shift, value) & mask) << shift;
      int seen = (int) INT.compareAndExchange(words, base, old, old & ~(mask << shift) | updated);
      if (seen == old) {
        return old >>> shift & mask;
      }
      old = seen;
    }
  }

  private static void putNarrow(byte[] bytes, int at, int value, int mask) {
    if (mask >>> 8 == 0) {
      bytes[at] = (byte) value;
    } else {
      LittleEndian.putShort(bytes, at, (short) value);
    }
  }

  public static int rmw32(long addr, int value, Memory m, long offset, int op) {
    long ea = at(addr, m, offset, 4);
    if (m instanceof HeapMemory heap) {
      byte[] bytes = heap.range(ea, 4);
      int old = LittleEndian.getInt(bytes, (int) ea);
      LittleEndian.putInt(bytes, (int) ea, apply(op, old, value));
      return old;
    }
    MemorySegment words = words(m);
    return switch (op) {
      case ADD -> (int) INT.getAndAdd(words, ea, value);
      case SUB -> (int) INT.getAndAdd(words, ea, -value);
      case AND -> (int) INT.getAndBitwiseAnd(words, ea, value);
      case OR -> (int) INT.getAndBitwiseOr(words, ea, value);
      case XOR -> (int) INT.getAndBitwiseXor(words, ea, value);
      default -> (int) INT.getAndSet(words, ea, value);
    };
  }

  public static long rmw64(long addr, long value, Memory m, long offset, int op) {
    long ea = at(addr, m, offset, 8);
    if (m instanceof HeapMemory heap) {
      byte[] bytes = heap.range(ea, 8);
      long old = LittleEndian.getLong(bytes, (int) ea);
      LittleEndian.putLong(bytes, (int) ea, apply(op, old, value));
      return old;
    }
    MemorySegment words = words(m);
    return switch (op) {
      case ADD -> (long) LONG.getAndAdd(words, ea, value);
      case SUB -> (long) LONG.getAndAdd(words, ea, -value);
      case AND -> (long) LONG.getAndBitwiseAnd(words, ea, value);
      case OR -> (long) LONG.getAndBitwiseOr(words, ea, value);
      case XOR -> (long) LONG.getAndBitwiseXor(words, ea, value);
      default -> (long) LONG.getAndSet(words, ea, value);
    };
  }

  private static int apply(int op, int old, int value) {
    return (int) apply(op, (long) old, value);
  }

  private static long apply(int op, long old, long value) {
    return switch (op) {
      case ADD -> old + value;
      case SUB -> old - value;
      case AND -> old & value;
      case OR -> old | value;
      case XOR -> old ^ value;
      default -> value;
    };
  }

  public static int cmpxchg8(long addr, int expected, int value, Memory m, long offset) {
    return exchangeNarrow(at(addr, m, offset, 1), expected, value, m, 0xff);
  }

  public static int cmpxchg16(long addr, int expected, int value, Memory m, long offset) {
    return exchangeNarrow(at(addr, m, offset, 2), expected, value, m, 0xffff);
  }

  private static int exchangeNarrow(long ea, int expected, int value, Memory m, int mask) {
    int shift = (int) (ea & 3) << 3;
    long base = ea & -4;
    if (m instanceof HeapMemory heap) {
      byte[] bytes = heap.range(ea, mask >>> 8 == 0 ? 1 : 2);
      int old = mask >>> 8 == 0 ? bytes[(int) ea] : LittleEndian.getShort(bytes, (int) ea);
      if (((old ^ expected) & mask) == 0) {
        putNarrow(bytes, (int) ea, value, mask);
      }
      return old & mask;
    }
    MemorySegment words = words(m);
    int old = (int) INT.getVolatile(words, base);
    while (((old >>> shift ^ expected) & mask) == 0) {
      int updated = old & ~(mask << shift) | (value & mask) << shift;
      int seen = (int) INT.compareAndExchange(words, base, old, updated);
      if (seen == old) {
        break;
      }
      old = seen;
    }
    return old >>> shift & mask;
  }

  public static int cmpxchg32(long addr, int expected, int value, Memory m, long offset) {
    long ea = at(addr, m, offset, 4);
    if (m instanceof HeapMemory heap) {
      byte[] bytes = heap.range(ea, 4);
      int old = LittleEndian.getInt(bytes, (int) ea);
      if (old == expected) {
        LittleEndian.putInt(bytes, (int) ea, value);
      }
      return old;
    }
    return (int) INT.compareAndExchange(words(m), ea, expected, value);
  }

  public static long cmpxchg64(long addr, long expected, long value, Memory m, long offset) {
    long ea = at(addr, m, offset, 8);
    if (m instanceof HeapMemory heap) {
      byte[] bytes = heap.range(ea, 8);
      long old = LittleEndian.getLong(bytes, (int) ea);
      if (old == expected) {
        LittleEndian.putLong(bytes, (int) ea, value);
      }
      return old;
    }
    return (long) LONG.compareAndExchange(words(m), ea, expected, value);
  }

  public static int wait32(
      long addr, int expected, long timeout, Memory m, long offset, Instance inst) {
    long ea = at(addr, m, offset, 4);
    MemorySegment words = shared(m).words();
    return shared(m)
        .waiters()
        .await(ea, () -> (int) INT.getVolatile(words, ea) == expected, timeout, inst.store());
  }

  public static int wait64(
      long addr, long expected, long timeout, Memory m, long offset, Instance inst) {
    long ea = at(addr, m, offset, 8);
    MemorySegment words = shared(m).words();
    return shared(m)
        .waiters()
        .await(ea, () -> (long) LONG.getVolatile(words, ea) == expected, timeout, inst.store());
  }

  private static NativeMemory shared(Memory m) {
    if (m instanceof NativeMemory outside && m.isShared()) {
      return outside;
    }
    throw Traps.trap(Trap.EXPECTED_SHARED_MEMORY);
  }

  public static int wake(long addr, int most, Memory m, long offset) {
    long ea = at(addr, m, offset, 4);
    return m.isShared() ? shared(m).waiters().wake(ea, most) : 0;
  }
}
