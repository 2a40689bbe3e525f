package dev.wharf.engine;

import dev.wharf.engine.abi.Traps;
import dev.wharf.wasm.Trap;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * The threads that wait at addresses of one shared memory, in the order in which they came. The
 * value is compared under the same lock under which a thread is woken, so that no notification
 * falls between the comparison and the waiting. Spec: threads proposal, wait and notify.
 */
public final class Waiters {
  private static final class Waiter {
    final Thread thread = Thread.currentThread();
    volatile boolean notified;
  }

  private final Map<Long, Queue<Waiter>> queues = new HashMap<>();

  /** What {@link #await} answers: the suite's numbers. */
  public static final int OK = 0;

  public static final int NOT_EQUAL = 1;
  public static final int TIMED_OUT = 2;

  /**
   * Waits until notified, if {@code unchanged} holds under the lock.
   *
   * @param timeout in nanoseconds; negative for ever
   * @throws dev.wharf.wasm.TrapException if the store is interrupted meanwhile
   */
  public int await(long address, BooleanSupplier unchanged, long timeout, Store store) {
    long start = System.nanoTime();
    var waiter = new Waiter();
    synchronized (queues) {
      if (!unchanged.getAsBoolean()) {
        return NOT_EQUAL;
      }
      queues.computeIfAbsent(address, _ -> new ArrayDeque<>()).add(waiter);
    }
    try {
      while (!waiter.notified) {
        stopIfInterrupted(store);
        if (timeout < 0) {
          LockSupport.park(this);
        } else {
          long left = timeout - (System.nanoTime() - start);
          if (left <= 0) {
            return leave(address, waiter) ? TIMED_OUT : OK;
          }
          LockSupport.parkNanos(this, left);
        }
      }
      return OK;
    } finally {
      leave(address, waiter);
    }
  }

  private static void stopIfInterrupted(Store store) {
    var stopped = store.interruption();
    if (stopped.isPresent()) {
      throw stopped.get();
    }
    if (Thread.interrupted()) {
      throw Traps.trap(Trap.INTERRUPTED);
    }
  }

  /** Takes a thread out of its queue; false if it was woken before. */
  private boolean leave(long address, Waiter waiter) {
    synchronized (queues) {
      var queue = queues.get(address);
      boolean waiting = queue != null && queue.remove(waiter);
      if (waiting && queue.isEmpty()) {
        queues.remove(address);
      }
      return waiting;
    }
  }

  /**
   * Wakes those who have waited longest at an address.
   *
   * @param most how many at most, unsigned
   * @return how many
   */
  public int wake(long address, int most) {
    int woken = 0;
    synchronized (queues) {
      var queue = queues.get(address);
      while (queue != null && Integer.compareUnsigned(woken, most) < 0) {
        var waiter = queue.poll();
        if (waiter == null) {
          break;
        }
        waiter.notified = true;
        LockSupport.unpark(waiter.thread);
        woken++;
      }
      if (queue != null && queue.isEmpty()) {
        queues.remove(address);
      }
    }
    return woken;
  }
}
