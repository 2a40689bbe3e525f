package dev.wharf.runtime.async;

import java.util.Comparator;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;

/**
 * A thread of a task: running, suspended, or waiting until something holds. Spec: Canonical ABI,
 * {@code Thread}.
 */
public final class GuestThread {
  private static final BooleanSupplier ALWAYS = () -> true;
  private static final Comparator<GuestThread> BY_ORDER =
      Comparator.comparingLong(thread -> thread.order);

  private final Task task;
  private final Scheduler scheduler;
  private final Fiber fiber;
  private boolean running;
  private BooleanSupplier event; // null unless waiting
  private Gate gate = Gate.NONE;
  private long order;
  private SortedSet<GuestThread> line; // null while nobody has to look at it
  private GuestThread previous; // among those that wait; null for the first
  private GuestThread next; // null for the last
  private boolean cancellable;
  private boolean cancelled;
  private GuestThread switchTo; // null when control goes back to the resumer
  private int entries;
  private int index;
  private int context0;
  private int context1;

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
    return slot == 0 ? context0 : context1;
  }

  /** {@code context.set}. */
  public void setContext(int slot, int value) {
    if (slot == 0) {
      context0 = value;
    } else {
      context1 = value;
    }
  }

  boolean isCancellable() {
    return cancellable && !running;
  }

  public boolean isSuspended() {
    return !running && event == null;
  }

  /** Some of the threads that wait, in the order in which they began to. */
  static SortedSet<GuestThread> newLine() {
    return new TreeSet<>(BY_ORDER);
  }

  Gate gate() {
    return gate;
  }

  boolean isReady() {
    return !running && event != null && task.instance().isOpen(gate) && event.getAsBoolean();
  }

  /** Whether it only waits for its instance to take it. */
  boolean isHeldBack() {
    return gate != Gate.NONE && !task.instance().isOpen(gate) && event.getAsBoolean();
  }

  /** Has the scheduler look whether it is ready: to be called when it may have become so. */
  void wake() {
    if (event != null) {
      standIn(scheduler.candidates());
    }
  }

  /** Stands in this line, and in no other. */
  void standIn(SortedSet<GuestThread> other) {
    if (line != other) {
      leaveLine();
      line = other;
      other.add(this);
    }
  }

  void leaveLine() {
    if (line != null) {
      line.remove(this);
      line = null;
    }
  }

  GuestThread next() {
    return next;
  }

  /** Puts it after {@code last} in the list of those that wait. */
  void linkAfter(GuestThread last, long turn) {
    previous = last;
    next = null;
    order = turn;
    if (last != null) {
      last.next = this;
    }
  }

  /** Takes it out of the list; gives those before and after it. */
  GuestThread unlinkPrevious() {
    if (previous != null) {
      previous.next = next;
    }
    return previous;
  }

  GuestThread unlinkNext() {
    GuestThread after = next;
    if (after != null) {
      after.previous = previous;
    }
    previous = null;
    next = null;
    return after;
  }

  private void startWaiting(Gate held, BooleanSupplier ready) {
    gate = held;
    event = ready;
    scheduler.enlist(this);
    wake();
  }

  private void stopWaiting() {
    event = null;
    leaveLine();
    scheduler.delist(this);
    if (gate != Gate.NONE) {
      task.instance().openGates();
    }
  }

  /** Lets a suspended thread go on when its turn comes. */
  public void resumeLater() {
    startWaiting(Gate.NONE, ALWAYS);
  }

  /**
   * Runs this thread until it blocks or ends, and those that it switches to.
   *
   * @param withCancel whether it is told that its task is to be cancelled
   */
  void resume(boolean withCancel) {
    if (event != null) {
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
   * Waits until {@code ready} holds and nothing holds it back, not at all if that is so already;
   * gives whether it is to cancel instead. Whoever makes {@code ready} hold wakes it.
   */
  public boolean waitUntil(Gate held, BooleanSupplier ready, boolean mayBeCancelled) {
    return task.deliverPendingCancel(mayBeCancelled)
        || !(task.instance().isOpen(held) && ready.getAsBoolean())
            && block(held, ready, mayBeCancelled);
  }

  /** Lets others run, and goes on when a gate is open. */
  public boolean yieldUntil(Gate open, boolean mayBeCancelled) {
    return task.deliverPendingCancel(mayBeCancelled) || block(open, ALWAYS, mayBeCancelled);
  }

  /** Lets others run. */
  public boolean yield(boolean mayBeCancelled) {
    return yieldUntil(Gate.NONE, mayBeCancelled);
  }

  private boolean block(Gate held, BooleanSupplier ready, boolean mayBeCancelled) {
    startWaiting(held, ready);
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
    startWaiting(Gate.NONE, ALWAYS);
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
