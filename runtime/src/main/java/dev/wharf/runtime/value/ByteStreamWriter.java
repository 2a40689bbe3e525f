package dev.wharf.runtime.value;

import java.io.OutputStream;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;

/**
 * The end of a {@link ByteStreamReader}'s stream that bytes are put into. Made by {@link
 * ByteStreamPipe#open}. One thread at a time may use it.
 */
public interface ByteStreamWriter extends AutoCloseable {
  /**
   * Blocks until all bytes were read or the reader is gone.
   *
   * @return how many were read: fewer than {@code length} means that the reader is gone
   * @throws java.util.concurrent.CancellationException if the thread is interrupted before any byte
   *     was taken; else those taken are counted and the interrupt status stays set
   * @throws IllegalStateException after {@link #close}
   */
  int write(byte[] from, int offset, int length);

  /** Writes all of an array. */
  default int write(byte[] from) {
    return write(from, 0, from.length);
  }

  /** Writes what remains in the buffer, and moves its position by what was read. */
  default int write(ByteBuffer from) {
    int written;
    if (from.hasArray()) {
      written = write(from.array(), from.arrayOffset() + from.position(), from.remaining());
    } else {
      byte[] bytes = new byte[from.remaining()];
      from.get(from.position(), bytes);
      written = write(bytes);
    }
    from.position(from.position() + written);
    return written;
  }

  /** Writes all of a segment, of at most 2 GiB. */
  default int write(MemorySegment from) {
    return write(from.asByteBuffer());
  }

  /** Ends the stream; a second time does nothing. */
  @Override
  void close();

  /** As a stream; it throws when the reader is gone, and closing it ends this stream. */
  default OutputStream asOutputStream() {
    return new WriterOutputStream(this);
  }

  /** As a channel; it throws when the reader is gone, and closing it ends this stream. */
  default WritableByteChannel asChannel() {
    return Channels.newChannel(asOutputStream());
  }
}
