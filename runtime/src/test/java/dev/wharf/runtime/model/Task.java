package dev.wharf.runtime.model;

import dev.wharf.wasm.Trap;
import dev.wharf.wasm.TrapException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Spec: Canonical ABI, {@code Task} and {@code canon_lift}. Where the specification leaves a choice
 * or its tests decide otherwise: a request to cancel goes to the first thread that can take it; a
 * ready thread that holds the instance goes on before its caller hears that a call has not started
 * (async/sync-streams.wast); a synchronous call that blocks never resumes what needs the instance
 * for itself (async/during-sync-call-no-exclusive-resume.wast).
 */
final class Task {
  enum State {
    INITIAL,
    STARTED,
    PENDING_CANCEL,
    CANCEL_DELIVERED,
    RESOLVED
  }

  final Actor actor;
  final LiftKind kind;
  final boolean calledByHost;
  State state = State.INITIAL;
  private final Supplier<Value> onStart;
  private final Consumer<Value> onReturn;
  private final Runnable onCancel;
  private final List<GuestThread> threads = new ArrayList<>();
  final GuestThread implicit;

  Task(
      Actor actor,
      LiftKind kind,
      boolean calledByHost,
      Supplier<Value> onStart,
      Consumer<Value> onReturn,
      Runnable onCancel) {
    this.actor = actor;
    this.kind = kind;
    this.calledByHost = calledByHost;
    this.onStart = onStart;
    this.onReturn = onReturn;
    this.onCancel = onCancel;
    this.implicit = new GuestThread(this, _ -> enter());
  }

  void run() {
    implicit.resume(false);
    var holder = actor.exclusive;
    if (state == State.INITIAL && holder != null && holder.isReady()) {
      holder.resume(false);
      if (implicit.isReady()) {
        implicit.resume(false);
      }
    }
    while (kind == LiftKind.PLAIN && state != State.RESOLVED) {
      actor.world.waiting.stream()
          .filter(thread -> thread.task.actor == actor && thread.index != 0)
          .filter(thread -> !(thread.task.kind.isExclusive() && thread == thread.task.implicit))
          .filter(GuestThread::isReady)
          .findFirst()
          .orElseThrow(() -> new TrapException(Trap.CANNOT_BLOCK))
          .resume(false);
    }
  }

  private void enter() {
    BooleanSupplier free =
        () -> actor.backpressure == 0 && !(kind.isExclusive() && actor.exclusive != null);
    if (kind.isAsyncType() && (!free.getAsBoolean() || actor.waitingToEnter > 0)) {
      actor.waitingToEnter++;
      implicit.yieldUntil(
          free,
          true,
          cancelled -> {
            actor.waitingToEnter--;
            if (cancelled) {
              cancel();
            } else {
              begin();
            }
          });
    } else {
      begin();
    }
  }

  private void begin() {
    if (kind.isExclusive()) {
      actor.exclusive = implicit;
    }
    register(implicit);
    state = State.STARTED;
    Value argument = onStart.get();
    int handle = argument.lower(actor);
    new Frame(implicit).enter(kind.ordinal(), argument.tag(), handle, 0);
  }

  void register(GuestThread thread) {
    threads.add(thread);
    thread.index = actor.threads.add(thread);
  }

  void unregister(GuestThread thread) {
    threads.remove(thread);
    if (threads.isEmpty() && state != State.RESOLVED) {
      throw new TrapException(Trap.NO_TASK_RETURN);
    }
    actor.threads.remove(thread.index, GuestThread.class);
    thread.index = 0;
  }

  /** The core function of the implicit thread has ended. */
  void exit(Op op) {
    switch (kind) {
      case STACKFUL -> end();
      case CALLBACK -> answered(op.a());
      case SYNC, PLAIN -> {
        returns(Value.lift(op.b(), op.a(), actor));
        end();
      }
    }
  }

  private void end() {
    unregister(implicit);
    if (kind.isExclusive()) {
      actor.exclusive = null;
    }
  }

  private void answered(int packed) {
    if ((packed & 15) == 0) {
      end();
      return;
    }
    actor.exclusive = null;
    BooleanSupplier free = () -> actor.exclusive == null;
    switch (packed & 15) {
      case 1 ->
          implicit.yieldUntil(
              free, true, cancelled -> told(cancelled ? Event.CANCELLED : Event.NONE));
      case 2 ->
          actor
              .handles
              .get(packed >>> 4, WaitableSet.class)
              .waitForEvent(implicit, free, true, this::told);
      default -> throw new TrapException(Trap.CALLBACK_CODE);
    }
  }

  private void told(Event event) {
    actor.exclusive = implicit;
    new Frame(implicit).enter(LiftKind.EVENT, event.code(), event.index(), event.payload());
  }

  void requestCancellation() {
    if (state == State.INITIAL) {
      state = State.CANCEL_DELIVERED;
      implicit.resume(true);
      return;
    }
    boolean heldByOther =
        kind.isExclusive() && actor.exclusive != null && actor.exclusive != implicit;
    var told =
        threads.stream()
            .filter(thread -> thread.isCancellable() && !(heldByOther && thread == implicit))
            .findFirst();
    state = told.isPresent() ? State.CANCEL_DELIVERED : State.PENDING_CANCEL;
    told.ifPresent(thread -> thread.resume(true));
  }

  boolean deliverPendingCancel(boolean mayBeCancelled) {
    if (!mayBeCancelled || state != State.PENDING_CANCEL) {
      return false;
    }
    state = State.CANCEL_DELIVERED;
    return true;
  }

  void returns(Value value) {
    if (state == State.RESOLVED) {
      throw new TrapException(Trap.TASK_RETURNED_TWICE);
    }
    onReturn.accept(value);
    state = State.RESOLVED;
  }

  void requireAsyncLift() {
    if (!kind.isAsyncLift()) {
      throw new TrapException(Trap.TASK_NOT_ASYNC);
    }
  }

  void cancel() {
    if (state != State.CANCEL_DELIVERED) {
      throw new TrapException(Trap.TASK_NOT_CANCELLED);
    }
    onCancel.run();
    state = State.RESOLVED;
  }
}
