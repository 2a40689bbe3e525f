package dev.wharf.wasi.http;

import dev.wharf.http.BodyWriter;
import dev.wharf.http.Headers;
import dev.wharf.http.HttpError;
import dev.wharf.http.HttpException;
import dev.wharf.wasi.io.ByteSink;
import dev.wharf.wasi.io.Gate;
import dev.wharf.wasi.io.Readiness;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Content that a guest of 0.2 makes. It may begin before the message is sent: up to {@link
 * ByteSink#LARGEST_PERMIT} bytes wait here for the transport. What the guest writes is held against
 * the length that its headers announce.
 */
final class OutgoingContent implements Readiness.Notified {
  /** Less than any transport has room for when it is writable. */
  private static final int PERMIT = 16 * 1024;

  private final OptionalLong announced;

  /** What exceeds or falls short of the announced length is told as the size of this. */
  private final HttpError sizeError;

  private final Set<Gate> gates = ConcurrentHashMap.newKeySet();
  private byte[] waiting = new byte[0];
  private long written;
  private Optional<BodyWriter> writer = Optional.empty();
  private Optional<Headers> end = Optional.empty();
  private volatile boolean aborted;

  OutgoingContent(OptionalLong announced, HttpError sizeError) {
    this.announced = announced;
    this.sizeError = sizeError;
  }

  /** The message is being sent: what waits leaves, and so does what follows. */
  void attach(BodyWriter to) {
    writer = Optional.of(to);
    if (aborted) {
      to.abort("the guest gave up");
      return;
    }
    push();
    if (end.isPresent()) {
      to.finish(end.get());
    }
    gates.forEach(Gate::open);
  }

  private void push() {
    if (waiting.length > 0) {
      var rest = ByteBuffer.wrap(waiting);
      writer.orElseThrow().tryWrite(rest);
      waiting = Arrays.copyOfRange(waiting, rest.position(), waiting.length);
    }
  }

  /**
   * Its stream.
   *
   * @param onClose is run when the stream is dropped
   */
  ByteSink sink(Runnable onClose) {
    return new ByteSink() {
      @Override
      public int permit() throws IOException {
        return OutgoingContent.this.permit();
      }

      @Override
      public void write(byte[] from, int offset, int length) throws IOException {
        OutgoingContent.this.write(from, offset, length);
      }

      /** What is not sent yet may wait for the message itself, which is not waited for. */
      @Override
      public boolean flush() throws IOException {
        return writer.isEmpty() || OutgoingContent.this.permit() > 0 || waiting.length == 0;
      }

      @Override
      public Readiness readiness() {
        return OutgoingContent.this;
      }

      @Override
      public void close() {
        onClose.run();
      }
    };
  }

  private int permit() throws IOException {
    if (writer.isEmpty()) {
      return ByteSink.LARGEST_PERMIT - waiting.length;
    }
    try {
      push();
      return waiting.length == 0 && writer.get().writable() ? PERMIT : 0;
    } catch (HttpException e) {
      throw new HttpFailure(e);
    }
  }

  private void write(byte[] from, int offset, int length) throws IOException {
    written += length;
    if (announced.isPresent() && written > announced.getAsLong()) {
      abort();
      throw new HttpFailure(new HttpException(sizeError, "more content than announced", written));
    }
    var bytes = ByteBuffer.wrap(from, offset, length);
    try {
      if (writer.isPresent() && waiting.length == 0) {
        writer.get().tryWrite(bytes);
      }
    } catch (HttpException e) {
      throw new HttpFailure(e);
    }
    if (bytes.hasRemaining()) {
      int kept = waiting.length;
      waiting = Arrays.copyOf(waiting, kept + bytes.remaining());
      bytes.get(waiting, kept, waiting.length - kept);
    }
  }

  /**
   * Ends the content.
   *
   * @throws HttpException if it has not the announced length, or cannot be sent
   */
  void finish(Headers trailers) {
    if (announced.isPresent() && written < announced.getAsLong()) {
      abort();
      throw new HttpException(sizeError, "less content than announced", written);
    }
    end = Optional.of(trailers);
    if (writer.isPresent()) {
      drain();
      writer.get().finish(trailers);
    }
  }

  /** Ends the content that nobody has ended or broken off; for one being sent. */
  void guestReturned() {
    if (end.isEmpty() && !aborted && writer.isPresent()) {
      finish(Headers.EMPTY);
    }
  }

  /** Less than a write's worth is left when the transport was full. */
  private void drain() {
    try {
      if (waiting.length > 0) {
        writer.orElseThrow().write(ByteBuffer.wrap(waiting));
        waiting = new byte[0];
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      abort();
      throw new HttpException(HttpError.CONNECTION_TERMINATED, "interrupted");
    }
  }

  /** Whether the guest has broken the message off. */
  boolean isAborted() {
    return aborted;
  }

  /** Breaks the message off, unless it is complete. */
  void abort() {
    if (end.isEmpty()) {
      aborted = true;
      writer.ifPresent(to -> to.abort("the guest gave up"));
    }
  }

  @Override
  public boolean ready() {
    try {
      if (permit() > 0) {
        return true;
      }
    } catch (IOException _) {
      return true; // the next operation reports it
    }
    askAgain();
    return false;
  }

  @Override
  public void tell(Gate gate) {
    gates.add(gate);
    askAgain();
  }

  /** Those who wait look again when the transport has room. */
  private void askAgain() {
    if (!gates.isEmpty()) {
      writer.ifPresent(to -> to.onWritable(() -> gates.forEach(Gate::open)));
    }
  }

  @Override
  public void forget(Gate gate) {
    gates.remove(gate);
  }
}
