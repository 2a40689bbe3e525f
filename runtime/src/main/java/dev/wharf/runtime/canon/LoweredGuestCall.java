package dev.wharf.runtime.canon;

import dev.wharf.runtime.async.InstanceTasks;
import dev.wharf.runtime.async.Subtask;
import dev.wharf.runtime.resource.CallScope;

/** A lowered function of another instance. Values are copied once, from memory to memory. */
final class LoweredGuestCall extends LoweredCall {
  private final LiftedFunction callee;
  private final InstanceTasks.Entering entering;
  private final Lanes.Site there;
  private final Lanes.Site back;
  private Fuser params; // null before the first call
  private Fuser result; // null before the first result

  LoweredGuestCall(
      LiftedFunction callee,
      Occurrences type,
      CanonContext context,
      GuestSide caller,
      ResourceSlot[] slots) {
    super(type, context, caller);
    this.callee = callee;
    this.entering = callee.tasks().enteringFrom(context.scope().tasks());
    var store = callee.callee().core().store();
    var loader = Adapters.class.getClassLoader();
    this.there = new Lanes.Site(store, loader, slots, caller, callee.side());
    this.back = new Lanes.Site(store, loader, slots, callee.side(), caller);
  }

  @Override
  void begin(Subtask subtask, long[] args, long[] results) {
    var task = GuestCall.start(callee, new Passage(subtask, args, results), entering);
    if (!subtask.isResolved()) {
      subtask.onCancel(task::requestCancellation);
    }
  }

  private final class Passage implements TaskCaller {
    private final Subtask subtask;
    private final long[] args;
    private final long[] results;

    Passage(Subtask subtask, long[] args, long[] results) {
      this.subtask = subtask;
      this.args = args;
      this.results = results;
    }

    @Override
    public void arguments(long[] lanes, CallScope borrows) {
      subtask.start();
      if (params().types().isEmpty()) {
        return;
      }
      if (params == null) {
        params = params().fuser(callee.params(), there);
      }
      subtask.lent().borrowsGoTo(borrows);
      int source = params().pointer(caller(), args[0]);
      int target = callee.params().allocate(callee.side());
      params.fuse(args, source, lanes, target, subtask.lent());
      if (!callee.params().flat()) {
        lanes[0] = Integer.toUnsignedLong(target);
      }
    }

    @Override
    public void returned(long[] lanes, CallScope borrows) {
      if (!result().types().isEmpty()) {
        if (result == null) {
          result = callee.result().fuser(result(), back);
        }
        int source = callee.result().pointer(callee.side(), lanes[0]);
        result.fuse(lanes, source, results, target(args), subtask.lent());
      }
      subtask.resolveReturned();
    }

    @Override
    public void cancelled() {
      subtask.resolveCancelled();
    }
  }
}
