package dev.wharf.runtime.async;

import java.util.concurrent.locks.LockSupport;

/**
 * Something that a thread of the host wants of the guests of a store and waits for: a call, or a
 * read of a stream. Its methods run inside the store, on whichever thread drives it, one at a time.
 */
public abstract class HostWork {
  private final Thread waiter = Thread.currentThread();
  private volatile boolean done;

  /** Whether the waiting thread may sleep, rather than run this itself. */
  private volatile boolean awaited;

  private boolean cancelled;

  /** Not null while a thread that works for guests waits for this, and is not counted meanwhile. */
  private HostThreads uncounted;

  /** Asks for it. */
  protected abstract void start();

  /** Asks for an early end; the work may be done all the same, now or later. */
  protected abstract void cancel();

  /** There is nothing left to wait for. To be called inside the store. */
  protected final void finish() {
    // Not by asking which thread this is: on a guest's stack the answer may be an old one.
    if (!awaited) {
      done = true;
      if (!awaited) {
        return;
      }
    }
    // The waiting thread counts again before the store can be found without hope.
    synchronized (this) {
      recount();
      done = true;
    }
    LockSupport.unpark(waiter);
  }

  /** The waiting thread is about to look whether this is done, and to sleep if not. */
  final void await() {
    awaited = true;
  }

  /** The waiting thread does nothing for guests until this is done. */
  final synchronized void uncount(HostThreads threads) {
    if (!done) {
      uncounted = threads;
      threads.begin(-1);
    }
  }

  /** Ends {@link #uncount}, if it is in force. */
  final void recount() {
    if (uncounted != null) {
      uncounted.begin(1);
      uncounted = null;
    }
  }

  public final boolean isDone() {
    return done;
  }

  /** Whether it was asked to end early, which it may not have heeded. */
  public final boolean isCancelled() {
    return cancelled;
  }

  final Thread waiter() {
    return waiter;
  }

  /** Cancels at most once, and not what is done. To be called inside the store. */
  public final void cancelOnce() {
    if (!cancelled && !done) {
      cancelled = true;
      cancel();
    }
  }
}
