package dev.wharf.engine.abi;

import dev.wharf.engine.Instance;
import dev.wharf.engine.Memory;
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

  public static void dataDrop(Instance inst, int segment) {
    inst.dropData(segment);
  }

  public static int size(Memory m) {
    return m.pages();
  }

  public static int grow(int pages, Memory m) {
    return m.grow(pages);
  }
}
