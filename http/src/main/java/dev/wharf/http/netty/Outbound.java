package dev.wharf.http.netty;

import dev.wharf.http.BodyWriter;
import dev.wharf.http.ConnectionFields;
import dev.wharf.http.Headers;
import dev.wharf.http.HttpError;
import dev.wharf.http.HttpException;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.EventLoop;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Content between its writer and the event loop. At most {@link #WINDOW} bytes are under way; what
 * is written while the event loop is busy leaves together.
 *
 * <p><b>The first piece waits</b> for half a millisecond, unless the end, much content or a writer
 * who waits comes before: most messages are short, are written in three or four calls one after the
 * other, and then leave as one packet.
 */
final class Outbound implements BodyWriter, Runnable {
  /** Bytes that were accepted and are not yet the operating system's. */
  static final int WINDOW = 64 * 1024;

  /** Room in a buffer for the end of a chunk, so that none has to be added. */
  private static final int CHUNK_END = 16;

  /** For how long the first piece waits for more, and how much need not wait. */
  private static final long FIRST_WAIT_NANOS = 500_000;

  private static final int FIRST_MUCH = 8 * 1024;

  /** Where the first piece is. */
  private enum First {
    TO_COME,
    WAITS,
    GONE
  }

  /** Length of content that is not known in advance. */
  static final long UNKNOWN = -1;

  /** Where content goes. Called on the event loop. */
  interface Sink {
    /**
     * Sends what there is, behind the head if that was not sent; calls {@link #sent} when it is the
     * operating system's. The data are the sink's to release.
     */
    void send(Outbound from, ByteBuf data, boolean end);

    /** Breaks off such that the peer notices. */
    void abort(Outbound from, String reason);
  }

  private final EventLoop loop;
  private final Sink sink;
  private final long announced;

  /** Whether the message must not have content, so that it is dropped. */
  private final boolean bodiless;

  /** Null while there is nothing to hand to the event loop. */
  private ByteBuf pending;

  private int underWay;
  private long taken;
  private boolean scheduled;
  private First first = First.TO_COME;

  /** Whether somebody waits for what is written to leave. */
  private boolean urgent;

  private boolean finished;
  private boolean endHandedOver;
  private boolean aborting;
  private String abortReason = "";
  private Headers trailers = Headers.EMPTY;
  private boolean sent;

  /** Null while there is none. */
  private HttpException failure;

  /** Null while nobody waits for a call. */
  private Runnable waiter;

  /** Null while nobody waits for the end. */
  private Consumer<Optional<HttpException>> sentWaiter;

  Outbound(EventLoop loop, Sink sink, long announced, boolean bodiless) {
    this.loop = loop;
    this.sink = sink;
    this.announced = announced;
    this.bodiless = bodiless;
  }

  /** Keeps back what is written until the event loop calls {@link #run}. */
  synchronized void hold() {
    scheduled = true;
  }

  /** For content that the sink has, whole, so that nothing is to be written. */
  synchronized void finishWithout() {
    scheduled = true;
    finished = true;
    endHandedOver = true;
  }

  /** Sends the head, and whatever is written until the event loop comes to it. */
  void start() {
    synchronized (this) {
      schedule();
    }
  }

  /** Sends the head with all of the content. */
  void startWith(byte[] content) {
    synchronized (this) {
      taken = content.length;
      if (!bodiless && content.length > 0) {
        pending = Unpooled.wrappedBuffer(content);
        underWay = content.length;
      }
      finished = true;
      schedule();
    }
  }

  // On the event loop.

  /** Hands over what was written. */
  @Override
  public void run() {
    ByteBuf data;
    boolean end;
    synchronized (this) {
      scheduled = false;
      if (failure != null || endHandedOver) {
        // The sink may be at another message already.
        notifyAll();
        return;
      }
      if (mayWait()) {
        if (first == First.TO_COME) {
          first = First.WAITS;
          loop.schedule(this::waitedEnough, FIRST_WAIT_NANOS, TimeUnit.NANOSECONDS);
        }
        return;
      }
      first = First.GONE;
      data = pending == null ? Unpooled.EMPTY_BUFFER : pending;
      pending = null;
      end = finished && !endHandedOver;
      endHandedOver |= end;
    }
    if (aborting) {
      data.release();
      fail(new HttpException(HttpError.CONNECTION_TERMINATED, abortReason));
      sink.abort(this, abortReason);
      return;
    }
    sink.send(this, data, end);
  }

  private boolean mayWait() {
    return first != First.GONE && !finished && !aborting && !urgent && underWay < FIRST_MUCH;
  }

  private void waitedEnough() {
    synchronized (this) {
      if (first != First.WAITS) {
        return;
      }
      first = First.GONE;
    }
    run();
  }

  long announced() {
    return announced;
  }

  boolean bodiless() {
    return bodiless;
  }

  /** The trailers, once the end was handed over. */
  Headers trailers() {
    return trailers;
  }

  /** So many bytes of content are the operating system's; maybe they were the last. */
  void sent(int bytes, boolean end) {
    Runnable wake;
    Consumer<Optional<HttpException>> done = null;
    synchronized (this) {
      underWay -= bytes;
      notifyAll();
      if (end) {
        sent = true;
        done = sentWaiter;
        sentWaiter = null;
      }
      wake = writable() ? wake() : null;
    }
    if (wake != null) {
      wake.run();
    }
    if (done != null) {
      done.accept(Optional.empty());
    }
  }

  /** Nothing more can be sent. */
  void fail(HttpException reason) {
    Runnable wake;
    Consumer<Optional<HttpException>> done;
    synchronized (this) {
      if (failure != null || sent) {
        return;
      }
      failure = reason;
      if (pending != null) {
        pending.release();
        pending = null;
      }
      notifyAll();
      wake = wake();
      done = sentWaiter;
      sentWaiter = null;
    }
    if (wake != null) {
      wake.run();
    }
    if (done != null) {
      done.accept(Optional.of(reason));
    }
  }

  /** Takes away the action to call, or null. */
  private Runnable wake() {
    Runnable action = waiter;
    waiter = null;
    return action;
  }

  // On the writer's thread.

  @Override
  public synchronized int tryWrite(ByteBuffer from) {
    checkOpen();
    int offered = from.remaining();
    if (announced >= 0 && taken + offered > announced) {
      throw new HttpException(
          HttpError.HTTP_PROTOCOL_ERROR, "more content than announced", taken + offered);
    }
    if (bodiless) {
      from.position(from.limit());
      taken += offered;
      return offered;
    }
    int count = Math.min(offered, WINDOW - underWay);
    if (count <= 0) {
      return 0;
    }
    if (pending == null) {
      pending = PooledByteBufAllocator.DEFAULT.buffer(count + CHUNK_END);
    }
    int limit = from.limit();
    from.limit(from.position() + count);
    pending.writeBytes(from);
    from.limit(limit);
    taken += count;
    underWay += count;
    schedule();
    return count;
  }

  @Override
  public synchronized void write(ByteBuffer from) throws InterruptedException {
    while (true) {
      tryWrite(from);
      if (!from.hasRemaining()) {
        return;
      }
      wait();
    }
  }

  private void checkOpen() {
    if (finished) {
      throw new IllegalStateException("written after the end");
    }
    if (failure != null) {
      throw failure;
    }
    if (aborting) {
      // Maybe on another thread than the writer's, which cannot know it yet.
      throw new HttpException(HttpError.CONNECTION_TERMINATED, abortReason);
    }
  }

  private void schedule() {
    if (!scheduled && failure == null && !(first == First.WAITS && mayWait())) {
      scheduled = true;
      try {
        loop.execute(this);
      } catch (RejectedExecutionException e) {
        failure = ServerExchange.gone();
      }
    }
  }

  /** A quarter of the window at least, lest many small pieces are sent. */
  @Override
  public synchronized boolean writable() {
    return failure != null || underWay <= WINDOW - WINDOW / 4;
  }

  @Override
  public void onWritable(Runnable action) {
    synchronized (this) {
      if (!writable()) {
        waiter = action;
        return;
      }
    }
    action.run();
  }

  @Override
  public synchronized void flush() throws InterruptedException {
    urgent = true;
    if (first != First.GONE) {
      schedule();
    }
    while (failure == null && (underWay > 0 || scheduled)) {
      wait();
    }
    if (failure != null) {
      throw failure;
    }
  }

  @Override
  public synchronized void finish(Headers trailers) {
    ConnectionFields.refuseInTrailers(trailers);
    checkOpen();
    if (announced >= 0 && taken < announced && !bodiless) {
      abort("less content than announced");
      throw new HttpException(HttpError.HTTP_PROTOCOL_ERROR, "less content than announced", taken);
    }
    this.trailers = trailers;
    finished = true;
    schedule();
  }

  @Override
  public synchronized void abort(String reason) {
    if (!finished && !aborting) {
      aborting = true;
      abortReason = reason;
      schedule();
    }
  }

  @Override
  public void close() {
    abort("the answer was not finished");
  }

  @Override
  public void onSent(Consumer<Optional<HttpException>> action) {
    Optional<HttpException> result;
    synchronized (this) {
      if (!sent && failure == null) {
        sentWaiter = action;
        return;
      }
      result = Optional.ofNullable(failure);
    }
    action.accept(result);
  }
}
