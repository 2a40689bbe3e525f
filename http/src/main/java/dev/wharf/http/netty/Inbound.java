package dev.wharf.http.netty;

import dev.wharf.http.Body;
import dev.wharf.http.Headers;
import dev.wharf.http.HttpError;
import dev.wharf.http.HttpException;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * Content between the event loop, which offers it, and its reader. Holds about {@link #WINDOW}
 * bytes; while it is full the transport does not read from the network.
 */
final class Inbound implements Body {
  /** Bytes that may wait for the reader. */
  static final int WINDOW = 64 * 1024;

  /** Shorter pieces are copied together, lest each keep a whole buffer of the network alive. */
  private static final int SMALL = 2048;

  /** Where content comes from. Called on the event loop. */
  interface Source {
    /** The reader wants something for the first time. */
    void pulled(Inbound by);

    /** There is room again. */
    void wanted(Inbound by);

    /** Nobody will read the rest. */
    void abandoned(Inbound by);
  }

  private final Executor loop;
  private final Source source;
  private final OptionalLong length;
  private final ArrayDeque<ByteBuf> queue = new ArrayDeque<>(4);
  private int buffered;
  private boolean pulled;
  private boolean starved;
  private boolean closed;

  /** Null until the end. */
  private Headers trailers;

  private boolean endRead;

  /** Null while there is none. */
  private HttpException failure;

  /** Null while nobody waits for a call. */
  private Runnable waiter;

  Inbound(Executor loop, Source source, OptionalLong length) {
    this.loop = loop;
    this.source = source;
    this.length = length;
  }

  // On the event loop.

  /** Whether there is room. If not, the source will be told when there is. */
  synchronized boolean wanted() {
    if (closed || buffered < WINDOW) {
      return true;
    }
    starved = true;
    return false;
  }

  /** Takes bytes out of a buffer. */
  void offer(ByteBuf from, int count) {
    Runnable wake;
    synchronized (this) {
      if (closed || failure != null) {
        from.skipBytes(count);
        return;
      }
      ByteBuf last = queue.peekLast();
      if (last != null && last.refCnt() == 1 && fits(last, count)) {
        last.writeBytes(from, count);
      } else if (count < SMALL) {
        queue.add(PooledByteBufAllocator.DEFAULT.buffer(SMALL, SMALL).writeBytes(from, count));
      } else {
        queue.add(from.readRetainedSlice(count));
      }
      buffered += count;
      wake = wake();
    }
    wake.run();
  }

  private static boolean fits(ByteBuf last, int count) {
    return count < SMALL && last.maxCapacity() == SMALL && last.writableBytes() >= count;
  }

  /** Everything was offered. */
  void end(Headers trailers) {
    Runnable wake;
    synchronized (this) {
      if (failure != null) {
        return;
      }
      this.trailers = trailers;
      wake = wake();
    }
    wake.run();
  }

  /** The rest will never come; what did can still be read. */
  void fail(HttpException reason) {
    Runnable wake;
    synchronized (this) {
      if (trailers != null || failure != null) {
        return;
      }
      failure = reason;
      wake = wake();
    }
    wake.run();
  }

  private Runnable wake() {
    notifyAll();
    Runnable action = waiter;
    waiter = null;
    return action == null ? Inbound::nothing : action;
  }

  private static void nothing() {}

  synchronized boolean isClosed() {
    return closed;
  }

  // On the reader's thread.

  @Override
  public synchronized int tryRead(ByteBuffer into) {
    pull();
    int read = take(into);
    if (starved && buffered < WINDOW / 2) {
      starved = false;
      tell(() -> source.wanted(this));
    }
    return read;
  }

  @Override
  public synchronized int read(ByteBuffer into) throws InterruptedException {
    while (true) {
      int read = tryRead(into);
      if (read != 0 || !into.hasRemaining()) {
        return read;
      }
      wait();
    }
  }

  private int take(ByteBuffer into) {
    if (closed) {
      // The exchange may end on another thread than the reader's.
      throw failure == null
          ? new HttpException(HttpError.CONNECTION_TERMINATED, "the content was given up")
          : failure;
    }
    int taken = 0;
    while (into.hasRemaining()) {
      ByteBuf first = queue.peek();
      if (first == null) {
        break;
      }
      int count = Math.min(first.readableBytes(), into.remaining());
      int limit = into.limit();
      into.limit(into.position() + count);
      first.readBytes(into);
      into.limit(limit);
      taken += count;
      if (!first.isReadable()) {
        queue.remove().release();
      }
    }
    buffered -= taken;
    if (taken == 0 && queue.isEmpty()) {
      if (trailers != null) {
        endRead = true;
        return -1;
      }
      if (failure != null) {
        throw failure;
      }
    }
    return taken;
  }

  private void pull() {
    if (!pulled) {
      pulled = true;
      if (trailers == null && queue.isEmpty()) {
        tell(() -> source.pulled(this));
      }
    }
  }

  private void tell(Runnable what) {
    try {
      loop.execute(what);
    } catch (RejectedExecutionException e) {
      // The transport was closed, which ended the connection.
    }
  }

  @Override
  public synchronized boolean readable() {
    return closed || !queue.isEmpty() || trailers != null || failure != null;
  }

  @Override
  public void onReadable(Runnable action) {
    synchronized (this) {
      pull();
      if (!readable()) {
        waiter = action;
        return;
      }
    }
    action.run();
  }

  @Override
  public OptionalLong length() {
    return length;
  }

  @Override
  public synchronized Headers trailers() {
    if (!endRead) {
      throw new IllegalStateException("the end was not read");
    }
    return trailers;
  }

  @Override
  public void close() {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      waiter = null;
      while (!queue.isEmpty()) {
        queue.remove().release();
      }
      buffered = 0;
      notifyAll();
      if (trailers != null || failure != null) {
        return;
      }
    }
    tell(() -> source.abandoned(this));
  }
}
