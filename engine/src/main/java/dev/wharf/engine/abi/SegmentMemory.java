package dev.wharf.engine.abi;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import dev.wharf.engine.Memory;
import dev.wharf.engine.NativeMemory;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Loads and stores of memories outside of the heap, whose address is a {@code long}: one of 32 bits
 * comes zero-extended. Spec: exec/instructions, memory instructions.
 *
 * <p>{@code addr} is unsigned, {@code offset} is not negative. The sum is exact or lands out of
 * bounds, as it does in {@link ArrayMemory}. The segment may be one from before another thread let
 * the memory grow: the slow path looks at the present one.
 */
public final class SegmentMemory {
  static final VarHandle BYTE = ValueLayout.JAVA_BYTE.varHandle().withInvokeExactBehavior();
  static final VarHandle SHORT = handle(JAVA_SHORT_UNALIGNED);
  static final VarHandle INT = handle(JAVA_INT_UNALIGNED);
  static final VarHandle LONG = handle(JAVA_LONG_UNALIGNED);

  private SegmentMemory() {}

  private static VarHandle handle(ValueLayout layout) {
    return layout.withOrder(ByteOrder.LITTLE_ENDIAN).varHandle().withInvokeExactBehavior();
  }

  public static int i32Load(long addr, Memory m, long offset) {
    long ea = (addr + offset) | (addr >> 63);
    try {
      return (int) INT.get(m.segment(), ea);
    } catch (IndexOutOfBoundsException _) {
      return (int) INT.get(slow(addr, m, offset, 4), ea);
    }
  }

  public static long i64Load(long addr, Memory m, long offset) {
    long ea = (addr + offset) | (addr >> 63);
    try {
      return (long) LONG.get(m.segment(), ea);
    } catch (IndexOutOfBoundsException _) {
      return (long) LONG.get(slow(addr, m, offset, 8), ea);
    }
  }

  public static float f32Load(long addr, Memory m, long offset) {
    long ea = (addr + offset) | (addr >> 63);
    try {
      return Float.intBitsToFloat((int) INT.get(m.segment(), ea));
    } catch (IndexOutOfBoundsException _) {
      return Float.intBitsToFloat((int) INT.get(slow(addr, m, offset, 4), ea));
    }
  }

  public static double f64Load(long addr, Memory m, long offset) {
    long ea = (addr + offset) | (addr >> 63);
    try {
      return Double.longBitsToDouble((long) LONG.get(m.segment(), ea));
    } catch (IndexOutOfBoundsException _) {
      return Double.longBitsToDouble((long) LONG.get(slow(addr, m, offset, 8), ea));
    }
  }

  public static int i32Load8S(long addr, Memory m, long offset) {
    long ea = (addr + offset) | (addr >> 63);
    try {
      return (byte) BYTE.get(m.segment(), ea);
    } catch (IndexOutOfBoundsException _) {
      return (byte) BYTE.get(slow(addr, m, offset, 1), ea);
    }
  }

  public static int i32Load8U(long addr, Memory m, long offset) {
    long ea = (addr + offset) | (addr >> 63);
    try {
      return (byte) BYTE.get(m.segment(), ea) & 0xff;
    } catch (IndexOutOfBoundsException _) {
      return (byte) BYTE.get(slow(addr, m, offset, 1), ea) & 0xff;
    }
  }

  public static int i32Load16S(long addr, Memory m, long offset) {
    long ea = (addr + offset) | (addr >> 63);
    try {
      return (short) SHORT.get(m.segment(), ea);
    } catch (IndexOutOfBoundsException _) {
      return (short) SHORT.get(slow(addr, m, offset, 2), ea);
    }
  }

  public static int i32Load16U(long addr, Memory m, long offset) {
    long ea = (addr + offset) | (addr >> 63);
    try {
      return (short) SHORT.get(m.segment(), ea) & 0xffff;
    } catch (IndexOutOfBoundsException _) {
      return (short) SHORT.get(slow(addr, m, offset, 2), ea) & 0xffff;
    }
  }

  public static long i64Load8S(long addr, Memory m, long offset) {
    long ea = (addr + offset) | (addr >> 63);
    try {
      return (byte) BYTE.get(m.segment(), ea);
    } catch (IndexOutOfBoundsException _) {
      return (byte) BYTE.get(slow(addr, m, offset, 1), ea);
    }
  }

  public static long i64Load8U(long addr, Memory m, long offset) {
    long ea = (addr + offset) | (addr >> 63);
    try {
      return (byte) BYTE.get(m.segment(), ea) & 0xffL;
    } catch (IndexOutOfBoundsException _) {
      return (byte) BYTE.get(slow(addr, m, offset, 1), ea) & 0xffL;
    }
  }

  public static long i64Load16S(long addr, Memory m, long offset) {
    long ea = (addr + offset) | (addr >> 63);
    try {
      return (short) SHORT.get(m.segment(), ea);
    } catch (IndexOutOfBoundsException _) {
      return (short) SHORT.get(slow(addr, m, offset, 2), ea);
    }
  }

  public static long i64Load16U(long addr, Memory m, long offset) {
    long ea = (addr + offset) | (addr >> 63);
    try {
      return (short) SHORT.get(m.segment(), ea) & 0xffffL;
    } catch (IndexOutOfBoundsException _) {
      return (short) SHORT.get(slow(addr, m, offset, 2), ea) & 0xffffL;
    }
  }

  public static long i64Load32S(long addr, Memory m, long offset) {
    long ea = (addr + offset) | (addr >> 63);
    try {
      return (int) INT.get(m.segment(), ea);
    } catch (IndexOutOfBoundsException _) {
      return (int) INT.get(slow(addr, m, offset, 4), ea);
    }
  }

  public static long i64Load32U(long addr, Memory m, long offset) {
    long ea = (addr + offset) | (addr >> 63);
    try {
      return (int) INT.get(m.segment(), ea) & 0xffff_ffffL;
    } catch (IndexOutOfBoundsException _) {
      return (int) INT.get(slow(addr, m, offset, 4), ea) & 0xffff_ffffL;
    }
  }

  public static void i32Store(long addr, int value, Memory m, long offset) {
    long ea = (addr + offset) | (addr >> 63);
    try {
      INT.set(m.segment(), ea, value);
    } catch (IndexOutOfBoundsException _) {
      INT.set(slow(addr, m, offset, 4), ea, value);
    }
  }

  public static void i64Store(long addr, long value, Memory m, long offset) {
    long ea = (addr + offset) | (addr >> 63);
    try {
      LONG.set(m.segment(), ea, value);
    } catch (IndexOutOfBoundsException _) {
      LONG.set(slow(addr, m, offset, 8), ea, value);
    }
  }

  public static void f32Store(long addr, float value, Memory m, long offset) {
    long ea = (addr + offset) | (addr >> 63);
    try {
      INT.set(m.segment(), ea, Float.floatToRawIntBits(value));
    } catch (IndexOutOfBoundsException _) {
      INT.set(slow(addr, m, offset, 4), ea, Float.floatToRawIntBits(value));
    }
  }

  public static void f64Store(long addr, double value, Memory m, long offset) {
    long ea = (addr + offset) | (addr >> 63);
    try {
      LONG.set(m.segment(), ea, Double.doubleToRawLongBits(value));
    } catch (IndexOutOfBoundsException _) {
      LONG.set(slow(addr, m, offset, 8), ea, Double.doubleToRawLongBits(value));
    }
  }

  public static void i32Store8(long addr, int value, Memory m, long offset) {
    long ea = (addr + offset) | (addr >> 63);
    try {
      BYTE.set(m.segment(), ea, (byte) value);
    } catch (IndexOutOfBoundsException _) {
      BYTE.set(slow(addr, m, offset, 1), ea, (byte) value);
    }
  }

  public static void i32Store16(long addr, int value, Memory m, long offset) {
    long ea = (addr + offset) | (addr >> 63);
    try {
      SHORT.set(m.segment(), ea, (short) value);
    } catch (IndexOutOfBoundsException _) {
      SHORT.set(slow(addr, m, offset, 2), ea, (short) value);
    }
  }

  public static void i64Store8(long addr, long value, Memory m, long offset) {
    long ea = (addr + offset) | (addr >> 63);
    try {
      BYTE.set(m.segment(), ea, (byte) value);
    } catch (IndexOutOfBoundsException _) {
      BYTE.set(slow(addr, m, offset, 1), ea, (byte) value);
    }
  }

  public static void i64Store16(long addr, long value, Memory m, long offset) {
    long ea = (addr + offset) | (addr >> 63);
    try {
      SHORT.set(m.segment(), ea, (short) value);
    } catch (IndexOutOfBoundsException _) {
      SHORT.set(slow(addr, m, offset, 2), ea, (short) value);
    }
  }

  public static void i64Store32(long addr, long value, Memory m, long offset) {
    long ea = (addr + offset) | (addr >> 63);
    try {
      INT.set(m.segment(), ea, (int) value);
    } catch (IndexOutOfBoundsException _) {
      INT.set(slow(addr, m, offset, 4), ea, (int) value);
    }
  }

  /** The present segment; traps if the bytes are not in it. */
  static MemorySegment slow(long addr, Memory m, long offset, int length) {
    m.check(addr < 0 ? addr : addr + offset, length);
    return ((NativeMemory) m).fresh();
  }
}
