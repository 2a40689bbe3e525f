package dev.wharf.runtime.canon;

import dev.wharf.component.abi.Flattening;
import dev.wharf.component.abi.PointerType;
import dev.wharf.component.type.InterfaceType;
import dev.wharf.engine.Func;
import dev.wharf.engine.HostBody;
import dev.wharf.runtime.DynamicFunction;
import dev.wharf.runtime.async.InstanceTasks;
import dev.wharf.runtime.resource.CallScope;
import dev.wharf.runtime.value.Val;
import java.util.List;

/** Calls over {@code Val}: the frame that the compiled adapters have, in plain code. */
final class ValCalls {
  private static final Object[] NO_REFS = {};
  private static final long[] NO_NUMBERS = {};

  private ValCalls() {}

  /** Calls a guest from the host. */
  static List<Val> call(
      Callee.Guest callee, Occurrences type, GuestSide side, ResourceSlot[] slots, List<Val> args) {
    if (args.size() != type.type().params().size()) {
      throw new HostValueException(
          args.size() + " arguments for " + type.type().params().size() + " parameters");
    }
    InstanceTasks.Entering entering = callee.context().scope().tasks().enteringFromHost();
    var store = callee.core().store();
    int outer = store.depth();
    store.enter();
    try {
      entering.enter();
      var call = new CallScope();
      long[] lanes =
          new ValLower(side, slots, call).values(args, params(type), Flattening.MAX_PARAMS);
      long[] results = new long[callee.core().type().results().size()];
      callee.core().call(lanes, NO_REFS, results, NO_REFS);
      call.checkReturned();
      side.openCopy();
      var values =
          new ValLift(side, slots, call)
              .values(type.type().result().stream().toList(), Flattening.MAX_RESULTS, results);
      callee.context().postReturn().ifPresent(post -> postReturn(post, results, side));
      call.end();
      entering.exit();
      store.exit();
      return values;
    } catch (Throwable thrown) {
      throw ExportCalls.failure(store, outer, entering, thrown);
    }
  }

  /** Calls a guest from the host as a task, and waits until it has returned. */
  static List<Val> callTask(LiftedFunction function, List<Val> args) {
    int params = function.callee().type().params().size();
    if (args.size() != params) {
      throw new HostValueException(args.size() + " arguments for " + params + " parameters");
    }
    var caller = new ValCaller(function, args);
    var work = new TaskWork(function, caller);
    caller.setResolved(work::resolved);
    work.perform();
    return caller.result().orElseThrow(TaskWork::cancelled);
  }

  private static List<InterfaceType> params(Occurrences type) {
    return type.type().params().stream().map(InterfaceType.Field::type).toList();
  }

  private static void postReturn(Func function, long[] results, GuestSide side) {
    side.scope().forbidLeave();
    function.call(results, NO_REFS, NO_NUMBERS, NO_REFS);
    side.scope().allowLeave();
  }

  /** A dynamic host function as a core function. */
  static HostBody lowered(
      DynamicFunction function, Occurrences type, GuestSide caller, ResourceSlot[] slots) {
    boolean resultInMemory = Flattening.lower(type.type(), PointerType.I32).resultInMemory();
    return (args, _, results, _) -> {
      caller.scope().checkLeave();
      caller.openCopy();
      var call = new CallScope();
      var values =
          new ValLift(caller, slots, call).values(params(type), Flattening.MAX_PARAMS, args);
      List<Val> answer = function.call(values);
      var result = type.type().result();
      if (answer.size() != (result.isPresent() ? 1 : 0)) {
        throw new HostValueException("a host function gave " + answer.size() + " results");
      }
      var lower = new ValLower(caller, slots, call);
      if (resultInMemory) {
        lower.store(answer.getFirst(), result.orElseThrow(), (int) args[args.length - 1]);
      } else if (result.isPresent()) {
        results[0] = lower.values(answer, List.of(result.orElseThrow()), Flattening.MAX_RESULTS)[0];
      }
      call.end();
    };
  }
}
