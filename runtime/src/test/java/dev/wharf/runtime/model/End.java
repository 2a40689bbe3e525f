package dev.wharf.runtime.model;

import dev.wharf.wasm.Trap;
import dev.wharf.wasm.TrapException;

/** Spec: Canonical ABI, {@code CopyEnd}. */
final class End extends Waitable {
  enum State {
    IDLE,
    COPYING,
    CANCELLING,
    DONE
  }

  final Pipe pipe;
  final boolean readable;
  State state = State.IDLE;

  End(Pipe pipe, boolean readable) {
    this.pipe = pipe;
    this.readable = readable;
  }

  void require(boolean wantReadable, Carried carried) {
    if (readable != wantReadable || pipe.carried != carried) {
      throw new TrapException(Trap.HANDLE_TYPE);
    }
  }

  void requireIdle() {
    switch (state) {
      case IDLE -> {}
      case COPYING, CANCELLING -> throw new TrapException(Trap.COPY_IN_PROGRESS);
      case DONE -> throw new TrapException(Trap.COPY_DONE);
    }
  }

  void begin(int index, Actor actor, Op op) {
    requireIdle();
    if (!op.flag()) {
      requireOutOfSet();
    }
    state = State.COPYING;
    pipe.begin(
        new Pipe.Copy(this, index, actor, op.at(), pipe.carried.isStream() ? op.length() : 1));
  }

  void cancel(boolean async) {
    if (state != State.COPYING || hasSyncWaiter) {
      throw new TrapException(Trap.NO_COPY);
    }
    if (!async) {
      requireOutOfSet();
    }
    state = State.CANCELLING;
    if (!hasEvent()) {
      pipe.cancel();
    }
  }

  Event event(int result, int index, int progress, boolean tellsOfCancel) {
    if (!pipe.carried.isStream()) {
      state = result == Pipe.CANCELLED ? State.IDLE : State.DONE;
      return new Event(Event.FUTURE_READ + (readable ? 0 : 1), index, result);
    }
    // Tests of the specification, async/cancel-stream.wast: cancelled comes before completed.
    boolean cancelled = tellsOfCancel && state == State.CANCELLING && result == Pipe.COMPLETED;
    int told = cancelled ? Pipe.CANCELLED : result;
    state = result == Pipe.DROPPED ? State.DONE : State.IDLE;
    return new Event(Event.STREAM_READ + (readable ? 0 : 1), index, told | progress << 4);
  }

  void drop() {
    if (!pipe.carried.isStream() && !readable && state != State.DONE) {
      throw new TrapException(Trap.FUTURE_UNWRITTEN);
    }
    if (state == State.COPYING || state == State.CANCELLING) {
      throw new TrapException(Trap.COPY_IN_PROGRESS);
    }
    pipe.drop();
    join(null);
  }
}
