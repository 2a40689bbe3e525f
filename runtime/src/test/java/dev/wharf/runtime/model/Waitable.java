package dev.wharf.runtime.model;

import dev.wharf.wasm.Trap;
import dev.wharf.wasm.TrapException;
import java.util.function.Supplier;

/** Spec: Canonical ABI, {@code Waitable}. */
abstract class Waitable {
  Supplier<Event> pending; // null when there is none
  WaitableSet set; // null when in none
  boolean hasSyncWaiter;

  boolean hasEvent() {
    return pending != null;
  }

  Event take() {
    var event = pending;
    pending = null;
    return event.get();
  }

  void requireOutOfSet() {
    if (set != null) {
      throw new TrapException(Trap.WAITABLE_IN_USE);
    }
  }

  void join(WaitableSet to) {
    if (hasSyncWaiter) {
      throw new TrapException(Trap.WAITABLE_IN_USE);
    }
    move(to);
  }

  void move(WaitableSet to) {
    if (set != null) {
      set.elements.remove(this);
    }
    set = to;
    if (to != null) {
      to.elements.add(this);
    }
  }
}
