package dev.wharf.runtime.model;

import java.util.function.BooleanSupplier;

/**
 * Spec: Canonical ABI, {@code Thread}. A thread that does not run is what it will do next.
 *
 * <p>Where the specification leaves a choice, the one of the implementation is made: a condition
 * that holds already is not waited for, except by a thread that yields or that comes after others.
 */
final class GuestThread {
  /** What a thread does when it is resumed, told whether its task is to be cancelled. */
  interface Next {
    void go(boolean cancelled);
  }

  final Task task;
  final int[] storage = new int[2];
  int index;
  private final World world;
  private Next next; // null while it runs and after its end
  private BooleanSupplier ready; // null unless waiting
  private boolean cancellable;
  private GuestThread switchTo; // null when control goes back to the resumer

  GuestThread(Task task, Next body) {
    this.task = task;
    this.world = task.actor.world;
    this.next = body;
  }

  boolean isSuspended() {
    return next != null && ready == null;
  }

  boolean isReady() {
    return next != null && ready != null && ready.getAsBoolean();
  }

  boolean isCancellable() {
    return next != null && cancellable;
  }

  private void startWaiting(BooleanSupplier condition) {
    ready = condition;
    world.waiting.add(this);
  }

  private void stopWaiting() {
    ready = null;
    world.waiting.remove(this);
  }

  void resumeLater() {
    startWaiting(() -> true);
  }

  void resume(boolean cancelled) {
    if (ready != null) {
      stopWaiting();
    }
    var resumer = world.current;
    boolean told = cancelled;
    for (GuestThread thread = this; thread != null; ) {
      world.current = thread;
      Next now = thread.next;
      thread.next = null;
      now.go(told);
      told = false;
      var other = thread.switchTo;
      thread.switchTo = null;
      thread = other;
    }
    world.current = resumer;
  }

  private void block(boolean mayBeCancelled, GuestThread other, Next then) {
    cancellable = mayBeCancelled;
    switchTo = other;
    next = then;
  }

  private boolean isToldNow(boolean mayBeCancelled, Next then) {
    if (task.deliverPendingCancel(mayBeCancelled)) {
      then.go(true);
      return true;
    }
    return false;
  }

  void suspend(boolean mayBeCancelled, Next then) {
    if (!isToldNow(mayBeCancelled, then)) {
      block(mayBeCancelled, null, then);
    }
  }

  void waitUntil(BooleanSupplier condition, boolean mayBeCancelled, Next then) {
    if (isToldNow(mayBeCancelled, then)) {
      return;
    }
    if (condition.getAsBoolean()) {
      then.go(false);
    } else {
      startWaiting(condition);
      block(mayBeCancelled, null, then);
    }
  }

  void yieldUntil(BooleanSupplier condition, boolean mayBeCancelled, Next then) {
    if (!isToldNow(mayBeCancelled, then)) {
      startWaiting(condition);
      block(mayBeCancelled, null, then);
    }
  }

  void suspendThenResume(GuestThread other, boolean mayBeCancelled, Next then) {
    if (!isToldNow(mayBeCancelled, then)) {
      block(mayBeCancelled, other, then);
    }
  }

  void yieldThenResume(GuestThread other, boolean mayBeCancelled, Next then) {
    if (!isToldNow(mayBeCancelled, then)) {
      startWaiting(() -> true);
      block(mayBeCancelled, other, then);
    }
  }

  void suspendThenPromote(GuestThread other, boolean mayBeCancelled, Next then) {
    if (isToldNow(mayBeCancelled, then)) {
      return;
    }
    if (other.isReady()) {
      other.stopWaiting();
      suspendThenResume(other, mayBeCancelled, then);
    } else {
      suspend(mayBeCancelled, then);
    }
  }

  void yieldThenPromote(GuestThread other, boolean mayBeCancelled, Next then) {
    if (isToldNow(mayBeCancelled, then)) {
      return;
    }
    if (other.isReady()) {
      other.stopWaiting();
      yieldThenResume(other, mayBeCancelled, then);
    } else {
      yieldUntil(() -> true, mayBeCancelled, then);
    }
  }
}
