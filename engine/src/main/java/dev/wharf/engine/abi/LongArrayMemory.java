package dev.wharf.engine.abi;

import static dev.wharf.engine.abi.LittleEndian.INT;
import static dev.wharf.engine.abi.LittleEndian.LONG;
import static dev.wharf.engine.abi.LittleEndian.SHORT;

import dev.wharf.engine.Memory;
import java.util.Objects;

/**
 * Loads and stores with 64-bit addresses of memories in arrays. Spec: exec/instructions, memory
 * instructions.
 *
 * <p>{@code addr} is unsigned, {@code offset} is not negative. The sum is exact or lands out of
 * bounds: {@code addr >> 63} makes the index negative for an address past 2^63, and so does the sum
 * when it overflows. The check is {@link Objects#checkIndex(long, long)} since the JIT moves that
 * one out of loops, also for a {@code long}.
 */
public final class LongArrayMemory {
  private LongArrayMemory() {}

  private static int index(long addr, int offset, byte[] bytes, int length) {
    long ea = (addr + offset) | (addr >> 63);
    return (int) Objects.checkIndex(ea, bytes.length - (length - 1L));
  }

  public static int i32Load(long addr, Memory m, int offset) {
    byte[] bytes = m.bytes();
    try {
      return (int) INT.get(bytes, index(addr, offset, bytes, 4));
    } catch (IndexOutOfBoundsException _) {
      return (int) INT.get(slow(addr, m, offset, 4), (int) addr + offset);
    }
  }

  public static long i64Load(long addr, Memory m, int offset) {
    byte[] bytes = m.bytes();
    try {
      return (long) LONG.get(bytes, index(addr, offset, bytes, 8));
    } catch (IndexOutOfBoundsException _) {
      return (long) LONG.get(slow(addr, m, offset, 8), (int) addr + offset);
    }
  }

  public static float f32Load(long addr, Memory m, int offset) {
    byte[] bytes = m.bytes();
    try {
      return Float.intBitsToFloat((int) INT.get(bytes, index(addr, offset, bytes, 4)));
    } catch (IndexOutOfBoundsException _) {
      return Float.intBitsToFloat((int) INT.get(slow(addr, m, offset, 4), (int) addr + offset));
    }
  }

  public static double f64Load(long addr, Memory m, int offset) {
    byte[] bytes = m.bytes();
    try {
      return Double.longBitsToDouble((long) LONG.get(bytes, index(addr, offset, bytes, 8)));
    } catch (IndexOutOfBoundsException _) {
      return Double.longBitsToDouble((long) LONG.get(slow(addr, m, offset, 8), (int) addr + offset));
    }
  }

  public static int i32Load8S(long addr, Memory m, int offset) {
    byte[] bytes = m.bytes();
    try {
      return bytes[index(addr, offset, bytes, 1)];
    } catch (IndexOutOfBoundsException _) {
      return slow(addr, m, offset, 1)[(int) addr + offset];
    }
  }

  public static int i32Load8U(long addr, Memory m, int offset) {
    byte[] bytes = m.bytes();
    try {
      return bytes[index(addr, offset, bytes, 1)] & 0xff;
    } catch (IndexOutOfBoundsException _) {
      return slow(addr, m, offset, 1)[(int) addr + offset] & 0xff;
    }
  }

  public static int i32Load16S(long addr, Memory m, int offset) {
    byte[] bytes = m.bytes();
    try {
      return (short) SHORT.get(bytes, index(addr, offset, bytes, 2));
    } catch (IndexOutOfBoundsException _) {
      return (short) SHORT.get(slow(addr, m, offset, 2), (int) addr + offset);
    }
  }

  public static int i32Load16U(long addr, Memory m, int offset) {
    byte[] bytes = m.bytes();
    try {
      return (short) SHORT.get(bytes, index(addr, offset, bytes, 2)) & 0xffff;
    } catch (IndexOutOfBoundsException _) {
      return (short) SHORT.get(slow(addr, m, offset, 2), (int) addr + offset) & 0xffff;
    }
  }

  public static long i64Load8S(long addr, Memory m, int offset) {
    byte[] bytes = m.bytes();
    try {
      return bytes[index(addr, offset, bytes, 1)];
    } catch (IndexOutOfBoundsException _) {
      return slow(addr, m, offset, 1)[(int) addr + offset];
    }
  }

  public static long i64Load8U(long addr, Memory m, int offset) {
    byte[] bytes = m.bytes();
    try {
      return bytes[index(addr, offset, bytes, 1)] & 0xffL;
    } catch (IndexOutOfBoundsException _) {
      return slow(addr, m, offset, 1)[(int) addr + offset] & 0xffL;
    }
  }

  public static long i64Load16S(long addr, Memory m, int offset) {
    byte[] bytes = m.bytes();
    try {
      return (short) SHORT.get(bytes, index(addr, offset, bytes, 2));
    } catch (IndexOutOfBoundsException _) {
      return (short) SHORT.get(slow(addr, m, offset, 2), (int) addr + offset);
    }
  }

  public static long i64Load16U(long addr, Memory m, int offset) {
    byte[] bytes = m.bytes();
    try {
      return (short) SHORT.get(bytes, index(addr, offset, bytes, 2)) & 0xffffL;
    } catch (IndexOutOfBoundsException _) {
      return (short) SHORT.get(slow(addr, m, offset, 2), (int) addr + offset) & 0xffffL;
    }
  }

  public static long i64Load32S(long addr, Memory m, int offset) {
    byte[] bytes = m.bytes();
    try {
      return (int) INT.get(bytes, index(addr, offset, bytes, 4));
    } catch (IndexOutOfBoundsException _) {
      return (int) INT.get(slow(addr, m, offset, 4), (int) addr + offset);
    }
  }

  public static long i64Load32U(long addr, Memory m, int offset) {
    byte[] bytes = m.bytes();
    try {
      return (int) INT.get(bytes, index(addr, offset, bytes, 4)) & 0xffff_ffffL;
    } catch (IndexOutOfBoundsException _) {
      return (int) INT.get(slow(addr, m, offset, 4), (int) addr + offset) & 0xffff_ffffL;
    }
  }

  public static void i32Store(long addr, int value, Memory m, int offset) {
    byte[] bytes = m.bytes();
    try {
      INT.set(bytes, index(addr, offset, bytes, 4), value);
    } catch (IndexOutOfBoundsException _) {
      INT.set(slow(addr, m, offset, 4), (int) addr + offset, value);
    }
  }

  public static void i64Store(long addr, long value, Memory m, int offset) {
    byte[] bytes = m.bytes();
    try {
      LONG.set(bytes, index(addr, offset, bytes, 8), value);
    } catch (IndexOutOfBoundsException _) {
      LONG.set(slow(addr, m, offset, 8), (int) addr + offset, value);
    }
  }

  public static void f32Store(long addr, float value, Memory m, int offset) {
    byte[] bytes = m.bytes();
    try {
      INT.set(bytes, index(addr, offset, bytes, 4), Float.floatToRawIntBits(value));
    } catch (IndexOutOfBoundsException _) {
      INT.set(slow(addr, m, offset, 4), (int) addr + offset, Float.floatToRawIntBits(value));
    }
  }

  public static void f64Store(long addr, double value, Memory m, int offset) {
    byte[] bytes = m.bytes();
    try {
      LONG.set(bytes, index(addr, offset, bytes, 8), Double.doubleToRawLongBits(value));
    } catch (IndexOutOfBoundsException _) {
      LONG.set(slow(addr, m, offset, 8), (int) addr + offset, Double.doubleToRawLongBits(value));
    }
  }

  public static void i32Store8(long addr, int value, Memory m, int offset) {
    byte[] bytes = m.bytes();
    try {
      bytes[index(addr, offset, bytes, 1)] = (byte) value;
    } catch (IndexOutOfBoundsException _) {
      slow(addr, m, offset, 1)[(int) addr + offset] = (byte) value;
    }
  }

  public static void i32Store16(long addr, int value, Memory m, int offset) {
    byte[] bytes = m.bytes();
    try {
      SHORT.set(bytes, index(addr, offset, bytes, 2), (short) value);
    } catch (IndexOutOfBoundsException _) {
      SHORT.set(slow(addr, m, offset, 2), (int) addr + offset, (short) value);
    }
  }

  public static void i64Store8(long addr, long value, Memory m, int offset) {
    byte[] bytes = m.bytes();
    try {
      bytes[index(addr, offset, bytes, 1)] = (byte) value;
    } catch (IndexOutOfBoundsException _) {
      slow(addr, m, offset, 1)[(int) addr + offset] = (byte) value;
    }
  }

  public static void i64Store16(long addr, long value, Memory m, int offset) {
    byte[] bytes = m.bytes();
    try {
      SHORT.set(bytes, index(addr, offset, bytes, 2), (short) value);
    } catch (IndexOutOfBoundsException _) {
      SHORT.set(slow(addr, m, offset, 2), (int) addr + offset, (short) value);
    }
  }

  public static void i64Store32(long addr, long value, Memory m, int offset) {
    byte[] bytes = m.bytes();
    try {
      INT.set(bytes, index(addr, offset, bytes, 4), (int) value);
    } catch (IndexOutOfBoundsException _) {
      INT.set(slow(addr, m, offset, 4), (int) addr + offset, (int) value);
    }
  }

  /** The array after the bytes were made physical; traps if they are not in the memory. */
  private static byte[] slow(long addr, Memory m, int offset, int length) {
    return m.range(addr < 0 ? addr : addr + offset, length);
  }
}
