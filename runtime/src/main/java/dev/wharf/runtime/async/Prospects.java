package dev.wharf.runtime.async;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What comes into a store from outside, or may still come. Thread-safe.
 *
 * <p><b>Deadlock.</b> When no guest thread is ready, something may still come from outside: from an
 * operation that the host runs for a guest, unless that itself waits for the store, or from whoever
 * holds an end of a stream that it may read. Without either nothing can happen any more.
 */
final class Prospects {
  private final Queue<Runnable> posted = new ConcurrentLinkedQueue<>();
  private final AtomicInteger outstanding = new AtomicInteger();
  private final AtomicInteger openEnds = new AtomicInteger();

  /** Counts operations of the host of which each will {@link #end}. */
  void begin(int delta) {
    outstanding.addAndGet(delta);
  }

  /** Hands in the end of an operation that was counted. */
  void end(Runnable end) {
    posted.add(end);
    outstanding.decrementAndGet();
  }

  /** Hands in something to be done inside the store. */
  void add(Runnable action) {
    posted.add(action);
  }

  /** Counts ends of streams that the host holds and may use later. */
  void addOpenEnds(int delta) {
    openEnds.addAndGet(delta);
  }

  /** Does the next thing that was handed in; false if there is none. To be called inside. */
  boolean runNext() {
    Runnable next = posted.poll();
    if (next == null) {
      return false;
    }
    next.run();
    return true;
  }

  /** Whether something was handed in. */
  boolean isPosted() {
    return !posted.isEmpty();
  }

  /** Whether an operation will end, or has. */
  boolean isOperationExpected() {
    return outstanding.get() != 0 || isPosted();
  }

  /** Whether anything was handed in or may be, by operations or by those who hold ends. */
  boolean isAnythingExpected() {
    return outstanding.get() != 0 || openEnds.get() != 0 || isPosted();
  }
}
