package dev.wharf.wasi.io;

import dev.wharf.wasi.p2.io.Poll;
import dev.wharf.wasi.p2.io.Streams;
import dev.wharf.wasi.p2.io.Streams.StreamError;
import dev.wharf.wasi.p2.io.Streams.StreamErrorException;
import java.io.IOException;
import java.util.Arrays;

/**
 * An {@code input-stream} over a {@link ByteSource}.
 *
 * <p>{@code read} never waits and may return nothing. At the end every operation gives {@code
 * closed}. A failure is given once, as {@code last-operation-failed}; from then on the stream is
 * closed.
 */
public final class HostInputStream implements Streams.InputStream {
  private static final int LARGEST_READ = 64 * 1024;

  private final ByteSource source;
  private boolean closed;

  public HostInputStream(ByteSource source) {
    this.source = source;
  }

  @Override
  public byte[] read(long len) {
    int wanted = bounded(len);
    var bytes = new byte[wanted];
    int count = take(bytes, wanted);
    return count == wanted ? bytes : Arrays.copyOf(bytes, count);
  }

  @Override
  public byte[] blockingRead(long len) {
    Waiting.until(readiness());
    return read(len);
  }

  @Override
  public long skip(long len) {
    int wanted = bounded(len);
    return take(new byte[wanted], wanted);
  }

  @Override
  public long blockingSkip(long len) {
    Waiting.until(readiness());
    return skip(len);
  }

  @Override
  public Poll.Pollable subscribe() {
    return new HostPollable(readiness());
  }

  @Override
  public void close() {
    closed = true;
    source.close();
  }

  Readiness readiness() {
    return closed ? Readiness.Immediate.IMMEDIATE : source.readiness();
  }

  private int take(byte[] into, int wanted) {
    if (closed) {
      throw new StreamErrorException(StreamError.Closed.INSTANCE);
    }
    int count;
    try {
      count = source.read(into, 0, wanted);
    } catch (IOException e) {
      closed = true;
      throw new StreamErrorException(new StreamError.LastOperationFailed(new HostError(e)));
    }
    if (count < 0) {
      closed = true;
      throw new StreamErrorException(StreamError.Closed.INSTANCE);
    }
    return count;
  }

  private static int bounded(long len) {
    return (int) (len < 0 ? LARGEST_READ : Math.min(len, LARGEST_READ));
  }
}
