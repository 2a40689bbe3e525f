package dev.wharf.runtime.value;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.concurrent.Flow;

/**
 * The end of a WIT {@code stream<u8>} that bytes come out of. All that is said of {@link
 * StreamReader} holds here too: reads block and run guest code, nothing is read ahead, giving the
 * end away spends it.
 */
public interface ByteStreamReader extends AutoCloseable {
  /**
   * Reads at least one byte and at most {@code length}.
   *
   * @return how many, or -1 when the other end is gone
   * @throws java.util.concurrent.CancellationException if the thread is interrupted before anything
   *     came; the interrupt status stays set, no byte is lost, and the end can be read again
   * @throws UncheckedIOException if the source of the host fails
   * @throws dev.wharf.wasm.TrapException if the guest traps, or if nothing is left that could write
   * @throws IllegalStateException if this end was closed or given away, or if guest code of the
   *     same store waits for the calling thread
   */
  int read(byte[] into, int offset, int length);

  /**
   * As {@link #read(byte[], int, int)}, but gives up after a while and keeps the end.
   *
   * @param wait how long to wait for the first byte; zero takes what is there
   * @return empty if nothing came in time; -1 when the other end is gone
   */
  OptionalInt poll(byte[] into, int offset, int length, Duration wait);

  /** Whether a read would return at once, as far as can be told without running anything. */
  default boolean ready() {
    return false;
  }

  /**
   * Takes the end out of this object, which is spent then, as if it were given away.
   *
   * @throws IllegalStateException if it is closed or spent, or being read
   */
  ByteStreamReader move();

  /** Tells the other end that nobody reads any more; a second time does nothing. */
  @Override
  void close();

  /** The next bytes, at least one and at most {@code max}; none when the other end is gone. */
  default byte[] read(int max) {
    byte[] bytes = new byte[max];
    int count = read(bytes, 0, max);
    return count == max ? bytes : Arrays.copyOf(bytes, Math.max(count, 0));
  }

  /** Fills the buffer from its position; -1 when the other end is gone. */
  default int read(ByteBuffer into) {
    if (into.hasArray()) {
      int count = read(into.array(), into.arrayOffset() + into.position(), into.remaining());
      into.position(into.position() + Math.max(count, 0));
      return count;
    }
    byte[] bytes = new byte[Math.min(into.remaining(), ByteTransfer.SIZE)];
    int count = read(bytes, 0, bytes.length);
    into.put(bytes, 0, Math.max(count, 0));
    return count;
  }

  /** Fills the segment from its beginning; -1 when the other end is gone. */
  default int read(MemorySegment into) {
    long size = Math.min(into.byteSize(), Integer.MAX_VALUE);
    return read(into.asSlice(0, size).asByteBuffer());
  }

  /** Everything until the other end is gone. */
  default byte[] readAllBytes() {
    var bytes = new ByteArrayOutputStream();
    byte[] buffer = new byte[ByteTransfer.SIZE];
    for (int n = read(buffer, 0, buffer.length); n >= 0; n = read(buffer, 0, buffer.length)) {
      bytes.write(buffer, 0, n);
    }
    return bytes.toByteArray();
  }

  /** As a stream; closing it closes the end. */
  default InputStream asInputStream() {
    return new ReaderInputStream(this);
  }

  /** As a channel; closing it closes the end. */
  default ReadableByteChannel asChannel() {
    return Channels.newChannel(asInputStream());
  }

  /**
   * The bytes in buffers for one subscriber, on a thread of its own. A cancelled subscription
   * closes the end.
   */
  default Flow.Publisher<ByteBuffer> toPublisher() {
    return new ReaderPublisher<>(ByteTransfer.buffers(this));
  }

  /**
   * Moves all bytes to {@code writer} until one of the ends is gone, and closes neither.
   *
   * @return how many bytes the writer's other end took
   */
  default long into(ByteStreamWriter writer) {
    return ByteTransfer.move(this, writer);
  }

  /**
   * Gives all bytes to {@code taker} as they come, and takes the end out of this object as {@link
   * #move} does. Where a guest writes, and its store has an executor, no thread waits for it; else
   * a virtual thread does.
   */
  default ByteDrain drainTo(ByteTaker taker) {
    return ThreadDrain.start(move(), taker);
  }

  /** Bytes that are there at once. They are not copied. */
  static ByteStreamReader of(byte[] bytes) {
    return new InputStreamReader(new ByteArrayInputStream(bytes), true);
  }

  /** The bytes of a stream, read when they are asked for and closed with the end. */
  static ByteStreamReader of(InputStream in) {
    return new InputStreamReader(Objects.requireNonNull(in), false);
  }

  /** The bytes of a channel, read when they are asked for and closed with the end. */
  static ByteStreamReader of(ReadableByteChannel channel) {
    return new InputStreamReader(Channels.newInputStream(channel), false);
  }

  /**
   * The bytes of a file, which is opened now.
   *
   * @throws UncheckedIOException if it cannot be
   */
  static ByteStreamReader of(Path file) {
    try {
      return of(Files.newInputStream(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The bytes of buffers that a publisher publishes, one buffer asked for at a time. */
  static ByteStreamReader of(Flow.Publisher<ByteBuffer> publisher) {
    return of(new BufferInputStream(new PublisherReader<>(publisher)));
  }

  /** No bytes. */
  static ByteStreamReader empty() {
    return of(new byte[0]);
  }
}
