package dev.wharf.runtime.async;

import java.util.function.BooleanSupplier;

/**
 * A thread of a task: running, suspended, or waiting until something holds. Spec: Canonical ABI,
 * {@code Thread}.
 */
public final class GuestThread {
  private final Task task;
  private final Scheduler scheduler;
  private final Fiber fiber;
  private boolean running;
  private BooleanSupplier readyWhen; // null unless waiting
  private boolean cancellable;
  private boolean cancelled;
  private GuestThread switchTo; // null when control goes back to the resumer
  private int entries;
  private int index;
  private final int[] context = new int[2];

  /** A suspended thread that will run {@code body}. */
  GuestThread(Task task, Runnable body) {
    this.task = task;
    this.scheduler = task.instance().scheduler();
    this.fiber = scheduler.fiber(body);
  }

  /** A thread for a call that neither blocks nor belongs to a task's own. */
  private GuestThread(Task task) {
    this.task = task;
    this.scheduler = task.instance().scheduler();
    this.fiber = null; // hot: never resumed
    this.running = true;
  }

  /** As {@link #GuestThread(Task)}. */
  static GuestThread passing(Task task) {
    return new GuestThread(task);
  }

  public Task task() {
    return task;
  }

  /** The index in the instance's table of threads, 0 before it is entered there. */
  public int index() {
    return index;
  }

  void setIndex(int index) {
    this.index = index;
  }

  /** Whether the instance's table of threads has it. */
  boolean isRegistered() {
    return index != 0;
  }

  /** {@code context.get}: what the guest keeps with this thread. */
  public int context(int slot) {
    return context[slot];
  }

  /** {@code context.set}. */
  public void setContext(int slot, int value) {
    context[slot] = value;
  }

  boolean isCancellable() {
    return cancellable && !running;
  }

  public boolean isSuspended() {
    return !running && readyWhen == null;
  }

  boolean isReady() {
    return !running && readyWhen != null && readyWhen.getAsBoolean();
  }

  private void startWaiting(BooleanSupplier ready) {
    readyWhen = ready;
    scheduler.enlist(this);
  }

  private void stopWaiting() {
    readyWhen = null;
    scheduler.delist(this);
  }

  /** Lets a suspended thread go on when its turn comes. */
  public void resumeLater() {
    startWaiting(() -> true);
  }

  /**
   * Runs this thread until it blocks or ends, and those that it switches to.
   *
   * @param withCancel whether it is told that its task is to be cancelled
   */
  void resume(boolean withCancel) {
    if (readyWhen != null) {
      stopWaiting();
    }
    GuestThread resumer = scheduler.current();
    GuestThread thread = this;
    thread.cancelled = withCancel;
    while (thread != null) {
      thread = thread.run();
    }
    scheduler.exchange(resumer);
  }

  /** As {@link #resume}, when no guest thread runs: the instance is entered for it. */
  void resumeFromHost() {
    var entering = task.enteringFromHost();
    entering.enter();
    resume(false);
    entering.exit();
  }

  /** Gives the thread to switch to, or null. */
  private GuestThread run() {
    var store = scheduler.store();
    int outer = store.depth();
    running = true;
    scheduler.exchange(this);
    store.attach(entries);
    boolean ended = fiber.resume();
    entries = store.detach(outer);
    if (ended) {
      return null;
    }
    running = false;
    GuestThread next = switchTo;
    switchTo = null;
    if (next != null) {
      next.cancelled = false;
    }
    return next;
  }

  private boolean block(boolean mayBeCancelled, GuestThread other) {
    cancellable = mayBeCancelled;
    switchTo = other;
    fiber.suspend();
    boolean told = cancelled;
    cancelled = false;
    return told;
  }

  /** Waits for another thread to resume this one; gives whether it is to cancel. */
  public boolean suspend(boolean mayBeCancelled) {
    return task.deliverPendingCancel(mayBeCancelled) || block(mayBeCancelled, null);
  }

  /**
   * Waits until {@code ready} holds, not at all if it does already; gives whether it is to cancel
   * instead.
   */
  public boolean waitUntil(BooleanSupplier ready, boolean mayBeCancelled) {
    return task.deliverPendingCancel(mayBeCancelled)
        || !ready.getAsBoolean() && block(ready, mayBeCancelled);
  }

  /** Lets others run, and goes on when {@code ready} holds. */
  public boolean yieldUntil(BooleanSupplier ready, boolean mayBeCancelled) {
    return task.deliverPendingCancel(mayBeCancelled) || block(ready, mayBeCancelled);
  }

  /** Lets others run. */
  public boolean yield(boolean mayBeCancelled) {
    return yieldUntil(() -> true, mayBeCancelled);
  }

  private boolean block(BooleanSupplier ready, boolean mayBeCancelled) {
    startWaiting(ready);
    return block(mayBeCancelled, null);
  }

  /** Hands control to a suspended thread. */
  public boolean suspendThenResume(boolean mayBeCancelled, GuestThread other) {
    return task.deliverPendingCancel(mayBeCancelled) || block(mayBeCancelled, other);
  }

  /** Hands control to a suspended thread and goes on when its own turn comes. */
  public boolean yieldThenResume(boolean mayBeCancelled, GuestThread other) {
    if (task.deliverPendingCancel(mayBeCancelled)) {
      return true;
    }
    startWaiting(() -> true);
    return block(mayBeCancelled, other);
  }

  /** Hands control to another thread if that is ready, else suspends. */
  public boolean suspendThenPromote(boolean mayBeCancelled, GuestThread other) {
    if (task.deliverPendingCancel(mayBeCancelled)) {
      return true;
    }
    if (other.isReady()) {
      other.stopWaiting();
      return block(mayBeCancelled, other);
    }
    return suspend(mayBeCancelled);
  }

  /** Hands control to another thread if that is ready, else yields. */
  public boolean yieldThenPromote(boolean mayBeCancelled, GuestThread other) {
    if (task.deliverPendingCancel(mayBeCancelled)) {
      return true;
    }
    if (other.isReady()) {
      other.stopWaiting();
      return yieldThenResume(mayBeCancelled, other);
    }
    return this.yield(mayBeCancelled);
  }
}
