package dev.wharf.runtime.async;

import dev.wharf.runtime.resource.CallScope;
import dev.wharf.wasm.Trap;
import dev.wharf.wasm.TrapException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One call of an export, from the moment it is asked for until its last thread ends. Spec:
 * Canonical ABI, {@code Task}.
 */
public final class Task {
  private enum State {
    INITIAL,
    STARTED,
    PENDING_CANCEL,
    CANCEL_DELIVERED,
    RESOLVED
  }

  private final InstanceTasks instance;
  private final Object callee;
  private final boolean asyncType;
  private final boolean exclusive;
  private final Runnable onCancel;
  private final CallScope borrows = new CallScope();
  private final List<GuestThread> threads = new ArrayList<>(1);
  private State state = State.INITIAL;
  private GuestThread implicit; // null until its thread has begun

  /**
   * @param callee what was lifted, for built-ins that must know the type and options of the task
   *     they are called in
   * @param asyncType whether the function's type is {@code async}
   * @param exclusive whether it runs alone in its instance, being lifted synchronously or with a
   *     callback
   * @param onCancel tells the caller that the task ended without a result
   */
  public Task(
      InstanceTasks instance,
      Object callee,
      boolean asyncType,
      boolean exclusive,
      Runnable onCancel) {
    this.instance = instance;
    this.callee = callee;
    this.asyncType = asyncType;
    this.exclusive = exclusive;
    this.onCancel = onCancel;
  }

  public InstanceTasks instance() {
    return instance;
  }

  public Object callee() {
    return callee;
  }

  /** The borrows that the task was given and must drop before it returns. */
  public CallScope borrows() {
    return borrows;
  }

  public GuestThread implicitThread() {
    return implicit;
  }

  public boolean isResolved() {
    return state == State.RESOLVED;
  }

  InstanceTasks.Entering enteringFromHost() {
    return instance.enteringFromHost();
  }

  /**
   * Starts the task's implicit thread and runs it until it blocks or ends. A task whose type is not
   * {@code async} is resolved when this returns.
   */
  public void run(Runnable body) {
    new GuestThread(this, body).resume(false);
    if (state == State.INITIAL) {
      letHolderFinish();
    }
    if (!asyncType) {
      while (state != State.RESOLVED) {
        instance.scheduler().resumeSibling(instance);
      }
    }
  }

  /**
   * The task waits for another that has the instance to itself. Where that one only waits for its
   * turn it gets it now, so that the caller is not told that nothing has begun. Tests of the
   * specification, async/sync-streams.wast.
   */
  private void letHolderFinish() {
    var holder = instance.exclusive();
    if (holder != null && holder.isReady()) {
      holder.resume(false);
      if (implicit.isReady()) {
        implicit.resume(false);
      }
    }
  }

  /** Whether {@code thread} may only run while its task has the instance to itself. */
  boolean needsInstance(GuestThread thread) {
    return asyncType && exclusive && thread == implicit;
  }

  /**
   * Waits until the instance takes the task in; false if it was cancelled before. Spec: {@code
   * Task.enter_implicit_thread}.
   */
  public boolean enter() {
    implicit = instance.scheduler().current();
    if (asyncType) {
      if (isHeldBack() || instance.waitingToEnter() > 0) {
        instance.addWaitingToEnter(1);
        // Blocks even where nothing holds it back but that others came before.
        boolean cancelled = implicit.yieldUntil(exclusive ? Gate.ENTER_ALONE : Gate.ENTER, true);
        instance.addWaitingToEnter(-1);
        if (cancelled) {
          cancel();
          return false;
        }
      }
      if (exclusive) {
        instance.setExclusive(implicit);
      }
    }
    register(implicit);
    return true;
  }

  private boolean isHeldBack() {
    return !instance.isOpen(exclusive ? Gate.ENTER_ALONE : Gate.ENTER);
  }

  /** Lets other exclusive tasks run while this one waits in its event loop. */
  public void release() {
    instance.setExclusive(null);
  }

  /** Takes the instance again after {@link #release}. */
  public void acquire() {
    instance.setExclusive(implicit);
  }

  void register(GuestThread thread) {
    threads.add(thread);
    thread.setIndex(instance.threads().add(thread));
  }

  /** A new thread of this task, suspended. Spec: {@code canon_thread_new_indirect}. */
  public GuestThread newThread(Runnable body) {
    var holder = new GuestThread[1];
    var thread =
        new GuestThread(
            this,
            () -> {
              body.run();
              unregister(holder[0]);
            });
    holder[0] = thread;
    register(thread);
    return thread;
  }

  /** Ends the implicit thread. Spec: {@code Task.exit_implicit_thread}. */
  public void exit() {
    unregister(implicit);
    if (asyncType && exclusive) {
      instance.setExclusive(null);
    }
  }

  private void unregister(GuestThread thread) {
    threads.remove(thread);
    if (threads.isEmpty() && state != State.RESOLVED) {
      throw new TrapException(Trap.NO_TASK_RETURN);
    }
    instance.threads().remove(thread.index(), GuestThread.class);
    thread.setIndex(0);
  }

  /**
   * Asks the task to end early. Spec: {@code Task.request_cancellation}.
   *
   * @param caller empty for the host
   */
  public void requestCancellation(Optional<InstanceTasks> caller) {
    if (state == State.INITIAL) {
      state = State.CANCEL_DELIVERED;
      implicit.resume(true);
      return;
    }
    boolean heldByOther =
        exclusive && instance.exclusive() != null && instance.exclusive() != implicit;
    for (GuestThread thread : threads) {
      if (thread.isCancellable() && !(heldByOther && thread == implicit)) {
        var entering = instance.entering(caller);
        if (entering.isFree()) {
          state = State.CANCEL_DELIVERED;
          entering.enter();
          thread.resume(true);
          entering.exit();
          return;
        }
      }
    }
    state = State.PENDING_CANCEL;
  }

  /** Whether a request to cancel waits for a thread that can be told. */
  public boolean deliverPendingCancel(boolean mayBeCancelled) {
    if (mayBeCancelled && state == State.PENDING_CANCEL) {
      state = State.CANCEL_DELIVERED;
      return true;
    }
    return false;
  }

  /** The arguments are about to be taken. */
  public void start() {
    state = State.STARTED;
  }

  /** Whether {@link #checkReturn} passes. */
  public boolean mayReturn() {
    return state != State.RESOLVED && borrows.isReturned();
  }

  /** Checks that the task may return now. Spec: {@code Task.return_}. */
  public void checkReturn() {
    if (state == State.RESOLVED) {
      throw new TrapException(Trap.TASK_RETURNED_TWICE);
    }
    borrows.checkReturned();
  }

  /** The result has been handed over. */
  public void resolve() {
    state = State.RESOLVED;
  }

  /** {@code task.cancel}: ends the task without a result. */
  public void cancel() {
    if (state != State.CANCEL_DELIVERED) {
      throw new TrapException(Trap.TASK_NOT_CANCELLED);
    }
    borrows.checkReturned();
    onCancel.run();
    state = State.RESOLVED;
  }
}
