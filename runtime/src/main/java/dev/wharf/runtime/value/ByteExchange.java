package dev.wharf.runtime.value;

import java.util.Objects;

/** A pipe of bytes, and its writing end. */
final class ByteExchange extends Rendezvous implements ByteStreamWriter {
  private byte[] bytes = {};
  private int start;

  @Override
  public int write(byte[] from, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, from.length);
    synchronized (this) {
      bytes = from;
      start = offset;
    }
    return offer(length);
  }

  /** What is there, after {@link #await}; -1 if that is the end. */
  synchronized int take(byte[] into, int offset, int length) {
    int count = Math.min(length, left());
    if (count == 0 && length > 0) {
      return -1;
    }
    System.arraycopy(bytes, start + taken(), into, offset, count);
    take(count);
    return count;
  }
}
