package dev.wharf.wasi.http;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Whether a lane's actions are short, so that it may keep the thread of its connections busy.
 * Written by whoever runs the lane, read by all.
 *
 * <p>Short ones are told by a moving mean, as one that takes some milliseconds may only have been
 * interrupted by the system. One that is truly long is held against all lanes of the service for a
 * multiple of its time, which bounds the share of time for which connections are kept waiting.
 */
final class Pace {
  private static final long SHORT_NANOS = 300_000;

  /** One in so many: the weight of the last action. */
  private static final int WEIGHT = 16;

  private static final long LONG_NANOS = 20_000_000;
  private static final int PENALTY = 10;
  private static final long LONGEST_PENALTY_NANOS = 300_000_000_000L;

  /** Until when the service's lanes are not quick, as {@link System#nanoTime}. */
  private final AtomicLong penaltyEnd;

  /** At first nothing is known, and code is not compiled. */
  private volatile long mean = 2 * SHORT_NANOS;

  /**
   * @param penaltyEnd is shared by the lanes of a service
   */
  Pace(AtomicLong penaltyEnd) {
    this.penaltyEnd = penaltyEnd;
  }

  /** An action took so long and ended at {@code now}. */
  void took(long nanos, long now) {
    if (isLong(nanos)) {
      long end = now + Math.min(PENALTY * nanos, LONGEST_PENALTY_NANOS);
      penaltyEnd.accumulateAndGet(end, (known, made) -> made - known > 0 ? made : known);
    } else {
      long before = mean;
      mean = before + (nanos - before) / WEIGHT;
    }
  }

  /** Whether an action of so long is a reason to go elsewhere. */
  static boolean isLong(long nanos) {
    return nanos >= LONG_NANOS;
  }

  boolean isQuick() {
    return mean < SHORT_NANOS && System.nanoTime() - penaltyEnd.get() >= 0;
  }
}
