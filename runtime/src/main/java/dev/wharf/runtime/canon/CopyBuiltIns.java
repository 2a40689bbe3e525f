package dev.wharf.runtime.canon;

import dev.wharf.engine.HostBody;
import dev.wharf.engine.Store;
import dev.wharf.runtime.async.Buffer;
import dev.wharf.runtime.async.CopyEnd;
import dev.wharf.runtime.async.CopyState;
import dev.wharf.runtime.async.ElementType;
import dev.wharf.runtime.async.Shared;
import dev.wharf.runtime.async.SharedFuture;
import dev.wharf.runtime.async.SharedStream;
import dev.wharf.runtime.link.InstanceScope;
import dev.wharf.wasm.Trap;
import dev.wharf.wasm.TrapException;

/**
 * Built-in functions about streams or futures of one type, for one instance. Spec: Canonical ABI,
 * {@code canon stream.new} and what follows it.
 */
final class CopyBuiltIns {
  private final InstanceScope scope;
  private final ElementType type;
  private final Store store;

  CopyBuiltIns(InstanceScope scope, ElementType type, Store store) {
    this.scope = scope;
    this.store = store;
    this.type = type;
  }

  HostBody create(boolean stream) {
    return (_, _, results, _) -> {
      scope.checkLeave();
      Shared shared = stream ? new SharedStream(type) : new SharedFuture(type);
      long readable =
          scope
              .handles()
              .add(
                  new CopyEnd(
                      stream ? CopyEnd.Kind.READABLE_STREAM : CopyEnd.Kind.READABLE_FUTURE,
                      shared));
      long writable =
          scope
              .handles()
              .add(
                  new CopyEnd(
                      stream ? CopyEnd.Kind.WRITABLE_STREAM : CopyEnd.Kind.WRITABLE_FUTURE,
                      shared));
      results[0] = readable | writable << 32;
    };
  }

  HostBody copy(CopyEnd.Kind kind, GuestSide side, boolean async) {
    var fusers = new ElementFusers(store);
    return (args, _, results, _) -> {
      scope.checkLeave();
      int index = (int) args[0];
      var end = end(index, kind);
      switch (end.state()) {
        case IDLE -> {}
        case COPYING, CANCELLING_COPY -> throw new TrapException(Trap.COPY_IN_PROGRESS);
        case DONE -> throw new TrapException(Trap.COPY_DONE);
      }
      requireOutOfSet(end, async);
      int length = kind.isStream() ? (int) args[2] : 1;
      Buffer buffer =
          kind.isReadable()
              ? new GuestBuffer.Target(side, type, (int) args[1], length, fusers)
              : new GuestBuffer.Source(side, type, (int) args[1], length);
      end.copy(scope, buffer, index);
      results[0] = answer(end, async);
    };
  }

  HostBody cancel(CopyEnd.Kind kind, boolean async) {
    return (args, _, results, _) -> {
      scope.checkLeave();
      var end = end((int) args[0], kind);
      if (end.state() != CopyState.COPYING || end.hasSyncWaiter()) {
        throw new TrapException(Trap.NO_COPY);
      }
      requireOutOfSet(end, async);
      end.cancelCopy();
      results[0] = answer(end, async);
    };
  }

  private static void requireOutOfSet(CopyEnd end, boolean async) {
    if (end.isInSet() && !async) {
      throw new TrapException(Trap.WAITABLE_IN_USE);
    }
  }

  private long answer(CopyEnd end, boolean async) {
    if (!end.hasPendingEvent()) {
      if (async) {
        return Integer.toUnsignedLong(TaskBuiltIns.BLOCKED);
      }
      end.waitForPendingEvent(scope.tasks().scheduler().current());
    }
    return Integer.toUnsignedLong(end.takePendingEvent().payload());
  }

  HostBody drop(CopyEnd.Kind kind) {
    return (args, _, _, _) -> {
      scope.checkLeave();
      var end = end((int) args[0], kind);
      scope.handles().remove((int) args[0], CopyEnd.class);
      end.drop();
    };
  }

  private CopyEnd end(int index, CopyEnd.Kind kind) {
    var end = scope.handles().entry(index, CopyEnd.class);
    if (end.kind() != kind || !type.equals(end.shared().type())) {
      throw new TrapException(Trap.HANDLE_TYPE, Integer.toUnsignedString(index));
    }
    return end;
  }

  /** Takes a readable end out of the guest's table. Spec: {@code lift_async_value}. */
  static Shared lift(int index, CopyEnd.Kind kind, ElementType type, GuestSide from) {
    var end = from.handles().remove(index, CopyEnd.class);
    if (end.kind() != kind || !type.equals(end.shared().type())) {
      throw new TrapException(Trap.HANDLE_TYPE, Integer.toUnsignedString(index));
    }
    switch (end.state()) {
      case IDLE -> {}
      case COPYING, CANCELLING_COPY -> throw new TrapException(Trap.COPY_IN_PROGRESS);
      case DONE -> throw new TrapException(Trap.COPY_DONE);
    }
    if (end.isInSet()) {
      throw new TrapException(Trap.WAITABLE_IN_USE);
    }
    return end.shared();
  }
}
