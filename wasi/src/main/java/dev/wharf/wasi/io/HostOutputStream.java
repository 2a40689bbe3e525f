package dev.wharf.wasi.io;

import dev.wharf.wasi.p2.io.Poll;
import dev.wharf.wasi.p2.io.Streams;
import dev.wharf.wasi.p2.io.Streams.StreamError;
import dev.wharf.wasi.p2.io.Streams.StreamErrorException;
import dev.wharf.wasm.Trap;
import dev.wharf.wasm.TrapException;
import java.io.IOException;

/**
 * An {@code output-stream} over a {@link ByteSink}.
 *
 * <p>{@code check-write} is the permit, which writes use up; a write beyond it traps, and so does a
 * {@code blocking-write-and-flush} of more than 4096 bytes. While a flush is under way nothing is
 * permitted. A failure is given once, as {@code last-operation-failed}; from then on the stream is
 * closed.
 */
public final class HostOutputStream implements Streams.OutputStream {
  private static final int LARGEST_BLOCKING_WRITE = 4096;
  private static final byte[] ZEROES = new byte[LARGEST_BLOCKING_WRITE];

  private final ByteSink sink;
  private long permitted;
  private boolean flushing;
  private boolean closed;

  public HostOutputStream(ByteSink sink) {
    this.sink = sink;
  }

  @Override
  public long checkWrite() {
    checkOpen();
    try {
      if (flushing) {
        flushing = !sink.flush();
      }
      permitted = flushing ? 0 : sink.permit();
    } catch (IOException e) {
      throw failed(e);
    }
    return permitted;
  }

  @Override
  public void write(byte[] contents) {
    checkOpen();
    checkPermitted("write", contents.length);
    put(contents, contents.length);
  }

  @Override
  public void blockingWriteAndFlush(byte[] contents) {
    checkOpen();
    checkBlockingLength("blocking-write-and-flush", contents.length);
    try {
      for (int done = 0; done < contents.length; ) {
        int count = Math.min(contents.length - done, awaitPermit());
        sink.write(contents, done, count);
        done += count;
      }
    } catch (IOException e) {
      throw failed(e);
    }
    blockingFlush();
  }

  @Override
  public void flush() {
    checkOpen();
    try {
      flushing = !sink.flush();
      permitted = flushing ? 0 : permitted;
    } catch (IOException e) {
      throw failed(e);
    }
  }

  @Override
  public void blockingFlush() {
    flush();
    while (flushing) {
      Waiting.until(readiness());
      checkWrite();
    }
  }

  @Override
  public Poll.Pollable subscribe() {
    return new HostPollable(readiness());
  }

  @Override
  public void writeZeroes(long len) {
    checkOpen();
    checkPermitted("write-zeroes", len);
    for (long left = len; left > 0; left -= Math.min(left, ZEROES.length)) {
      put(ZEROES, (int) Math.min(left, ZEROES.length));
    }
  }

  @Override
  public void blockingWriteZeroesAndFlush(long len) {
    checkOpen();
    checkBlockingLength("blocking-write-zeroes-and-flush", len);
    blockingWriteAndFlush(new byte[(int) len]);
  }

  @Override
  public long splice(Streams.InputStream src, long len) {
    long permit = checkWrite();
    long wanted = len < 0 ? permit : Math.min(len, permit);
    if (wanted == 0) {
      return 0;
    }
    byte[] bytes = src.read(wanted);
    write(bytes);
    return bytes.length;
  }

  @Override
  public long blockingSplice(Streams.InputStream src, long len) {
    checkOpen();
    Waiting.until(readiness());
    if (src instanceof HostInputStream input) {
      Waiting.until(input.readiness());
    }
    return splice(src, len);
  }

  @Override
  public void close() {
    closed = true;
    sink.close();
  }

  private Readiness readiness() {
    return closed ? Readiness.Immediate.IMMEDIATE : sink.readiness();
  }

  private int awaitPermit() throws IOException {
    int permit = sink.permit();
    while (permit == 0) {
      Waiting.until(sink.readiness());
      permit = sink.permit();
    }
    return permit;
  }

  private void put(byte[] from, int length) {
    try {
      sink.write(from, 0, length);
      permitted -= length;
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private void checkOpen() {
    if (closed) {
      throw new StreamErrorException(StreamError.Closed.INSTANCE);
    }
  }

  private void checkPermitted(String function, long length) {
    if (Long.compareUnsigned(length, permitted) > 0) {
      throw fault(function, length, permitted);
    }
  }

  private static void checkBlockingLength(String function, long length) {
    if (Long.compareUnsigned(length, LARGEST_BLOCKING_WRITE) > 0) {
      throw fault(function, length, LARGEST_BLOCKING_WRITE);
    }
  }

  private static TrapException fault(String function, long length, long permitted) {
    String text = "wasi:io/streams output-stream.%s: %s bytes, %d permitted";
    return new TrapException(
        Trap.HOST_FAILURE, text.formatted(function, Long.toUnsignedString(length), permitted));
  }

  private StreamErrorException failed(IOException e) {
    closed = true;
    return new StreamErrorException(new StreamError.LastOperationFailed(new HostError(e)));
  }
}
