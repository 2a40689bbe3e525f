package dev.wharf.runtime.value;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Flow;

/** A stream of what a publisher publishes: a read's size is the demand. */
final class PublisherReader<T> implements StreamReader<T> {
  private final Inbox<T> inbox;
  private final EndState state = new EndState();

  PublisherReader(Flow.Publisher<? extends T> publisher) {
    this(new Inbox<>(publisher));
  }

  private PublisherReader(Inbox<T> inbox) {
    this.inbox = inbox;
  }

  /** The subscription. Thread-safe. */
  private static final class Inbox<T> implements Flow.Subscriber<T> {
    private static final long FOR_EVER = -1;

    private final Flow.Publisher<? extends T> publisher;
    private final ArrayDeque<T> arrived = new ArrayDeque<>();
    private boolean subscribed;
    private Flow.Subscription subscription; // null before onSubscribe
    private long wanted;
    private long asked;
    private boolean ended;
    private Throwable failure; // null unless the publisher failed

    Inbox(Flow.Publisher<? extends T> publisher) {
      this.publisher = publisher;
    }

    Optional<List<T>> read(int max, long nanos) {
      demand(max);
      synchronized (this) {
        await(nanos);
        List<T> batch = new ArrayList<>();
        while (batch.size() < max && !arrived.isEmpty()) {
          batch.add(arrived.poll());
        }
        wanted = Math.max(0, wanted - batch.size());
        if (batch.isEmpty() && failure != null) {
          throw new CompletionException(failure);
        }
        return batch.isEmpty() && !ended
            ? Optional.empty()
            : Optional.of(Collections.unmodifiableList(batch));
      }
    }

    private void demand(int max) {
      boolean subscribe;
      synchronized (this) {
        wanted = Math.max(wanted, max);
        subscribe = !subscribed;
        subscribed = true;
      }
      if (subscribe) {
        publisher.subscribe(this);
      }
      request();
    }

    /** What was asked for and is not there yet counts as asked. */
    private void request() {
      Flow.Subscription source;
      long more;
      synchronized (this) {
        source = subscription;
        more = wanted - asked - arrived.size();
        if (source == null || more <= 0 || ended) {
          return;
        }
        asked += more;
      }
      source.request(more);
    }

    private void await(long nanos) {
      long end = System.nanoTime() + nanos;
      while (arrived.isEmpty() && !ended) {
        try {
          if (nanos == FOR_EVER) {
            wait();
          } else {
            long left = end - System.nanoTime();
            if (left <= 0) {
              return;
            }
            wait(left / 1_000_000, (int) (left % 1_000_000));
          }
        } catch (InterruptedException _) {
          Thread.currentThread().interrupt();
          throw new CancellationException("interrupted while reading");
        }
      }
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
      synchronized (this) {
        subscription = given;
      }
      request();
    }

    @Override
    public synchronized void onNext(T item) {
      asked--;
      arrived.add(item);
      notifyAll();
    }

    @Override
    public synchronized void onError(Throwable thrown) {
      failure = thrown;
      ended = true;
      notifyAll();
    }

    @Override
    public synchronized void onComplete() {
      ended = true;
      notifyAll();
    }

    synchronized boolean ready() {
      return !arrived.isEmpty() || ended;
    }

    void cancel() {
      Flow.Subscription source;
      synchronized (this) {
        source = subscription;
        subscribed = true;
        ended = true;
        notifyAll();
      }
      if (source != null) {
        source.cancel();
      }
    }
  }

  @Override
  public List<T> read(int max) {
    state.check();
    return inbox.read(max, Inbox.FOR_EVER).orElseThrow();
  }

  @Override
  public Optional<List<T>> poll(int max, Duration wait) {
    state.check();
    return inbox.read(max, Math.max(0, wait.toNanos()));
  }

  @Override
  public boolean ready() {
    return inbox.ready();
  }

  @Override
  public StreamReader<T> move() {
    state.move();
    return new PublisherReader<>(inbox);
  }

  @Override
  public void close() {
    if (state.close()) {
      inbox.cancel();
    }
  }
}
