package dev.wharf.engine.abi;

import dev.wharf.wasm.Trap;

/** Storage of arrays; what the heap cannot hold is a trap. */
public final class Allocation {
  /** Shorter arrays, in elements, are allocated like any other object. */
  private static final int LARGE = 1 << 16;

  /** What a Java array can hold. */
  private static final int MAX_LENGTH = Integer.MAX_VALUE - 8;

  private Allocation() {}

  static byte[] bytes(int length) {
    if (length >= 0 && length < LARGE) {
      return new byte[length];
    }
    check(length, 1);
    try {
      return new byte[length];
    } catch (OutOfMemoryError _) {
      throw refused(length);
    }
  }

  static short[] shorts(int length) {
    if (length >= 0 && length < LARGE) {
      return new short[length];
    }
    check(length, 2);
    try {
      return new short[length];
    } catch (OutOfMemoryError _) {
      throw refused(length);
    }
  }

  static int[] ints(int length) {
    if (length >= 0 && length < LARGE) {
      return new int[length];
    }
    check(length, 4);
    try {
      return new int[length];
    } catch (OutOfMemoryError _) {
      throw refused(length);
    }
  }

  static long[] longs(int length) {
    if (length >= 0 && length < LARGE) {
      return new long[length];
    }
    check(length, 8);
    try {
      return new long[length];
    } catch (OutOfMemoryError _) {
      throw refused(length);
    }
  }

  /** Two longs for each vector. */
  static long[] halves(int length) {
    check(length, 16);
    if (length > MAX_LENGTH / 2) {
      throw refused(length);
    }
    try {
      return new long[2 * length];
    } catch (OutOfMemoryError _) {
      throw refused(length);
    }
  }

  static float[] floats(int length) {
    if (length >= 0 && length < LARGE) {
      return new float[length];
    }
    check(length, 4);
    try {
      return new float[length];
    } catch (OutOfMemoryError _) {
      throw refused(length);
    }
  }

  static double[] doubles(int length) {
    if (length >= 0 && length < LARGE) {
      return new double[length];
    }
    check(length, 8);
    try {
      return new double[length];
    } catch (OutOfMemoryError _) {
      throw refused(length);
    }
  }

  static Object[] refs(int length) {
    if (length >= 0 && length < LARGE) {
      return new Object[length];
    }
    check(length, 4);
    try {
      return new Object[length];
    } catch (OutOfMemoryError _) {
      throw refused(length);
    }
  }

  /** Refuses at once what is larger than the whole heap. */
  private static void check(int length, int elementBytes) {
    long elements = Integer.toUnsignedLong(length);
    if (elements > MAX_LENGTH || elements * elementBytes > Runtime.getRuntime().maxMemory()) {
      throw refused(length);
    }
  }

  private static RuntimeException refused(int length) {
    var detail = new StringBuilder(48).append("array of ").append(Integer.toUnsignedString(length));
    return Traps.trap(Trap.MEMORY_LIMIT, detail.append(" elements").toString());
  }
}
