package dev.wharf.runtime.canon;

import dev.wharf.component.type.InterfaceType;
import dev.wharf.engine.Func;
import dev.wharf.engine.HostBody;
import dev.wharf.engine.Table;
import dev.wharf.runtime.async.Event;
import dev.wharf.runtime.async.Gate;
import dev.wharf.runtime.async.GuestThread;
import dev.wharf.runtime.async.Subtask;
import dev.wharf.runtime.async.Waitable;
import dev.wharf.runtime.async.WaitableSet;
import dev.wharf.runtime.link.InstanceScope;
import dev.wharf.runtime.value.ErrorContext;
import dev.wharf.wasm.Trap;
import dev.wharf.wasm.TrapException;
import dev.wharf.wasm.type.FuncType;
import dev.wharf.wasm.type.ValType;
import java.util.List;
import java.util.Optional;

/**
 * Built-in functions about tasks, threads, waitables and error contexts, for one instance. Spec:
 * Canonical ABI, canonical definitions.
 */
final class TaskBuiltIns {
  /** How much of the message of an error-context is kept, in UTF-16 code units. */
  private static final int MAX_MESSAGE = 1024;

  private static final FuncType START = new FuncType(List.of(ValType.I32), List.of());
  static final int BLOCKED = -1;

  private final InstanceScope scope;

  TaskBuiltIns(InstanceScope scope) {
    this.scope = scope;
  }

  private GuestThread thread() {
    return scope.tasks().scheduler().current();
  }

  HostBody contextGet(int slot) {
    return (_, _, results, _) -> results[0] = Integer.toUnsignedLong(thread().context(slot));
  }

  HostBody contextSet(int slot) {
    return (args, _, _, _) -> thread().setContext(slot, (int) args[0]);
  }

  HostBody backpressureInc() {
    return (_, _, _, _) -> scope.tasks().incrementBackpressure();
  }

  HostBody backpressureDec() {
    return (_, _, _, _) -> scope.tasks().decrementBackpressure();
  }

  HostBody taskReturn(Optional<InterfaceType> result, CanonContext context) {
    return new TaskReturn(result, context);
  }

  /** Checks types and options once for each function that it returns from. */
  private final class TaskReturn implements HostBody {
    private final Optional<InterfaceType> result;
    private final CanonContext context;
    private LiftedFunction fitting; // null before the first call

    TaskReturn(Optional<InterfaceType> result, CanonContext context) {
      this.result = result;
      this.context = context;
    }

    @Override
    public void call(long[] args, Object[] refArgs, long[] results, Object[] refResults) {
      scope.checkLeave();
      var call = TaskBuiltIns.this.call();
      call.requireAsync();
      if (call.function() != fitting) {
        call.checkTaskReturn(result, context);
        fitting = call.function();
      }
      call.taskReturn(args);
    }
  }

  HostBody taskCancel() {
    return (_, _, _, _) -> {
      scope.checkLeave();
      call().requireAsync();
      thread().task().cancel();
    };
  }

  private GuestCall call() {
    if (thread().task().callee() instanceof GuestCall call) {
      return call;
    }
    throw new TrapException(Trap.TASK_NOT_ASYNC);
  }

  HostBody waitableSetNew() {
    return (_, _, results, _) -> {
      scope.checkLeave();
      results[0] = scope.handles().add(new WaitableSet());
    };
  }

  HostBody waitableSetWait(boolean cancellable, CanonContext context) {
    return (args, _, results, _) -> {
      scope.checkLeave();
      var set = scope.handles().entry((int) args[0], WaitableSet.class);
      results[0] =
          store(set.waitForEvent(thread(), Gate.NONE, cancellable), (int) args[1], context);
    };
  }

  HostBody waitableSetPoll(boolean cancellable, CanonContext context) {
    return (args, _, results, _) -> {
      scope.checkLeave();
      var set = scope.handles().entry((int) args[0], WaitableSet.class);
      results[0] = store(set.poll(thread().task(), cancellable), (int) args[1], context);
    };
  }

  private static long store(Event event, int pointer, CanonContext context) {
    var memory = context.memory().orElseThrow();
    MemoryAccess.check(memory, pointer, 4, 8);
    MemoryAccess.putI32(event.index(), memory, pointer);
    MemoryAccess.putI32(event.payload(), memory, pointer + 4);
    return event.code().ordinal();
  }

  HostBody waitableSetDrop() {
    return (args, _, _, _) -> {
      scope.checkLeave();
      scope.handles().remove((int) args[0], WaitableSet.class).drop();
    };
  }

  HostBody waitableJoin() {
    return (args, _, _, _) -> {
      scope.checkLeave();
      var waitable = scope.handles().entry((int) args[0], Waitable.class);
      waitable.requireNoSyncWaiter();
      waitable.join(
          args[1] == 0
              ? Optional.empty()
              : Optional.of(scope.handles().entry((int) args[1], WaitableSet.class)));
    };
  }

  HostBody subtaskCancel(boolean async) {
    return (args, _, results, _) -> {
      scope.checkLeave();
      var subtask = scope.handles().entry((int) args[0], Subtask.class);
      if (subtask.isResolveDelivered()) {
        throw new TrapException(Trap.SUBTASK_CANCEL, "it was told to have ended");
      }
      if (subtask.isCancellationRequested()) {
        throw new TrapException(Trap.SUBTASK_CANCEL, "it was cancelled before");
      }
      if (subtask.isInSet() && !async) {
        throw new TrapException(Trap.WAITABLE_IN_USE);
      }
      if (!subtask.isResolved()) {
        subtask.requestCancellation(scope.tasks());
        if (!subtask.isResolved()) {
          if (async) {
            results[0] = Integer.toUnsignedLong(BLOCKED);
            return;
          }
          subtask.waitForResolve(thread());
        }
      }
      results[0] = subtask.takePendingEvent().payload();
    };
  }

  HostBody subtaskDrop() {
    return (args, _, _, _) -> {
      scope.checkLeave();
      scope.handles().remove((int) args[0], Subtask.class).drop();
    };
  }

  HostBody threadIndex() {
    return (_, _, results, _) -> {
      scope.checkLeave();
      results[0] = thread().index();
    };
  }

  HostBody threadNew(Table table) {
    return (args, _, results, _) -> {
      scope.checkLeave();
      int index = (int) args[0];
      if (Integer.compareUnsigned(index, table.size()) >= 0) {
        throw new TrapException(Trap.UNDEFINED_ELEMENT, Integer.toUnsignedString(index));
      }
      if (!(table.get(index) instanceof Func function)) {
        throw new TrapException(Trap.UNINITIALIZED_ELEMENT, Integer.toUnsignedString(index));
      }
      if (!function.type().equals(START)) {
        throw new TrapException(Trap.INDIRECT_CALL_TYPE_MISMATCH);
      }
      long[] argument = {args[1]};
      results[0] = thread().task().newThread(() -> GuestCall.call(function, argument)).index();
    };
  }

  HostBody threadResumeLater() {
    return (args, _, _, _) -> {
      scope.checkLeave();
      suspended((int) args[0]).resumeLater();
    };
  }

  private GuestThread suspended(int index) {
    var thread = scope.tasks().thread(index);
    if (!thread.isSuspended()) {
      throw new TrapException(Trap.THREAD_NOT_SUSPENDED, "thread " + index);
    }
    return thread;
  }

  HostBody threadSuspend(boolean cancellable) {
    return (_, _, results, _) -> {
      scope.checkLeave();
      results[0] = thread().suspend(cancellable) ? 1 : 0;
    };
  }

  HostBody threadYield(boolean cancellable) {
    return (_, _, results, _) -> {
      scope.checkLeave();
      results[0] = thread().yield(cancellable) ? 1 : 0;
    };
  }

  HostBody threadSuspendThenResume(boolean cancellable) {
    return (args, _, results, _) -> {
      scope.checkLeave();
      var other = suspended((int) args[0]);
      results[0] = thread().suspendThenResume(cancellable, other) ? 1 : 0;
    };
  }

  HostBody threadYieldThenResume(boolean cancellable) {
    return (args, _, results, _) -> {
      scope.checkLeave();
      var other = suspended((int) args[0]);
      results[0] = thread().yieldThenResume(cancellable, other) ? 1 : 0;
    };
  }

  HostBody threadSuspendThenPromote(boolean cancellable) {
    return (args, _, results, _) -> {
      scope.checkLeave();
      var other = scope.tasks().thread((int) args[0]);
      results[0] = thread().suspendThenPromote(cancellable, other) ? 1 : 0;
    };
  }

  HostBody threadYieldThenPromote(boolean cancellable) {
    return (args, _, results, _) -> {
      scope.checkLeave();
      var other = scope.tasks().thread((int) args[0]);
      results[0] = thread().yieldThenPromote(cancellable, other) ? 1 : 0;
    };
  }

  HostBody errorContextNew(GuestSide side) {
    return (args, _, results, _) -> {
      scope.checkLeave();
      side.openCopy();
      String message = StringCodec.lift(side, (int) args[0], (int) args[1]);
      results[0] = scope.handles().add(new ErrorContext(kept(message)));
    };
  }

  /** The spec lets a host transform messages; many long ones must not fill its heap. */
  private static String kept(String message) {
    if (message.length() <= MAX_MESSAGE) {
      return message;
    }
    boolean pair = Character.isHighSurrogate(message.charAt(MAX_MESSAGE - 1));
    return message.substring(0, pair ? MAX_MESSAGE - 1 : MAX_MESSAGE);
  }

  HostBody errorContextDebugMessage(GuestSide side) {
    return (args, _, _, _) -> {
      scope.checkLeave();
      var context = scope.handles().entry((int) args[0], ErrorContext.class);
      MemoryAccess.check(side.memory(), (int) args[1], 4, 8);
      long string = StringCodec.lower(context.debugMessage(), side);
      MemoryAccess.putI64(string, side.memory(), (int) args[1]);
    };
  }

  HostBody errorContextDrop() {
    return (args, _, _, _) -> {
      scope.checkLeave();
      scope.handles().remove((int) args[0], ErrorContext.class);
    };
  }
}
