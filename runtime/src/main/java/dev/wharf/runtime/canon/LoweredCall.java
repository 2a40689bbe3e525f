package dev.wharf.runtime.canon;

import dev.wharf.component.abi.Flattening;
import dev.wharf.component.abi.PointerType;
import dev.wharf.component.type.InterfaceType;
import dev.wharf.engine.HostBody;
import dev.wharf.runtime.async.InstanceTasks;
import dev.wharf.runtime.async.Subtask;
import dev.wharf.runtime.value.Val;
import java.util.List;
import java.util.Optional;

/**
 * A lowered function whose callee may block, or which does not wait for it, over values. Spec:
 * Canonical ABI, {@code canon_lower}.
 */
final class LoweredCall implements HostBody {
  private final Callee callee;
  private final GuestSide caller;
  private final Occurrences type;
  private final ResourceSlot[] slots;
  private final boolean async;
  private final boolean resultInMemory;

  LoweredCall(
      Callee callee,
      Occurrences type,
      CanonContext context,
      GuestSide caller,
      ResourceSlot[] slots) {
    this.callee = callee;
    this.caller = caller;
    this.type = type;
    this.slots = slots;
    this.async = context.async();
    this.resultInMemory =
        async
            ? type.type().result().isPresent()
            : Flattening.lower(type.type(), PointerType.I32).resultInMemory();
  }

  @Override
  public void call(long[] args, Object[] refArgs, long[] results, Object[] refResults) {
    var scope = caller.scope();
    scope.checkLeave();
    var subtask = new Subtask();
    begin(subtask, args, results);
    if (!async) {
      if (!subtask.isResolved()) {
        scope.tasks().scheduler().current().waitUntil(subtask::isResolved, false);
      }
      subtask.deliverResolve();
    } else if (subtask.isResolved()) {
      subtask.deliverResolve();
      results[0] = Subtask.State.RETURNED.ordinal();
    } else {
      int index = caller.handles().add(subtask);
      subtask.setIndex(index);
      results[0] = Integer.toUnsignedLong(subtask.state().ordinal() | index << 4);
    }
  }

  private void begin(Subtask subtask, long[] args, long[] results) {
    Optional<InstanceTasks> from = Optional.of(caller.scope().tasks());
    switch (callee) {
      case Callee.Guest guest -> {
        var task =
            GuestCall.start(
                guest,
                () -> arguments(subtask, args),
                values -> returned(values, subtask, args, results),
                subtask::resolveCancelled,
                from);
        subtask.onCancel(task::requestCancellation);
      }
      case Callee.Host(var _, HostFunction.Dynamic(var body)) ->
          returned(body.call(arguments(subtask, args)), subtask, args, results);
      case Callee.Host(var _, BoundMethod method) ->
          throw new UnsupportedOperationException("not called through values: " + method.method());
    }
  }

  private List<Val> arguments(Subtask subtask, long[] args) {
    subtask.start();
    caller.openCopy();
    int max = async ? Flattening.MAX_ASYNC_PARAMS : Flattening.MAX_PARAMS;
    var params = type.type().params().stream().map(InterfaceType.Field::type).toList();
    return new ValLift(caller, slots, subtask.lent()).values(params, max, args);
  }

  private void returned(List<Val> values, Subtask subtask, long[] args, long[] results) {
    var result = type.type().result();
    if (values.size() != (result.isPresent() ? 1 : 0)) {
      throw new HostValueException("a host function gave " + values.size() + " results");
    }
    var lower = new ValLower(caller, slots, subtask.lent());
    if (resultInMemory) {
      lower.store(values.getFirst(), result.orElseThrow(), (int) args[args.length - 1]);
    } else if (result.isPresent()) {
      results[0] = lower.values(values, List.of(result.get()), Flattening.MAX_RESULTS)[0];
    }
    subtask.resolveReturned();
  }
}
