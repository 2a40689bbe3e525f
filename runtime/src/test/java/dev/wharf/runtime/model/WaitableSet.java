package dev.wharf.runtime.model;

import dev.wharf.wasm.Trap;
import dev.wharf.wasm.TrapException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Spec: Canonical ABI, {@code WaitableSet}. Of several events the implementation gives that of the
 * waitable that has been in the set for longest, which goes to the end then.
 */
final class WaitableSet {
  final List<Waitable> elements = new ArrayList<>();
  private int waiting;

  private Optional<Waitable> first() {
    return elements.stream().filter(Waitable::hasEvent).findFirst();
  }

  boolean hasEvent() {
    return first().isPresent();
  }

  private Event take() {
    var waitable = first().orElseThrow();
    elements.remove(waitable);
    elements.add(waitable);
    return waitable.take();
  }

  void waitForEvent(
      GuestThread thread, BooleanSupplier also, boolean cancellable, Consumer<Event> then) {
    waiting++;
    thread.waitUntil(
        () -> also.getAsBoolean() && hasEvent(),
        cancellable,
        cancelled -> {
          Event event = cancelled ? Event.CANCELLED : take();
          waiting--;
          then.accept(event);
        });
  }

  Event poll(Task task, boolean cancellable) {
    if (task.deliverPendingCancel(cancellable)) {
      return Event.CANCELLED;
    }
    return hasEvent() ? take() : Event.NONE;
  }

  boolean isInUse() {
    return !elements.isEmpty() || waiting > 0;
  }

  void drop() {
    if (isInUse()) {
      throw new TrapException(Trap.WAITABLE_SET_IN_USE);
    }
  }
}
