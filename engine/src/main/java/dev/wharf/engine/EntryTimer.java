package dev.wharf.engine;

import dev.wharf.wasm.Trap;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;

/**
 * Holds the entries of one store to {@link StoreLimits#entryTime}, seen by an {@link EntryWatch}.
 *
 * <p><b>Nobody reads a clock to enter.</b> An entry counts itself; the watch notes when it first
 * saw which, and stops the one that it has seen for too long.
 *
 * <p><b>An entry that just ended is never stopped in the next one's place.</b> Ending and stopping
 * both change the state that the entry was in, so that one of them succeeds. A thread that finds
 * itself stopped takes back what had not been delivered.
 */
final class EntryTimer {
  private static final VarHandle STATE;

  /** How long what was stopped may take to leave before its thread is interrupted. */
  private static final long INTERRUPT_NANOS = 20_000_000;

  static {
    try {
      STATE = MethodHandles.lookup().findVarHandle(EntryTimer.class, "state", long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final Store store;
  private final EntryWatch watch;
  private final long limitNanos;

  /** Even outside, odd inside, its complement once stopped. */
  private volatile long state;

  /** Whether the watch has it, or is about to; cleared by the watch alone. */
  private volatile boolean watched;

  /** For the watch alone: the state that it saw last, and when it first did. */
  private long seen;

  private long since;

  /** Guarded by the monitor: the thread that was interrupted; null if none was. */
  private Thread interrupted;

  private EntryTimer(Store store, EntryWatch watch, long limitNanos) {
    this.store = store;
    this.watch = watch;
    this.limitNanos = limitNanos;
  }

  /** The timer of a store; null, as each entry asks for it, if its time is not limited. */
  static EntryTimer of(Store store) {
    Duration limit = store.limits().entryTime();
    return limit.compareTo(Duration.ofNanos(Long.MAX_VALUE)) >= 0
        ? null
        : new EntryTimer(store, store.engine().entryWatch(), Math.max(1, limit.toNanos()));
  }

  /** The outermost entry begins; its thread became the owner by a volatile write. */
  void begin() {
    STATE.setRelease(this, state + 1);
    if (!watched) {
      watched = true;
      watch.add(this);
    }
  }

  /** The outermost entry ends, before its thread gives the store up. */
  void end() {
    long entry = state;
    if (entry < 0 || !STATE.compareAndSet(this, entry, entry + 1)) {
      endStopped();
    }
  }

  private synchronized void endStopped() {
    store.withdraw(Trap.DEADLINE);
    if (interrupted == Thread.currentThread()) {
      Thread.interrupted();
    }
    interrupted = null;
    state = ~state + 1;
  }

  /** What to say of a trap that it may have caused. */
  String detail(Trap reason) {
    return reason == Trap.DEADLINE && state < 0
        ? "the call took longer than " + limitNanos / 1_000_000 + " ms"
        : "";
  }

  /** How often to look at it: what is stopped ran for up to a sixteenth longer, or 100 ms. */
  long tickNanos() {
    return Math.clamp(limitNanos / 16, 1_000_000, 100_000_000);
  }

  /**
   * Stops the entry that has gone on for too long; for the watch.
   *
   * @return false if nobody has been inside since the last time
   */
  boolean look(long now) {
    long entry = state;
    if (entry != seen) {
      seen = entry;
      since = now;
    } else if (store.isOwnedByNobody()) {
      unwatch();
      return false;
    } else if (entry < 0) {
      interruptOwner(entry, now);
    } else if ((entry & 1) != 0 && now - since >= limitNanos) {
      stop(entry, now);
    }
    return true;
  }

  /** Out of the watch, unless one who saw that it was watched came meanwhile. */
  private void unwatch() {
    watch.remove(this);
    watched = false;
    if (!store.isOwnedByNobody()) {
      watched = true;
      watch.add(this);
    }
  }

  private synchronized void stop(long entry, long now) {
    if (STATE.compareAndSet(this, entry, ~entry)) {
      seen = ~entry;
      since = now;
      store.interrupt(Trap.DEADLINE);
    }
  }

  /** It does not run guest code, so it is in a function of the host that waits. */
  private synchronized void interruptOwner(long entry, long now) {
    if (state == entry && now - since >= INTERRUPT_NANOS) {
      since = now;
      interrupted = store.interruptOwner();
    }
  }
}
