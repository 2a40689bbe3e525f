package dev.wharf.runtime.async;

import dev.wharf.wasm.Trap;
import dev.wharf.wasm.TrapException;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Something that an event may come from: a subtask, or an end of a stream or future. It has at most
 * one event at a time; a newer one replaces it, and what the event says is found out only when it
 * is delivered. Spec: Canonical ABI, {@code Waitable}.
 */
public abstract class Waitable {
  private Supplier<Event> pending; // null when there is none
  private WaitableSet set; // null when in none
  private long position;
  private GuestThread syncWaiter; // null when there is none

  void setPendingEvent(Supplier<Event> event) {
    pending = event;
    if (set != null) {
      set.eventIn(this);
    }
    wakeSyncWaiter();
  }

  /** To be called when what a thread waits for in this alone may have come. */
  final void wakeSyncWaiter() {
    if (syncWaiter != null) {
      syncWaiter.wake();
    }
  }

  /** Its place in its set. */
  final long position() {
    return position;
  }

  final void setPosition(long place) {
    position = place;
  }

  public boolean hasPendingEvent() {
    return pending != null;
  }

  public boolean isInSet() {
    return set != null;
  }

  public boolean hasSyncWaiter() {
    return syncWaiter != null;
  }

  /** Blocks the thread that runs until there is an event. */
  public void waitForPendingEvent(GuestThread thread) {
    waitUntil(this::hasPendingEvent, thread);
  }

  /** Blocks the thread that runs; until then nobody else may wait for this. */
  final void waitUntil(BooleanSupplier ready, GuestThread thread) {
    syncWaiter = thread;
    thread.waitUntil(Gate.NONE, ready, false);
    syncWaiter = null;
  }

  /** Takes the event, and lets it take effect. */
  public Event takePendingEvent() {
    var event = pending;
    pending = null;
    if (set != null) {
      set.eventOut(this);
    }
    return event.get();
  }

  /** Traps while a thread waits for this alone. */
  public void requireNoSyncWaiter() {
    if (syncWaiter != null) {
      throw new TrapException(Trap.WAITABLE_IN_USE);
    }
  }

  /** {@code waitable.join}: moves to a set, or out of all. */
  public void join(Optional<WaitableSet> to) {
    requireNoSyncWaiter();
    if (set != null) {
      set.remove(this);
    }
    set = to.orElse(null);
    to.ifPresent(joined -> joined.add(this));
  }

  /** Its handle is gone. */
  public void drop() {
    join(Optional.empty());
  }
}
