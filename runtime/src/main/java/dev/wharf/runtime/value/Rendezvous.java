package dev.wharf.runtime.value;

import java.time.Duration;
import java.util.concurrent.CancellationException;

/** Where the two ends of a pipe meet: a write waits until it is read. Thread-safe. */
abstract class Rendezvous {
  private int offered;
  private int taken;
  private boolean writerGone;
  private boolean readerGone;

  /** Has {@code count} things be read; gives how many were. */
  final synchronized int offer(int count) {
    if (writerGone) {
      throw new IllegalStateException("this end was closed");
    }
    offered = count;
    taken = 0;
    notifyAll();
    boolean interrupted = false;
    while (taken < offered && !readerGone && !interrupted) {
      try {
        wait();
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
    int read = taken;
    offered = 0;
    taken = 0;
    if (interrupted) {
      Thread.currentThread().interrupt();
      if (read == 0) {
        throw new CancellationException("interrupted while writing");
      }
    }
    return read;
  }

  /** How long to wait when there is no limit. */
  static final long FOR_EVER = -1;

  /** Waits for something to read or the end; false if neither came in time. */
  final synchronized boolean await(long nanos) {
    long end = System.nanoTime() + nanos;
    while (!ready()) {
      try {
        if (nanos == FOR_EVER) {
          wait();
        } else {
          long left = end - System.nanoTime();
          if (left <= 0) {
            return false;
          }
          wait(left / 1_000_000, (int) (left % 1_000_000));
        }
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        throw new CancellationException("interrupted while reading");
      }
    }
    return true;
  }

  final boolean await(Duration wait) {
    return await(Math.max(0, wait.toNanos()));
  }

  final synchronized boolean ready() {
    return taken < offered || writerGone;
  }

  /** How much of the offer was taken, and is left; to be called with the lock held. */
  final int taken() {
    return taken;
  }

  final int left() {
    return offered - taken;
  }

  final void take(int count) {
    taken += count;
    if (taken == offered) {
      notifyAll();
    }
  }

  public final synchronized void close() {
    writerGone = true;
    notifyAll();
  }

  final synchronized void closeReader() {
    readerGone = true;
    notifyAll();
  }
}
