package dev.wharf.runtime.async;

import dev.wharf.wasm.Trap;
import dev.wharf.wasm.TrapException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Waitables that a guest waits for together. Spec: Canonical ABI, {@code WaitableSet}. */
public final class WaitableSet {
  private final List<Waitable> elements = new ArrayList<>();
  private int waiting;

  void add(Waitable waitable) {
    elements.add(waitable);
  }

  void remove(Waitable waitable) {
    elements.remove(waitable);
  }

  private boolean hasPendingEvent() {
    for (int i = 0; i < elements.size(); i++) {
      if (elements.get(i).hasPendingEvent()) {
        return true;
      }
    }
    return false;
  }

  private Event takePendingEvent() {
    for (int i = 0; i < elements.size(); i++) {
      var waitable = elements.get(i);
      if (waitable.hasPendingEvent()) {
        // Others get their turn before this one has its next: the order is the implementation's.
        elements.remove(i);
        elements.add(waitable);
        return waitable.takePendingEvent();
      }
    }
    throw new IllegalStateException("no event");
  }

  /** Blocks the thread until {@code also} holds and there is an event. */
  public Event waitForEvent(GuestThread thread, BooleanSupplier also, boolean mayBeCancelled) {
    waiting++;
    boolean cancelled =
        thread.waitUntil(() -> also.getAsBoolean() && hasPendingEvent(), mayBeCancelled);
    var event = cancelled ? Event.TASK_CANCELLED : takePendingEvent();
    waiting--;
    return event;
  }

  /** The next event if there is one, without blocking. */
  public Event poll(Task task, boolean mayBeCancelled) {
    if (task.deliverPendingCancel(mayBeCancelled)) {
      return Event.TASK_CANCELLED;
    }
    return hasPendingEvent() ? takePendingEvent() : Event.NONE;
  }

  /** {@code waitable-set.drop}. */
  public void drop() {
    if (!elements.isEmpty()) {
      throw new TrapException(Trap.WAITABLE_SET_IN_USE, elements.size() + " waitables are in it");
    }
    if (waiting > 0) {
      throw new TrapException(Trap.WAITABLE_SET_IN_USE, waiting + " threads wait for it");
    }
  }
}
