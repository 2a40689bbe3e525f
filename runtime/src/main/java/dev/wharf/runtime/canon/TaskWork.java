package dev.wharf.runtime.canon;

import dev.wharf.runtime.async.HostThreads;
import dev.wharf.runtime.async.HostWork;
import dev.wharf.runtime.async.InstanceTasks;
import dev.wharf.runtime.async.Task;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/** A call that a thread of the host waits for. */
final class TaskWork extends HostWork {
  private final LiftedFunction function;
  private final TaskCaller caller;
  private final InstanceTasks.Entering entering;
  private Optional<Task> task = Optional.empty();
  private boolean resolved;
  private boolean withdrawn;
  private Runnable then = () -> {};

  /**
   * @param caller who is to call {@link #resolved}
   */
  TaskWork(LiftedFunction function, TaskCaller caller) {
    this.function = function;
    this.caller = caller;
    this.entering = function.entering();
  }

  /** What is done once there is nothing left to wait for, inside the store. */
  void then(Runnable action) {
    then = action;
  }

  /** The task has returned, or ended without a result. */
  void resolved() {
    resolved = true;
    finish();
    then.run();
  }

  @Override
  protected void start() {
    if (withdrawn) {
      return;
    }
    task = Optional.of(GuestCall.start(function, caller, entering));
  }

  @Override
  protected void cancel() {
    if (task.isPresent()) {
      task.get().requestCancellation(Optional.empty());
    } else if (!resolved) {
      withdrawn = true;
      finish();
      then.run();
    }
  }

  /** Does the call; what the caller has then is the result unless it was cancelled. */
  void perform() {
    var scheduler = function.tasks().scheduler();
    HostThreads threads = scheduler.hostThreads();
    if (function.callee().core().store().isOwned()) {
      start();
      scheduler.runUntil(this::isDone);
    } else {
      threads.perform(this, -1);
    }
  }

  static CancellationException cancelled() {
    return new CancellationException("the call was cancelled");
  }
}
