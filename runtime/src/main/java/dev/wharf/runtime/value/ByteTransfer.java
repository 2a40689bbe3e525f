package dev.wharf.runtime.value;

import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** Moves bytes in blocks. */
final class ByteTransfer {
  /** The most that is held on the way. */
  static final int SIZE = 64 << 10;

  private ByteTransfer() {}

  static long move(ByteStreamReader from, ByteStreamWriter to) {
    byte[] block = new byte[SIZE];
    long moved = 0;
    while (true) {
      int count = from.read(block, 0, block.length);
      int taken = count < 0 ? 0 : to.write(block, 0, count);
      moved += taken;
      if (count < 0 || taken < count) {
        return moved;
      }
    }
  }

  /** The bytes in buffers of their own. */
  static StreamReader<ByteBuffer> buffers(ByteStreamReader from) {
    return StreamReader.of(new Buffers(from));
  }

  private static final class Buffers implements Iterator<ByteBuffer>, AutoCloseable {
    private final ByteStreamReader from;
    private byte[] next = {};
    private boolean ended;

    Buffers(ByteStreamReader from) {
      this.from = from;
    }

    @Override
    public boolean hasNext() {
      if (next.length == 0 && !ended) {
        next = from.read(SIZE);
        ended = next.length == 0;
      }
      return !ended;
    }

    @Override
    public ByteBuffer next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      var buffer = ByteBuffer.wrap(next);
      next = new byte[0];
      return buffer;
    }

    @Override
    public void close() {
      from.close();
    }
  }
}
