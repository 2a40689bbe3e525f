package dev.wharf.runtime.value;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;

/** The bytes of a stream of buffers. */
final class BufferInputStream extends InputStream {
  private final StreamReader<ByteBuffer> buffers;
  private ByteBuffer current = ByteBuffer.allocate(0);

  BufferInputStream(StreamReader<ByteBuffer> buffers) {
    this.buffers = buffers;
  }

  private boolean fill() {
    while (!current.hasRemaining()) {
      List<ByteBuffer> next = buffers.read(1);
      if (next.isEmpty()) {
        return false;
      }
      current = next.getFirst();
    }
    return true;
  }

  @Override
  public int read() {
    return fill() ? Byte.toUnsignedInt(current.get()) : -1;
  }

  @Override
  public int read(byte[] into, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, into.length);
    if (length == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int count = Math.min(length, current.remaining());
    current.get(into, offset, count);
    return count;
  }

  @Override
  public void close() {
    buffers.close();
  }
}
