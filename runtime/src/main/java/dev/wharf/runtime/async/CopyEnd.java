package dev.wharf.runtime.async;

import dev.wharf.wasm.Trap;
import dev.wharf.wasm.TrapException;

/**
 * One end of a stream or future in a guest's hands. Its state changes when the guest is told of an
 * event, not when that happens. Spec: Canonical ABI, {@code CopyEnd}.
 */
public final class CopyEnd extends Waitable {
  /** Which end of what. */
  public enum Kind {
    READABLE_STREAM(Event.Code.STREAM_READ),
    WRITABLE_STREAM(Event.Code.STREAM_WRITE),
    READABLE_FUTURE(Event.Code.FUTURE_READ),
    WRITABLE_FUTURE(Event.Code.FUTURE_WRITE);

    private final Event.Code event;

    Kind(Event.Code event) {
      this.event = event;
    }

    public boolean isStream() {
      return this == READABLE_STREAM || this == WRITABLE_STREAM;
    }

    public boolean isReadable() {
      return this == READABLE_STREAM || this == READABLE_FUTURE;
    }
  }

  private static final Runnable NOTHING = () -> {};

  private final Kind kind;
  private final Shared shared;
  private CopyState state = CopyState.IDLE;

  public CopyEnd(Kind kind, Shared shared) {
    this.kind = kind;
    this.shared = shared;
  }

  public Kind kind() {
    return kind;
  }

  public Shared shared() {
    return shared;
  }

  public CopyState state() {
    return state;
  }

  private boolean isCopying() {
    return state == CopyState.COPYING || state == CopyState.CANCELLING_COPY;
  }

  /**
   * Begins a read or write.
   *
   * @param by the instance that does
   * @param index of this end, for the event
   */
  public void copy(Object by, Buffer buffer, int index) {
    state = CopyState.COPYING;
    var told = new Told(buffer, index);
    if (kind.isReadable()) {
      shared.read(by, (Buffer.Writable) buffer, told);
    } else {
      shared.write(by, (Buffer.Readable) buffer, told);
    }
  }

  /** Turns what happens to a copy into this end's event. */
  private final class Told implements CopyListener {
    private final Buffer buffer;
    private final int index;

    Told(Buffer buffer, int index) {
      this.buffer = buffer;
      this.index = index;
    }

    @Override
    public void onCopy(Runnable reclaim) {
      setPendingEvent(() -> event(CopyResult.COMPLETED, reclaim));
    }

    @Override
    public void onCopyDone(CopyResult result) {
      setPendingEvent(() -> event(result, NOTHING));
    }

    private Event event(CopyResult result, Runnable reclaim) {
      reclaim.run();
      if (!kind.isStream()) {
        state = result == CopyResult.CANCELLED ? CopyState.IDLE : CopyState.DONE;
        return new Event(kind.event, index, result.ordinal());
      }
      // A copy that made progress and was cancelled then is reported as cancelled, with its
      // progress: tests of the specification, async/cancel-stream.wast.
      boolean cancelled = state == CopyState.CANCELLING_COPY && result == CopyResult.COMPLETED;
      var reported = cancelled ? CopyResult.CANCELLED : result;
      state = result == CopyResult.DROPPED ? CopyState.DONE : CopyState.IDLE;
      return new Event(kind.event, index, reported.ordinal() | buffer.progress() << 4);
    }
  }

  /** Takes back a copy that has not ended. */
  public void cancelCopy() {
    state = CopyState.CANCELLING_COPY;
    if (!hasPendingEvent()) {
      shared.cancel();
    }
  }

  @Override
  public void drop() {
    if (kind == Kind.WRITABLE_FUTURE && state != CopyState.DONE) {
      throw new TrapException(Trap.FUTURE_UNWRITTEN);
    }
    if (isCopying()) {
      throw new TrapException(Trap.COPY_IN_PROGRESS);
    }
    shared.drop();
    super.drop();
  }
}
