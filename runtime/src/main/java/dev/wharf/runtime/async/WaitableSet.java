package dev.wharf.runtime.async;

import dev.wharf.wasm.Trap;
import dev.wharf.wasm.TrapException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;

/**
 * Waitables that a guest waits for together. Of several that have events the one that has been here
 * for longest comes first, and goes to the end then: the order is the implementation's.
 *
 * <p>Spec: Canonical ABI, {@code WaitableSet}.
 */
public final class WaitableSet {
  private final TreeSet<Waitable> ready =
      new TreeSet<>(Comparator.comparingLong(Waitable::position));
  private final List<GuestThread> waiting = new ArrayList<>(1);
  private final BooleanSupplier hasEvent = () -> !ready.isEmpty();
  private int size;
  private long last;

  void add(Waitable waitable) {
    size++;
    waitable.setPosition(++last);
    if (waitable.hasPendingEvent()) {
      eventIn(waitable);
    }
  }

  void remove(Waitable waitable) {
    size--;
    ready.remove(waitable);
  }

  /** One of the waitables has an event. */
  void eventIn(Waitable waitable) {
    ready.add(waitable);
    for (int i = 0; i < waiting.size(); i++) {
      waiting.get(i).wake();
    }
  }

  /** One of the waitables has no event any more. */
  void eventOut(Waitable waitable) {
    ready.remove(waitable);
  }

  private Event takePendingEvent() {
    var waitable = ready.first();
    ready.remove(waitable);
    waitable.setPosition(++last);
    return waitable.takePendingEvent();
  }

  /** Blocks the thread until there is an event, and the instance takes the thread. */
  public Event waitForEvent(GuestThread thread, Gate gate, boolean mayBeCancelled) {
    waiting.add(thread);
    boolean cancelled = thread.waitUntil(gate, hasEvent, mayBeCancelled);
    var event = cancelled ? Event.TASK_CANCELLED : takePendingEvent();
    waiting.remove(thread);
    return event;
  }

  /** The next event if there is one, without blocking. */
  public Event poll(Task task, boolean mayBeCancelled) {
    if (task.deliverPendingCancel(mayBeCancelled)) {
      return Event.TASK_CANCELLED;
    }
    return ready.isEmpty() ? Event.NONE : takePendingEvent();
  }

  /** {@code waitable-set.drop}. */
  public void drop() {
    if (size > 0) {
      throw new TrapException(Trap.WAITABLE_SET_IN_USE, size + " waitables are in it");
    }
    if (!waiting.isEmpty()) {
      throw new TrapException(Trap.WAITABLE_SET_IN_USE, waiting.size() + " threads wait for it");
    }
  }
}
