package dev.wharf.runtime.model;

import dev.wharf.wasm.Trap;
import dev.wharf.wasm.TrapException;

/**
 * What two ends share. Spec: Canonical ABI, {@code SharedStreamImpl} and {@code SharedFutureImpl}.
 */
final class Pipe {
  static final int COMPLETED = 0;
  static final int DROPPED = 1;
  static final int CANCELLED = 2;

  final Carried carried;
  private boolean dropped;
  private Copy pending; // null when no copy waits

  Pipe(Carried carried) {
    this.carried = carried;
  }

  /** A read or write that was begun. Spec: {@code BufferGuestImpl}, and what it tells its end. */
  static final class Copy {
    final End end;
    private final int index;
    private final Actor actor;
    private final int at;
    private final int length;
    private int progress;

    Copy(End end, int index, Actor actor, int at, int length) {
      this.end = end;
      this.index = index;
      this.actor = actor;
      this.at = at;
      this.length = length;
    }

    private int remain() {
      return length - progress;
    }

    private void tell(int result, Runnable reclaim) {
      end.pending =
          () -> {
            reclaim.run();
            return end.event(result, index, progress, actor.world.tellsOfCancelledCopies);
          };
    }

    private void done(int result) {
      tell(result, () -> {});
    }
  }

  /** Whether a copy by {@code actor} would trap, for what cannot go from an actor to itself. */
  boolean isUnfitFor(Actor actor) {
    return !carried.isNumber() && pending != null && pending.actor == actor;
  }

  /** Whether a copy from this end would find what it wants. */
  boolean isAwaited(boolean readable) {
    return pending != null && pending.end.readable != readable;
  }

  private void notifyPending(int result) {
    var copy = pending;
    pending = null;
    copy.done(result);
  }

  void cancel() {
    notifyPending(CANCELLED);
  }

  void drop() {
    if (!dropped) {
      dropped = true;
      if (pending != null) {
        notifyPending(DROPPED);
      }
    }
  }

  void begin(Copy copy) {
    if (dropped) {
      copy.done(DROPPED);
      return;
    }
    if (pending == null) {
      pending = copy;
      return;
    }
    if (pending.actor == copy.actor && !carried.isNumber()) {
      throw new TrapException(Trap.SAME_INSTANCE_COPY);
    }
    if (!carried.isStream()) {
      move(copy, 1);
      notifyPending(COMPLETED);
      copy.done(COMPLETED);
    } else if (pending.remain() > 0) {
      if (copy.remain() > 0) {
        move(copy, Math.min(copy.remain(), pending.remain()));
        pending.tell(COMPLETED, () -> pending = null);
      }
      copy.done(COMPLETED);
    } else if (!copy.end.readable && copy.length == 0 && pending.length == 0) {
      copy.done(COMPLETED);
    } else {
      notifyPending(COMPLETED);
      pending = copy;
    }
  }

  private void move(Copy copy, int count) {
    var from = copy.end.readable ? pending : copy;
    var to = copy.end.readable ? copy : pending;
    byte[] bytes = new byte[count];
    System.arraycopy(from.actor.memory, from.at + from.progress, bytes, 0, count);
    for (int i = 0; i < count; i++) {
      boolean truth = carried == Carried.STREAM_BOOL && bytes[i] != 0;
      to.actor.memory[to.at + to.progress + i] = truth ? 1 : bytes[i];
    }
    from.progress += count;
    to.progress += count;
  }
}
