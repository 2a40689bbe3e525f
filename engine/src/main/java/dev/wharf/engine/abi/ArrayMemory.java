package dev.wharf.engine.abi;

import static dev.wharf.engine.abi.LittleEndian.INT;
import static dev.wharf.engine.abi.LittleEndian.LONG;
import static dev.wharf.engine.abi.LittleEndian.SHORT;

import dev.wharf.engine.Instance;
import dev.wharf.engine.Memory;

/**
 * Loads and stores: each twice for memory 0, whose array is a field of the instance, with and
 * without an offset, and once for any memory. Spec: exec/instructions, memory instructions.
 *
 * <p>{@code addr} is unsigned, {@code offset} is not negative. The sum is exact or lands out of
 * bounds: {@code addr >> 31} makes the index negative for an address past 2 GiB, and so does the
 * sum when it overflows. An index past the array may still be inside the memory, whose array is
 * only as long as what was touched; the slow path knows.
 */
public final class ArrayMemory {
  private ArrayMemory() {}

  public static int i32Load(int addr, Instance inst) {
    try {
      return (int) INT.get(inst.mem0, addr);
    } catch (IndexOutOfBoundsException _) {
      return (int) INT.get(slow(addr, inst.memory0, 0, 4), addr);
    }
  }

  public static int i32Load(int addr, Instance inst, int offset) {
    int ea = (addr + offset) | (addr >> 31);
    try {
      return (int) INT.get(inst.mem0, ea);
    } catch (IndexOutOfBoundsException _) {
      return (int) INT.get(slow(addr, inst.memory0, offset, 4), ea);
    }
  }

  public static int i32Load(int addr, Memory m, int offset) {
    int ea = (addr + offset) | (addr >> 31);
    try {
      return (int) INT.get(m.bytes(), ea);
    } catch (IndexOutOfBoundsException _) {
      return (int) INT.get(slow(addr, m, offset, 4), ea);
    }
  }

  public static long i64Load(int addr, Instance inst) {
    try {
      return (long) LONG.get(inst.mem0, addr);
    } catch (IndexOutOfBoundsException _) {
      return (long) LONG.get(slow(addr, inst.memory0, 0, 8), addr);
    }
  }

  public static long i64Load(int addr, Instance inst, int offset) {
    int ea = (addr + offset) | (addr >> 31);
    try {
      return (long) LONG.get(inst.mem0, ea);
    } catch (IndexOutOfBoundsException _) {
      return (long) LONG.get(slow(addr, inst.memory0, offset, 8), ea);
    }
  }

  public static long i64Load(int addr, Memory m, int offset) {
    int ea = (addr + offset) | (addr >> 31);
    try {
      return (long) LONG.get(m.bytes(), ea);
    } catch (IndexOutOfBoundsException _) {
      return (long) LONG.get(slow(addr, m, offset, 8), ea);
    }
  }

  public static float f32Load(int addr, Instance inst) {
    try {
      return Float.intBitsToFloat((int) INT.get(inst.mem0, addr));
    } catch (IndexOutOfBoundsException _) {
      return Float.intBitsToFloat((int) INT.get(slow(addr, inst.memory0, 0, 4), addr));
    }
  }

  public static float f32Load(int addr, Instance inst, int offset) {
    int ea = (addr + offset) | (addr >> 31);
    try {
      return Float.intBitsToFloat((int) INT.get(inst.mem0, ea));
    } catch (IndexOutOfBoundsException _) {
      return Float.intBitsToFloat((int) INT.get(slow(addr, inst.memory0, offset, 4), ea));
    }
  }

  public static float f32Load(int addr, Memory m, int offset) {
    int ea = (addr + offset) | (addr >> 31);
    try {
      return Float.intBitsToFloat((int) INT.get(m.bytes(), ea));
    } catch (IndexOutOfBoundsException _) {
      return Float.intBitsToFloat((int) INT.get(slow(addr, m, offset, 4), ea));
    }
  }

  public static double f64Load(int addr, Instance inst) {
    try {
      return Double.longBitsToDouble((long) LONG.get(inst.mem0, addr));
    } catch (IndexOutOfBoundsException _) {
      return Double.longBitsToDouble((long) LONG.get(slow(addr, inst.memory0, 0, 8), addr));
    }
  }

  public static double f64Load(int addr, Instance inst, int offset) {
    int ea = (addr + offset) | (addr >> 31);
    try {
      return Double.longBitsToDouble((long) LONG.get(inst.mem0, ea));
    } catch (IndexOutOfBoundsException _) {
      return Double.longBitsToDouble((long) LONG.get(slow(addr, inst.memory0, offset, 8), ea));
    }
  }

  public static double f64Load(int addr, Memory m, int offset) {
    int ea = (addr + offset) | (addr >> 31);
    try {
      return Double.longBitsToDouble((long) LONG.get(m.bytes(), ea));
    } catch (IndexOutOfBoundsException _) {
      return Double.longBitsToDouble((long) LONG.get(slow(addr, m, offset, 8), ea));
    }
  }

  public static int i32Load8S(int addr, Instance inst) {
    try {
      return inst.mem0[addr];
    } catch (IndexOutOfBoundsException _) {
      return slow(addr, inst.memory0, 0, 1)[addr];
    }
  }

  public static int i32Load8S(int addr, Instance inst, int offset) {
    int ea = (addr + offset) | (addr >> 31);
    try {
      return inst.mem0[ea];
    } catch (IndexOutOfBoundsException _) {
      return slow(addr, inst.memory0, offset, 1)[ea];
    }
  }

  public static int i32Load8S(int addr, Memory m, int offset) {
    int ea = (addr + offset) | (addr >> 31);
    try {
      return m.bytes()[ea];
    } catch (IndexOutOfBoundsException _) {
      return slow(addr, m, offset, 1)[ea];
    }
  }

  public static int i32Load8U(int addr, Instance inst) {
    try {
      return inst.mem0[addr] & 0xff;
    } catch (IndexOutOfBoundsException _) {
      return slow(addr, inst.memory0, 0, 1)[addr] & 0xff;
    }
  }

  public static int i32Load8U(int addr, Instance inst, int offset) {
    int ea = (addr + offset) | (addr >> 31);
    try {
      return inst.mem0[ea] & 0xff;
    } catch (IndexOutOfBoundsException _) {
      return slow(addr, inst.memory0, offset, 1)[ea] & 0xff;
    }
  }

  public static int i32Load8U(int addr, Memory m, int offset) {
    int ea = (addr + offset) | (addr >> 31);
    try {
      return m.bytes()[ea] & 0xff;
    } catch (IndexOutOfBoundsException _) {
      return slow(addr, m, offset, 1)[ea] & 0xff;
    }
  }

  public static int i32Load16S(int addr, Instance inst) {
    try {
      return (short) SHORT.get(inst.mem0, addr);
    } catch (IndexOutOfBoundsException _) {
      return (short) SHORT.get(slow(addr, inst.memory0, 0, 2), addr);
    }
  }

  public static int i32Load16S(int addr, Instance inst, int offset) {
    int ea = (addr + offset) | (addr >> 31);
    try {
      return (short) SHORT.get(inst.mem0, ea);
    } catch (IndexOutOfBoundsException _) {
      return (short) SHORT.get(slow(addr, inst.memory0, offset, 2), ea);
    }
  }

  public static int i32Load16S(int addr, Memory m, int offset) {
    int ea = (addr + offset) | (addr >> 31);
    try {
      return (short) SHORT.get(m.bytes(), ea);
    } catch (IndexOutOfBoundsException _) {
      return (short) SHORT.get(slow(addr, m, offset, 2), ea);
    }
  }

  public static int i32Load16U(int addr, Instance inst) {
    try {
      return (short) SHORT.get(inst.mem0, addr) & 0xffff;
    } catch (IndexOutOfBoundsException _) {
      return (short) SHORT.get(slow(addr, inst.memory0, 0, 2), addr) & 0xffff;
    }
  }

  public static int i32Load16U(int addr, Instance inst, int offset) {
    int ea = (addr + offset) | (addr >> 31);
    try {
      return (short) SHORT.get(inst.mem0, ea) & 0xffff;
    } catch (IndexOutOfBoundsException _) {
      return (short) SHORT.get(slow(addr, inst.memory0, offset, 2), ea) & 0xffff;
    }
  }

  public static int i32Load16U(int addr, Memory m, int offset) {
    int ea = (addr + offset) | (addr >> 31);
    try {
      return (short) SHORT.get(m.bytes(), ea) & 0xffff;
    } catch (IndexOutOfBoundsException _) {
      return (short) SHORT.get(slow(addr, m, offset, 2), ea) & 0xffff;
    }
  }

  public static long i64Load8S(int addr, Instance inst) {
    try {
      return inst.mem0[addr];
    } catch (IndexOutOfBoundsException _) {
      return slow(addr, inst.memory0, 0, 1)[addr];
    }
  }

  public static long i64Load8S(int addr, Instance inst, int offset) {
    int ea = (addr + offset) | (addr >> 31);
    try {
      return inst.mem0[ea];
    } catch (IndexOutOfBoundsException _) {
      return slow(addr, inst.memory0, offset, 1)[ea];
    }
  }

  public static long i64Load8S(int addr, Memory m, int offset) {
    int ea = (addr + offset) | (addr >> 31);
    try {
      return m.bytes()[ea];
    } catch (IndexOutOfBoundsException _) {
      return slow(addr, m, offset, 1)[ea];
    }
  }

  public static long i64Load8U(int addr, Instance inst) {
    try {
      return inst.mem0[addr] & 0xffL;
    } catch (IndexOutOfBoundsException _) {
      return slow(addr, inst.memory0, 0, 1)[addr] & 0xffL;
    }
  }

  public static long i64Load8U(int addr, Instance inst, int offset) {
    int ea = (addr + offset) | (addr >> 31);
    try {
      return inst.mem0[ea] & 0xffL;
    } catch (IndexOutOfBoundsException _) {
      return slow(addr, inst.memory0, offset, 1)[ea] & 0xffL;
    }
  }

  public static long i64Load8U(int addr, Memory m, int offset) {
    int ea = (addr + offset) | (addr >> 31);
    try {
      return m.bytes()[ea] & 0xffL;
    } catch (IndexOutOfBoundsException _) {
      return slow(addr, m, offset, 1)[ea] & 0xffL;
    }
  }

  public static long i64Load16S(int addr, Instance inst) {
    try {
      return (short) SHORT.get(inst.mem0, addr);
    } catch (IndexOutOfBoundsException _) {
      return (short) SHORT.get(slow(addr, inst.memory0, 0, 2), addr);
    }
  }

  public static long i64Load16S(int addr, Instance inst, int offset) {
    int ea = (addr + offset) | (addr >> 31);
    try {
      return (short) SHORT.get(inst.mem0, ea);
    } catch (IndexOutOfBoundsException _) {
      return (short) SHORT.get(slow(addr, inst.memory0, offset, 2), ea);
    }
  }

  public static long i64Load16S(int addr, Memory m, int offset) {
    int ea = (addr + offset) | (addr >> 31);
    try {
      return (short) SHORT.get(m.bytes(), ea);
    } catch (IndexOutOfBoundsException _) {
      return (short) SHORT.get(slow(addr, m, offset, 2), ea);
    }
  }

  public static long i64Load16U(int addr, Instance inst) {
    try {
      return (short) SHORT.get(inst.mem0, addr) & 0xffffL;
    } catch (IndexOutOfBoundsException _) {
      return (short) SHORT.get(slow(addr, inst.memory0, 0, 2), addr) & 0xffffL;
    }
  }

  public static long i64Load16U(int addr, Instance inst, int offset) {
    int ea = (addr + offset) | (addr >> 31);
    try {
      return (short) SHORT.get(inst.mem0, ea) & 0xffffL;
    } catch (IndexOutOfBoundsException _) {
      return (short) SHORT.get(slow(addr, inst.memory0, offset, 2), ea) & 0xffffL;
    }
  }

  public static long i64Load16U(int addr, Memory m, int offset) {
    int ea = (addr + offset) | (addr >> 31);
    try {
      return (short) SHORT.get(m.bytes(), ea) & 0xffffL;
    } catch (IndexOutOfBoundsException _) {
      return (short) SHORT.get(slow(addr, m, offset, 2), ea) & 0xffffL;
    }
  }

  public static long i64Load32S(int addr, Instance inst) {
    try {
      return (int) INT.get(inst.mem0, addr);
    } catch (IndexOutOfBoundsException _) {
      return (int) INT.get(slow(addr, inst.memory0, 0, 4), addr);
    }
  }

  public static long i64Load32S(int addr, Instance inst, int offset) {
    int ea = (addr + offset) | (addr >> 31);
    try {
      return (int) INT.get(inst.mem0, ea);
    } catch (IndexOutOfBoundsException _) {
      return (int) INT.get(slow(addr, inst.memory0, offset, 4), ea);
    }
  }

  public static long i64Load32S(int addr, Memory m, int offset) {
    int ea = (addr + offset) | (addr >> 31);
    try {
      return (int) INT.get(m.bytes(), ea);
    } catch (IndexOutOfBoundsException _) {
      return (int) INT.get(slow(addr, m, offset, 4), ea);
    }
  }

  public static long i64Load32U(int addr, Instance inst) {
    try {
      return (int) INT.get(inst.mem0, addr) & 0xffff_ffffL;
    } catch (IndexOutOfBoundsException _) {
      return (int) INT.get(slow(addr, inst.memory0, 0, 4), addr) & 0xffff_ffffL;
    }
  }

  public static long i64Load32U(int addr, Instance inst, int offset) {
    int ea = (addr + offset) | (addr >> 31);
    try {
      return (int) INT.get(inst.mem0, ea) & 0xffff_ffffL;
    } catch (IndexOutOfBoundsException _) {
      return (int) INT.get(slow(addr, inst.memory0, offset, 4), ea) & 0xffff_ffffL;
    }
  }

  public static long i64Load32U(int addr, Memory m, int offset) {
    int ea = (addr + offset) | (addr >> 31);
    try {
      return (int) INT.get(m.bytes(), ea) & 0xffff_ffffL;
    } catch (IndexOutOfBoundsException _) {
      return (int) INT.get(slow(addr, m, offset, 4), ea) & 0xffff_ffffL;
    }
  }

  public static void i32Store(int addr, int value, Instance inst) {
    try {
      INT.set(inst.mem0, addr, value);
    } catch (IndexOutOfBoundsException _) {
      INT.set(slow(addr, inst.memory0, 0, 4), addr, value);
    }
  }

  public static void i32Store(int addr, int value, Instance inst, int offset) {
    int ea = (addr + offset) | (addr >> 31);
    try {
      INT.set(inst.mem0, ea, value);
    } catch (IndexOutOfBoundsException _) {
      INT.set(slow(addr, inst.memory0, offset, 4), ea, value);
    }
  }

  public static void i32Store(int addr, int value, Memory m, int offset) {
    int ea = (addr + offset) | (addr >> 31);
    try {
      INT.set(m.bytes(), ea, value);
    } catch (IndexOutOfBoundsException _) {
      INT.set(slow(addr, m, offset, 4), ea, value);
    }
  }

  public static void i64Store(int addr, long value, Instance inst) {
    try {
      LONG.set(inst.mem0, addr, value);
    } catch (IndexOutOfBoundsException _) {
      LONG.set(slow(addr, inst.memory0, 0, 8), addr, value);
    }
  }

  public static void i64Store(int addr, long value, Instance inst, int offset) {
    int ea = (addr + offset) | (addr >> 31);
    try {
      LONG.set(inst.mem0, ea, value);
    } catch (IndexOutOfBoundsException _) {
      LONG.set(slow(addr, inst.memory0, offset, 8), ea, value);
    }
  }

  public static void i64Store(int addr, long value, Memory m, int offset) {
    int ea = (addr + offset) | (addr >> 31);
    try {
      LONG.set(m.bytes(), ea, value);
    } catch (IndexOutOfBoundsException _) {
      LONG.set(slow(addr, m, offset, 8), ea, value);
    }
  }

  public static void f32Store(int addr, float value, Instance inst) {
    try {
      INT.set(inst.mem0, addr, Float.floatToRawIntBits(value));
    } catch (IndexOutOfBoundsException _) {
      INT.set(slow(addr, inst.memory0, 0, 4), addr, Float.floatToRawIntBits(value));
    }
  }

  public static void f32Store(int addr, float value, Instance inst, int offset) {
    int ea = (addr + offset) | (addr >> 31);
    try {
      INT.set(inst.mem0, ea, Float.floatToRawIntBits(value));
    } catch (IndexOutOfBoundsException _) {
      INT.set(slow(addr, inst.memory0, offset, 4), ea, Float.floatToRawIntBits(value));
    }
  }

  public static void f32Store(int addr, float value, Memory m, int offset) {
    int ea = (addr + offset) | (addr >> 31);
    try {
      INT.set(m.bytes(), ea, Float.floatToRawIntBits(value));
    } catch (IndexOutOfBoundsException _) {
      INT.set(slow(addr, m, offset, 4), ea, Float.floatToRawIntBits(value));
    }
  }

  public static void f64Store(int addr, double value, Instance inst) {
    try {
      LONG.set(inst.mem0, addr, Double.doubleToRawLongBits(value));
    } catch (IndexOutOfBoundsException _) {
      LONG.set(slow(addr, inst.memory0, 0, 8), addr, Double.doubleToRawLongBits(value));
    }
  }

  public static void f64Store(int addr, double value, Instance inst, int offset) {
    int ea = (addr + offset) | (addr >> 31);
    try {
      LONG.set(inst.mem0, ea, Double.doubleToRawLongBits(value));
    } catch (IndexOutOfBoundsException _) {
      LONG.set(slow(addr, inst.memory0, offset, 8), ea, Double.doubleToRawLongBits(value));
    }
  }

  public static void f64Store(int addr, double value, Memory m, int offset) {
    int ea = (addr + offset) | (addr >> 31);
    try {
      LONG.set(m.bytes(), ea, Double.doubleToRawLongBits(value));
    } catch (IndexOutOfBoundsException _) {
      LONG.set(slow(addr, m, offset, 8), ea, Double.doubleToRawLongBits(value));
    }
  }

  public static void i32Store8(int addr, int value, Instance inst) {
    try {
      inst.mem0[addr] = (byte) value;
    } catch (IndexOutOfBoundsException _) {
      slow(addr, inst.memory0, 0, 1)[addr] = (byte) value;
    }
  }

  public static void i32Store8(int addr, int value, Instance inst, int offset) {
    int ea = (addr + offset) | (addr >> 31);
    try {
      inst.mem0[ea] = (byte) value;
    } catch (IndexOutOfBoundsException _) {
      slow(addr, inst.memory0, offset, 1)[ea] = (byte) value;
    }
  }

  public static void i32Store8(int addr, int value, Memory m, int offset) {
    int ea = (addr + offset) | (addr >> 31);
    try {
      m.bytes()[ea] = (byte) value;
    } catch (IndexOutOfBoundsException _) {
      slow(addr, m, offset, 1)[ea] = (byte) value;
    }
  }

  public static void i32Store16(int addr, int value, Instance inst) {
    try {
      SHORT.set(inst.mem0, addr, (short) value);
    } catch (IndexOutOfBoundsException _) {
      SHORT.set(slow(addr, inst.memory0, 0, 2), addr, (short) value);
    }
  }

  public static void i32Store16(int addr, int value, Instance inst, int offset) {
    int ea = (addr + offset) | (addr >> 31);
    try {
      SHORT.set(inst.mem0, ea, (short) value);
    } catch (IndexOutOfBoundsException _) {
      SHORT.set(slow(addr, inst.memory0, offset, 2), ea, (short) value);
    }
  }

  public static void i32Store16(int addr, int value, Memory m, int offset) {
    int ea = (addr + offset) | (addr >> 31);
    try {
      SHORT.set(m.bytes(), ea, (short) value);
    } catch (IndexOutOfBoundsException _) {
      SHORT.set(slow(addr, m, offset, 2), ea, (short) value);
    }
  }

  public static void i64Store8(int addr, long value, Instance inst) {
    try {
      inst.mem0[addr] = (byte) value;
    } catch (IndexOutOfBoundsException _) {
      slow(addr, inst.memory0, 0, 1)[addr] = (byte) value;
    }
  }

  public static void i64Store8(int addr, long value, Instance inst, int offset) {
    int ea = (addr + offset) | (addr >> 31);
    try {
      inst.mem0[ea] = (byte) value;
    } catch (IndexOutOfBoundsException _) {
      slow(addr, inst.memory0, offset, 1)[ea] = (byte) value;
    }
  }

  public static void i64Store8(int addr, long value, Memory m, int offset) {
    int ea = (addr + offset) | (addr >> 31);
    try {
      m.bytes()[ea] = (byte) value;
    } catch (IndexOutOfBoundsException _) {
      slow(addr, m, offset, 1)[ea] = (byte) value;
    }
  }

  public static void i64Store16(int addr, long value, Instance inst) {
    try {
      SHORT.set(inst.mem0, addr, (short) value);
    } catch (IndexOutOfBoundsException _) {
      SHORT.set(slow(addr, inst.memory0, 0, 2), addr, (short) value);
    }
  }

  public static void i64Store16(int addr, long value, Instance inst, int offset) {
    int ea = (addr + offset) | (addr >> 31);
    try {
      SHORT.set(inst.mem0, ea, (short) value);
    } catch (IndexOutOfBoundsException _) {
      SHORT.set(slow(addr, inst.memory0, offset, 2), ea, (short) value);
    }
  }

  public static void i64Store16(int addr, long value, Memory m, int offset) {
    int ea = (addr + offset) | (addr >> 31);
    try {
      SHORT.set(m.bytes(), ea, (short) value);
    } catch (IndexOutOfBoundsException _) {
      SHORT.set(slow(addr, m, offset, 2), ea, (short) value);
    }
  }

  public static void i64Store32(int addr, long value, Instance inst) {
    try {
      INT.set(inst.mem0, addr, (int) value);
    } catch (IndexOutOfBoundsException _) {
      INT.set(slow(addr, inst.memory0, 0, 4), addr, (int) value);
    }
  }

  public static void i64Store32(int addr, long value, Instance inst, int offset) {
    int ea = (addr + offset) | (addr >> 31);
    try {
      INT.set(inst.mem0, ea, (int) value);
    } catch (IndexOutOfBoundsException _) {
      INT.set(slow(addr, inst.memory0, offset, 4), ea, (int) value);
    }
  }

  public static void i64Store32(int addr, long value, Memory m, int offset) {
    int ea = (addr + offset) | (addr >> 31);
    try {
      INT.set(m.bytes(), ea, (int) value);
    } catch (IndexOutOfBoundsException _) {
      INT.set(slow(addr, m, offset, 4), ea, (int) value);
    }
  }

  /** The array after the bytes were made physical; traps if they are not in the memory. */
  private static byte[] slow(int addr, Memory m, int offset, int length) {
    return m.range(Integer.toUnsignedLong(addr) + offset, length);
  }
}
