package dev.wharf.engine;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;

/**
 * Keeps the arrays of memories whose store was closed for the memories of stores to come. Stores
 * that live as long as one request would otherwise fill the heap with large arrays faster than the
 * collector looks. A memory never shows what was in its array before. Thread-safe.
 *
 * <p>A store with a pool takes arrays away from its memories when it is closed: whoever got one of
 * {@link Memory#range} must not use it any more.
 */
public final class MemoryPool {
  /** Keeps nothing. */
  public static final MemoryPool NONE = new MemoryPool(0);

  /** More would take long to search; of the same guest arrays have the same few lengths. */
  private static final int MAX_ARRAYS = 256;

  private final long maxBytes;

  /** The one given last comes first. */
  private final Deque<byte[]> arrays = new ArrayDeque<>();

  private long bytes;

  /**
   * @param maxBytes of all arrays that wait here; beyond that the one that waits longest is let go
   */
  public MemoryPool(long maxBytes) {
    this.maxBytes = maxBytes;
  }

  /** An array that begins with what {@code start} holds, and is zero from there on. */
  byte[] extended(byte[] start, int length) {
    byte[] array = take(length);
    if (array.length == 0) {
      return Arrays.copyOf(start, length);
    }
    System.arraycopy(start, 0, array, 0, start.length);
    Arrays.fill(array, start.length, length, (byte) 0);
    return array;
  }

  /** An array of this length as it was given, or an empty one. */
  private synchronized byte[] take(int length) {
    for (Iterator<byte[]> each = arrays.iterator(); each.hasNext(); ) {
      byte[] array = each.next();
      if (array.length == length) {
        each.remove();
        bytes -= length;
        return array;
      }
    }
    return Memory.NO_BYTES;
  }

  /** Takes an array that nobody uses any more. */
  synchronized void give(byte[] array) {
    if (array.length > maxBytes) {
      return;
    }
    arrays.addFirst(array);
    bytes += array.length;
    while (bytes > maxBytes || arrays.size() > MAX_ARRAYS) {
      bytes -= arrays.removeLast().length;
    }
  }
}
