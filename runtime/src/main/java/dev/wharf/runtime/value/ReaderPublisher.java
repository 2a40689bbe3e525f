package dev.wharf.runtime.value;

import java.util.Objects;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;

/** A stream as a publisher for one subscriber, served by a virtual thread. */
final class ReaderPublisher<T> implements Flow.Publisher<T> {
  private final StreamReader<T> reader;
  private final AtomicBoolean subscribed = new AtomicBoolean();

  ReaderPublisher(StreamReader<T> reader) {
    this.reader = reader;
  }

  @Override
  public void subscribe(Flow.Subscriber<? super T> subscriber) {
    Objects.requireNonNull(subscriber);
    if (subscribed.getAndSet(true)) {
      subscriber.onSubscribe(new Nothing());
      subscriber.onError(new IllegalStateException("a stream has one subscriber"));
      return;
    }
    var serving = new Serving<T>(reader, subscriber);
    subscriber.onSubscribe(serving);
    serving.start();
  }

  private record Nothing() implements Flow.Subscription {
    @Override
    public void request(long n) {}

    @Override
    public void cancel() {}
  }

  /** Thread-safe. */
  private static final class Serving<T> implements Flow.Subscription, Runnable {
    private final StreamReader<T> reader;
    private final Flow.Subscriber<? super T> subscriber;
    private final Thread thread = Thread.ofVirtual().name("wharf-publisher").unstarted(this);
    private long demand;
    private boolean cancelled;
    private boolean illegal;

    Serving(StreamReader<T> reader, Flow.Subscriber<? super T> subscriber) {
      this.reader = reader;
      this.subscriber = subscriber;
    }

    void start() {
      thread.start();
    }

    @Override
    public synchronized void request(long n) {
      illegal |= n <= 0;
      demand = demand + n < 0 ? Long.MAX_VALUE : demand + n;
      notifyAll();
    }

    @Override
    public synchronized void cancel() {
      cancelled = true;
      if (thread != Thread.currentThread()) {
        thread.interrupt();
      }
    }

    /** How many to read at most; 0 when it was cancelled. */
    private synchronized int next() throws InterruptedException {
      while (demand == 0 && !cancelled && !illegal) {
        wait();
      }
      if (illegal) {
        throw new IllegalArgumentException("a demand is positive");
      }
      return cancelled ? 0 : (int) Math.min(demand, BatchIterator.SIZE);
    }

    private synchronized boolean isCancelled() {
      return cancelled;
    }

    @Override
    public void run() {
      try {
        while (serve()) {}
      } catch (Throwable thrown) {
        reader.close();
        if (!isCancelled()) {
          subscriber.onError(thrown);
        }
      }
    }

    private boolean serve() throws InterruptedException {
      int max = next();
      if (max == 0) {
        reader.close();
        return false;
      }
      var batch = reader.read(max);
      if (batch.isEmpty()) {
        reader.close();
        subscriber.onComplete();
        return false;
      }
      synchronized (this) {
        demand -= batch.size();
      }
      for (T element : batch) {
        subscriber.onNext(element);
      }
      return true;
    }
  }
}
