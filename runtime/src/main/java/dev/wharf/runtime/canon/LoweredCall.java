package dev.wharf.runtime.canon;

import dev.wharf.component.abi.Flattening;
import dev.wharf.engine.HostBody;
import dev.wharf.runtime.async.Subtask;

/**
 * A lowered function whose callee may block, or which does not wait for it. Spec: Canonical ABI,
 * {@code canon_lower}.
 */
abstract sealed class LoweredCall implements HostBody permits LoweredGuestCall, LoweredHostCall {
  private final GuestSide caller;
  private final boolean async;
  private final Lanes params;
  private final Lanes result;

  LoweredCall(Occurrences type, CanonContext context, GuestSide caller) {
    this.caller = caller;
    this.async = context.async();
    this.params = params(type, context);
    this.result = result(type, context);
  }

  static int maxParams(CanonContext context) {
    return context.async() ? Flattening.MAX_ASYNC_PARAMS : Flattening.MAX_PARAMS;
  }

  static Lanes params(Occurrences type, CanonContext context) {
    return Lanes.of(LiftedFunction.params(type), maxParams(context));
  }

  static Lanes result(Occurrences type, CanonContext context) {
    return Lanes.of(
        type.type().result().stream().toList(), context.async() ? 0 : Flattening.MAX_RESULTS);
  }

  final GuestSide caller() {
    return caller;
  }

  /** How the caller gives the parameters. */
  final Lanes params() {
    return params;
  }

  /** How the caller takes the result. */
  final Lanes result() {
    return result;
  }

  /** The address of the result, checked; 0 where it is flat. */
  final int target(long[] args) {
    return result.flat() ? 0 : result.pointer(caller, args[args.length - 1]);
  }

  /** Begins the call; the subtask may be resolved when this returns. */
  abstract void begin(Subtask subtask, long[] args, long[] results);

  @Override
  public final void call(long[] args, Object[] refArgs, long[] results, Object[] refResults) {
    var scope = caller.scope();
    scope.checkLeave();
    var subtask = new Subtask();
    begin(subtask, args, results);
    if (!async) {
      if (!subtask.isResolved()) {
        subtask.waitForResolve(scope.tasks().scheduler().current());
      }
      subtask.deliverResolve();
    } else if (subtask.isResolved()) {
      subtask.deliverResolve();
      results[0] = subtask.state().ordinal();
    } else {
      int index = caller.handles().add(subtask);
      subtask.setIndex(index);
      results[0] = Integer.toUnsignedLong(subtask.state().ordinal() | index << 4);
    }
  }
}
