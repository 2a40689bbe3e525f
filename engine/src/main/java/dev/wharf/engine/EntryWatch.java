package dev.wharf.engine;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * Looks after the {@link EntryTimer}s of an engine's stores, by one thread that is there while any
 * of them is entered. Thread-safe.
 */
final class EntryWatch {
  /** How long the thread stays when there is nothing to look at. */
  private static final long LINGER_NANOS = 2_000_000_000;

  private final Set<EntryTimer> timers = ConcurrentHashMap.newKeySet();
  private Thread thread; // null while there is none; guarded by the monitor

  /** Looks at {@code timer}, soon for the first time. */
  void add(EntryTimer timer) {
    timers.add(timer);
    synchronized (this) {
      if (thread == null) {
        thread = Thread.ofPlatform().daemon().name("wharf-entry-watch").start(this::run);
      } else {
        LockSupport.unpark(thread);
      }
    }
  }

  void remove(EntryTimer timer) {
    timers.remove(timer);
  }

  private void run() {
    long used = System.nanoTime();
    while (true) {
      long now = System.nanoTime();
      long pause = LINGER_NANOS;
      for (EntryTimer timer : timers) {
        if (timer.look(now)) {
          pause = Math.min(pause, timer.tickNanos());
          used = now;
        }
      }
      if (now - used >= LINGER_NANOS && leave()) {
        return;
      }
      LockSupport.parkNanos(this, pause);
    }
  }

  private synchronized boolean leave() {
    if (!timers.isEmpty()) {
      return false;
    }
    thread = null;
    return true;
  }
}
