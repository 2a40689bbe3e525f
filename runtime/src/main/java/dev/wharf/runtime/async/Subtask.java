package dev.wharf.runtime.async;

import dev.wharf.runtime.resource.CallScope;
import dev.wharf.wasm.Trap;
import dev.wharf.wasm.TrapException;
import java.util.Optional;
import java.util.function.Consumer;

/** The caller's view of a call that it made. Spec: Canonical ABI, {@code Subtask}. */
public final class Subtask extends Waitable {
  /** How far the call has come; the ordinal is the number in the ABI. */
  public enum State {
    STARTING,
    STARTED,
    RETURNED,
    CANCELLED_BEFORE_STARTED,
    CANCELLED_BEFORE_RETURNED
  }

  private final CallScope lent = new CallScope();
  private State state = State.STARTING;
  private boolean delivered;
  private boolean cancellationRequested;
  private int index;
  private Consumer<Optional<InstanceTasks>> onCancel = _ -> {};

  public State state() {
    return state;
  }

  /** The handles of the caller that the call borrows. */
  public CallScope lent() {
    return lent;
  }

  public boolean isResolved() {
    return state != State.STARTING && state != State.STARTED;
  }

  /** How to ask the callee to end early. */
  public void onCancel(Consumer<Optional<InstanceTasks>> ask) {
    onCancel = ask;
  }

  /** From now on the caller is told of progress, under this index. */
  public void setIndex(int index) {
    this.index = index;
  }

  /** The callee takes the arguments. */
  public void start() {
    progress();
    state = State.STARTED;
  }

  /** The result has been lowered. */
  public void resolveReturned() {
    resolve(State.RETURNED);
  }

  /** The callee ended without a result. */
  public void resolveCancelled() {
    resolve(
        state == State.STARTING ? State.CANCELLED_BEFORE_STARTED : State.CANCELLED_BEFORE_RETURNED);
  }

  private void progress() {
    if (index != 0) {
      setPendingEvent(this::event);
    }
  }

  private void resolve(State outcome) {
    progress();
    state = outcome;
    wakeSyncWaiter();
  }

  private Event event() {
    if (isResolved()) {
      deliverResolve();
    }
    return new Event(Event.Code.SUBTASK, index, state.ordinal());
  }

  /** The caller learns that the call has ended: what it lent is its own again. */
  public void deliverResolve() {
    lent.end();
    delivered = true;
  }

  public boolean isResolveDelivered() {
    return delivered;
  }

  public boolean isCancellationRequested() {
    return cancellationRequested;
  }

  /** Asks the callee to end early, for {@code caller}. */
  public void requestCancellation(InstanceTasks caller) {
    cancellationRequested = true;
    onCancel.accept(Optional.of(caller));
  }

  /**
   * Blocks the thread that runs until the call has ended, whatever it was not told of before: an
   * event that says that the call began is replaced.
   */
  public void waitForResolve(GuestThread thread) {
    waitUntil(this::isResolved, thread);
  }

  @Override
  public void drop() {
    if (!delivered) {
      throw new TrapException(Trap.SUBTASK_UNRESOLVED);
    }
    super.drop();
  }
}
