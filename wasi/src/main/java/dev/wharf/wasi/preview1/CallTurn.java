package dev.wharf.wasi.preview1;

import dev.wharf.wasi.io.Readiness;
import dev.wharf.wasi.io.Waiting;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Threads of one guest call the host in turn; a thread that waits for something lets others in
 * meanwhile. What it held before may be closed afterwards: its next use then fails as such.
 */
final class CallTurn {
  private final ReentrantLock lock = new ReentrantLock();

  void begin() {
    lock.lock();
  }

  void end() {
    lock.unlock();
  }

  void until(Readiness event) {
    if (!event.ready()) {
      untilAny(List.of(event));
    }
  }

  int[] untilAny(List<? extends Readiness> events) {
    lock.unlock();
    try {
      return Waiting.untilAny(events);
    } finally {
      lock.lock();
    }
  }
}
