package dev.wharf.runtime.async;

import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * A thread that may be ready, in the order in which threads began to wait. It is void once the
 * thread has gone on.
 */
record Turn(long order, GuestThread thread) {
  private static final Comparator<Turn> BY_ORDER = Comparator.comparingLong(Turn::order);

  static PriorityQueue<Turn> queue() {
    return new PriorityQueue<>(BY_ORDER);
  }

  boolean isVoid() {
    return !thread.isWaiting() || thread.order() != order;
  }
}
