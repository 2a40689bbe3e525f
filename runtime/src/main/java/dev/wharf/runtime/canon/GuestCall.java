package dev.wharf.runtime.canon;

import dev.wharf.component.abi.Flattening;
import dev.wharf.component.type.InterfaceType;
import dev.wharf.engine.Func;
import dev.wharf.runtime.async.Event;
import dev.wharf.runtime.async.Gate;
import dev.wharf.runtime.async.InstanceTasks;
import dev.wharf.runtime.async.Task;
import dev.wharf.runtime.async.WaitableSet;
import dev.wharf.wasm.GuestException;
import dev.wharf.wasm.Trap;
import dev.wharf.wasm.TrapException;
import java.util.Optional;

/** A call of a lifted function as a task. Spec: Canonical ABI, {@code canon_lift}. */
final class GuestCall {
  private static final Object[] NO_REFS = {};

  private final LiftedFunction function;
  private final TaskCaller caller;
  private final Task task;

  private GuestCall(LiftedFunction function, TaskCaller caller) {
    this.function = function;
    this.caller = caller;
    this.task =
        new Task(
            function.tasks(),
            this,
            function.callee().type().async(),
            function.isExclusive(),
            caller::cancelled);
  }

  /** Calls until the task blocks or ends. */
  static Task start(LiftedFunction function, TaskCaller caller, InstanceTasks.Entering entering) {
    var call = new GuestCall(function, caller);
    entering.enter();
    call.task.run(call::run);
    entering.exit();
    return call.task;
  }

  private void run() {
    if (!task.enter()) {
      return;
    }
    task.start();
    var context = function.context();
    long[] lanes = new long[function.params().count()];
    try {
      caller.arguments(lanes, task.borrows());
    } catch (HostValueException | SpentValueException bad) {
      // It is as if the call had never been made.
      task.resolve();
      task.exit();
      caller.refused(bad);
      return;
    }
    long[] results = call(function.callee().core(), lanes);
    if (!context.async()) {
      returnValues(results);
      context.postReturn().ifPresent(post -> postReturn(post, results));
    } else if (context.callback().isPresent()) {
      loop(context.callback().get(), (int) results[0]);
    }
    task.exit();
  }

  /** Calls core code, out of which no exception comes. Spec: {@code call_and_trap_on_throw}. */
  static long[] call(Func function, long... lanes) {
    long[] results = new long[function.type().results().size()];
    try {
      function.call(lanes, NO_REFS, results, NO_REFS);
    } catch (GuestException e) {
      throw ExportCalls.uncaught(e);
    }
    return results;
  }

  private void postReturn(Func post, long[] results) {
    function.side().scope().forbidLeave();
    call(post, results);
    function.side().scope().allowLeave();
  }

  /** The event loop of a task with a callback. */
  private void loop(Func callback, int answer) {
    var thread = task.implicitThread();
    int packed = answer;
    while ((packed & 0xF) != 0) {
      task.release();
      Event event;
      switch (packed & 0xF) {
        case 1 -> {
          boolean cancelled = thread.yieldUntil(Gate.RESUME, true);
          event = cancelled ? Event.TASK_CANCELLED : Event.NONE;
        }
        case 2 -> {
          var set = function.side().handles().entry(packed >>> 4, WaitableSet.class);
          event = set.waitForEvent(thread, Gate.RESUME, true);
        }
        default -> throw new TrapException(Trap.CALLBACK_CODE, String.valueOf(packed & 0xF));
      }
      task.acquire();
      packed = (int) call(callback, event.code().ordinal(), event.index(), event.payload())[0];
    }
  }

  /** {@code task.return}, and the end of a synchronously lifted function. */
  private void returnValues(long[] lanes) {
    if (!task.mayReturn()) {
      refuseReturn(lanes);
    }
    caller.returned(lanes, task.borrows());
    task.resolve();
  }

  /** Traps, by the value if there is something wrong with that, as it is looked at first. */
  private void refuseReturn(long[] lanes) {
    int max = function.context().async() ? Flattening.MAX_PARAMS : Flattening.MAX_RESULTS;
    new ValLift(function.side(), function.slots(), task.borrows())
        .values(function.type().type().result().stream().toList(), max, lanes);
    task.checkReturn();
  }

  LiftedFunction function() {
    return function;
  }

  /** {@code task.return} of the task that runs, whose signature and options were checked. */
  void taskReturn(long[] lanes) {
    returnValues(lanes);
  }

  /**
   * Traps unless {@code task.return} may be called with these.
   *
   * @param context the options of the built-in
   */
  void checkTaskReturn(Optional<InterfaceType> result, CanonContext context) {
    var own = function.context();
    var scope = own.scope();
    if (context.encoding() != own.encoding()
        || context.memory().isPresent() && !context.memory().equals(own.memory())
        || !ElementTypes.of(result, scope)
            .equals(ElementTypes.of(function.callee().type().result(), scope))) {
      throw new TrapException(Trap.TASK_RETURN_MISMATCH);
    }
  }

  /** Traps unless the task was lifted asynchronously. */
  void requireAsync() {
    if (!function.context().async()) {
      throw new TrapException(Trap.TASK_NOT_ASYNC);
    }
  }
}
