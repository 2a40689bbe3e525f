package dev.wharf.runtime.async;

import dev.wharf.wasm.Trap;
import dev.wharf.wasm.TrapException;
import java.time.Duration;
import java.util.function.Consumer;

/** When a thread that waits gives up. Belongs to that thread. */
final class Patience {
  private final HostWork work;
  private final Duration grace;
  private final Consumer<Runnable> inside;
  private boolean limited;
  private boolean asked;
  private boolean interrupted;
  private long end;

  /**
   * @param nanos how long to wait before the work is cancelled; negative without a limit
   * @param grace how long the guest may take then
   * @param inside has something done inside the store
   */
  Patience(HostWork work, long nanos, Duration grace, Consumer<Runnable> inside) {
    this.work = work;
    this.grace = grace;
    this.inside = inside;
    this.limited = nanos >= 0;
    this.end = System.nanoTime() + nanos;
  }

  /** Cancels the work when its time is over or the thread is interrupted, and gives up later. */
  void look() {
    interrupted |= Thread.interrupted();
    boolean late = limited && System.nanoTime() - end >= 0;
    if (asked && late && !work.isDone()) {
      throw new TrapException(Trap.INTERRUPTED, "what was cancelled did not end in time");
    }
    if (!asked && (interrupted || late)) {
      asked = true;
      limited = true;
      end = System.nanoTime() + grace.toNanos();
      inside.accept(work::cancelOnce);
    }
  }

  boolean isLimited() {
    return limited;
  }

  /** How long to wait at a time, at most {@code longest} nanoseconds. */
  long nanos(long longest) {
    return limited ? Math.clamp(end - System.nanoTime(), 1, longest) : longest;
  }

  /** Gives an interrupt back that was taken notice of. */
  void restoreInterrupt() {
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
