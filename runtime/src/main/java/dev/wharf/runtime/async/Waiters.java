package dev.wharf.runtime.async;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/** The works that threads of the host wait for, in the order in which they came. Thread-safe. */
final class Waiters {
  private final Set<HostWork> waiting = new LinkedHashSet<>();
  private volatile int count;

  synchronized void add(HostWork work) {
    waiting.add(work);
    count = waiting.size();
  }

  synchronized void remove(HostWork work) {
    waiting.remove(work);
    count = waiting.size();
  }

  synchronized void wakeAll() {
    waiting.forEach(work -> LockSupport.unpark(work.waiter()));
  }

  /** Wakes the first other thread whose work is not done; whether there was one. */
  boolean wakeNext() {
    return count > 0 && wakeOne();
  }

  private synchronized boolean wakeOne() {
    for (HostWork next : waiting) {
      if (!next.isDone() && next.waiter() != Thread.currentThread()) {
        LockSupport.unpark(next.waiter());
        return true;
      }
    }
    return false;
  }
}
