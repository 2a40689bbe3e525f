package dev.wharf.engine.abi;

import dev.wharf.engine.HeapMemory;
import dev.wharf.engine.Instance;
import dev.wharf.engine.Memory;
import dev.wharf.engine.NativeMemory;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/**
 * Memory instructions over ranges; addresses and counts are unsigned. Spec: exec/instructions,
 * memory.
 */
public final class BulkMemory {
  private BulkMemory() {}

  public static void copy(int d, int s, int n, Memory dst, Memory src) {
    long from = Integer.toUnsignedLong(s);
    long to = Integer.toUnsignedLong(d);
    long length = Integer.toUnsignedLong(n);
    src.check(from, length);
    dst.check(to, length);
    if (length == 0) {
      return;
    }
    // What the source has not committed is zero.
    long present = Math.max(0, Math.min(length, src.bytes().length - from));
    if (present > 0) {
      byte[] target = dst.range(to, present);
      System.arraycopy(src.bytes(), s, target, d, (int) present);
    }
    zero(dst, to + present, length - present);
  }

  /** Of any memories; addresses and counts of 32 bits come zero-extended. */
  public static void copy(long d, long s, long n, Memory dst, Memory src) {
    src.check(s, n);
    dst.check(d, n);
    if (n != 0) {
      MemorySegment from = bytes(src, s, n);
      MemorySegment to = bytes(dst, d, n);
      MemorySegment.copy(from, s, to, d, n);
    }
  }

  public static void fill(long d, int v, long n, Memory m) {
    m.check(d, n);
    if (n != 0) {
      bytes(m, d, n).asSlice(d, n).fill((byte) v);
    }
  }

  /** What the range lies in, at its address. */
  private static MemorySegment bytes(Memory m, long address, long length) {
    return switch (m) {
      case HeapMemory heap -> MemorySegment.ofArray(heap.range(address, length));
      case NativeMemory outside -> outside.fresh();
    };
  }

  public static void fill(int d, int v, int n, Memory m) {
    long to = Integer.toUnsignedLong(d);
    long length = Integer.toUnsignedLong(n);
    m.check(to, length);
    if ((byte) v == 0) {
      zero(m, to, length);
    } else if (length != 0) {
      Arrays.fill(m.range(to, length), d, (int) (to + length), (byte) v);
    }
  }

  private static void zero(Memory m, long address, long length) {
    byte[] bytes = m.bytes();
    long end = Math.min(address + length, bytes.length);
    if (address < end) {
      Arrays.fill(bytes, (int) address, (int) end, (byte) 0);
    }
  }

  public static void init(int d, int s, int n, Instance inst, Memory m, int segment) {
    inst.initMemory(m, Integer.toUnsignedLong(d), segment, s, n);
  }

  public static void init(long d, int s, int n, Instance inst, Memory m, int segment) {
    inst.initMemory(m, d, segment, s, n);
  }

  public static void dataDrop(Instance inst, int segment) {
    inst.dropData(segment);
  }

  public static int size(Memory m) {
    return (int) m.pages();
  }

  public static long size64(Memory m) {
    return m.pages();
  }

  public static int grow(int pages, Memory m) {
    return (int) m.grow(Integer.toUnsignedLong(pages));
  }

  public static long grow(long pages, Memory m) {
    return m.grow(pages);
  }
}
