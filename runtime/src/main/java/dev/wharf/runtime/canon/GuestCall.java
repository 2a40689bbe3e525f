package dev.wharf.runtime.canon;

import dev.wharf.component.abi.Flattening;
import dev.wharf.component.type.InterfaceType;
import dev.wharf.engine.Func;
import dev.wharf.runtime.async.Event;
import dev.wharf.runtime.async.InstanceTasks;
import dev.wharf.runtime.async.Task;
import dev.wharf.runtime.async.WaitableSet;
import dev.wharf.runtime.value.Val;
import dev.wharf.wasm.GuestException;
import dev.wharf.wasm.Trap;
import dev.wharf.wasm.TrapException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A call of a lifted function as a task with a stack of its own, over values. Spec: Canonical ABI,
 * {@code canon_lift}.
 */
final class GuestCall {
  private static final Object[] NO_REFS = {};

  private final Callee.Guest callee;
  private final GuestSide side;
  private final Occurrences type;
  private final ResourceSlot[] slots;
  private final Supplier<List<Val>> onStart;
  private final Consumer<List<Val>> onReturn;
  private final Task task;

  private GuestCall(
      Callee.Guest callee,
      Supplier<List<Val>> onStart,
      Consumer<List<Val>> onReturn,
      Runnable onCancel) {
    var context = callee.context();
    this.callee = callee;
    this.side = GuestSide.of(context, AdapterCache.of(callee.core().store().engine()));
    this.type = Occurrences.of(callee.type());
    this.slots = Adapters.slots(type, context);
    this.onStart = onStart;
    this.onReturn = onReturn;
    boolean exclusive = !context.async() || context.callback().isPresent();
    this.task = new Task(context.scope().tasks(), this, callee.type().async(), exclusive, onCancel);
  }

  /**
   * Calls until the task blocks or ends.
   *
   * @param onStart gives the arguments when they are wanted, perhaps later
   * @param onReturn takes the result: one value, or none where the type has none
   * @param onCancel told that the task ended without a result
   * @param caller empty for the host
   */
  static Task start(
      Callee.Guest callee,
      Supplier<List<Val>> onStart,
      Consumer<List<Val>> onReturn,
      Runnable onCancel,
      Optional<InstanceTasks> caller) {
    var call = new GuestCall(callee, onStart, onReturn, onCancel);
    var tasks = callee.context().scope().tasks();
    var entering = caller.map(tasks::enteringFrom).orElseGet(tasks::enteringFromHost);
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
    var context = callee.context();
    var params = type.type().params().stream().map(InterfaceType.Field::type).toList();
    long[] lanes =
        new ValLower(side, slots, task.borrows())
            .values(onStart.get(), params, Flattening.MAX_PARAMS);
    long[] results = call(callee.core(), lanes);
    if (!context.async()) {
      returnValues(results, Flattening.MAX_RESULTS);
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

  private void postReturn(Func function, long[] results) {
    side.scope().forbidLeave();
    call(function, results);
    side.scope().allowLeave();
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
          boolean cancelled = thread.yieldUntil(task::isReleased, true);
          event = cancelled ? Event.TASK_CANCELLED : Event.NONE;
        }
        case 2 -> {
          var set = side.handles().entry(packed >>> 4, WaitableSet.class);
          event = set.waitForEvent(thread, task::isReleased, true);
        }
        default -> throw new TrapException(Trap.CALLBACK_CODE, String.valueOf(packed & 0xF));
      }
      task.acquire();
      packed = (int) call(callback, event.code().ordinal(), event.index(), event.payload())[0];
    }
  }

  /** {@code task.return}, and the end of a synchronously lifted function. */
  private void returnValues(long[] lanes, int maxLanes) {
    side.openCopy();
    var values =
        new ValLift(side, slots, task.borrows())
            .values(type.type().result().stream().toList(), maxLanes, lanes);
    task.checkReturn();
    onReturn.accept(values);
    task.resolve();
  }

  /**
   * {@code task.return} of the task that runs.
   *
   * @param context the options of the built-in
   */
  void taskReturn(Optional<InterfaceType> result, CanonContext context, long[] lanes) {
    requireAsync();
    var own = callee.context();
    var scope = own.scope();
    if (context.encoding() != own.encoding()
        || context.memory().isPresent() && !context.memory().equals(own.memory())
        || !ElementTypes.of(result, scope).equals(ElementTypes.of(callee.type().result(), scope))) {
      throw new TrapException(Trap.TASK_RETURN_MISMATCH);
    }
    returnValues(lanes, Flattening.MAX_PARAMS);
  }

  /** Traps unless the task was lifted asynchronously. */
  void requireAsync() {
    if (!callee.context().async()) {
      throw new TrapException(Trap.TASK_NOT_ASYNC);
    }
  }
}
