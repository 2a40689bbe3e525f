package dev.wharf.runtime.canon;

import dev.wharf.runtime.async.Buffer;
import dev.wharf.runtime.async.CopyListener;
import dev.wharf.runtime.async.CopyResult;
import dev.wharf.runtime.async.ElementType;
import dev.wharf.runtime.async.HostThreads;
import dev.wharf.runtime.async.HostWork;
import dev.wharf.runtime.async.Scheduler;
import dev.wharf.runtime.async.Shared;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/**
 * The readable end of a stream or future in the host's hands. Its state belongs to the thread that
 * uses the end, except where it is inside the store.
 */
abstract sealed class GuestEnd permits GuestStreamReader, GuestByteReader, GuestFutureReader {
  private enum State {
    OPEN,
    /** The other end is gone. */
    ENDED,
    CLOSED,
    GIVEN
  }

  private final Shared shared;
  private final Scheduler scheduler;
  private State state = State.OPEN;

  GuestEnd(Shared shared, Scheduler scheduler) {
    this.shared = shared;
    this.scheduler = scheduler;
    scheduler.hostThreads().addOpenEnds(1);
  }

  /** The same end for another object, whose count it takes over. */
  GuestEnd(GuestEnd from) {
    this.shared = from.shared;
    this.scheduler = from.scheduler;
    from.check();
    this.state = from.state;
    from.state = State.GIVEN;
  }

  final void check() {
    switch (state) {
      case OPEN, ENDED -> {}
      case CLOSED -> throw new IllegalStateException("this end was closed");
      case GIVEN -> throw new IllegalStateException("this end was given away");
    }
  }

  final boolean isEnded() {
    return state == State.ENDED;
  }

  private void leave(State left) {
    if (state == State.OPEN) {
      scheduler.hostThreads().addOpenEnds(-1);
    }
    state = left;
  }

  /** Takes the end for a guest; empty if it can only be copied from. Called inside the store. */
  final Optional<Shared> give(Scheduler to, ElementType type) {
    check();
    if (to != scheduler || !type.equals(shared.type()) || state == State.ENDED) {
      return Optional.empty();
    }
    leave(State.GIVEN);
    return Optional.of(shared);
  }

  /** Takes the end out of this object for whoever reads it on the thread of the store. */
  final Shared takeOut() {
    check();
    leave(State.GIVEN);
    return shared;
  }

  final HostThreads threads() {
    return scheduler.hostThreads();
  }

  /**
   * Reads into a buffer.
   *
   * @param nanos how long to wait; negative without a limit
   * @return false if the time was over before anything came
   * @throws CancellationException if the thread was interrupted before anything came
   */
  final boolean read(Buffer.Writable into, long nanos) {
    check();
    if (state == State.ENDED) {
      return true;
    }
    var reading = new Reading(into);
    scheduler.hostThreads().perform(reading, nanos);
    if (reading.ended) {
      leave(State.ENDED);
    } else if (into.progress() == 0) {
      if (nanos >= 0 && !Thread.currentThread().isInterrupted()) {
        return false;
      }
      throw new CancellationException("interrupted while reading");
    }
    return true;
  }

  /** Notes that a future has given its value. */
  final void end() {
    leave(State.ENDED);
  }

  private final class Reading extends HostWork implements CopyListener {
    private final Buffer.Writable into;
    private boolean ended;

    Reading(Buffer.Writable into) {
      this.into = into;
    }

    @Override
    protected void start() {
      // While it waits it is no hope for those that wait for it to be read.
      scheduler.hostThreads().addOpenEnds(-1);
      shared.read(this, into, this);
    }

    @Override
    protected void cancel() {
      shared.cancel();
    }

    @Override
    public void onCopy(Runnable reclaim) {
      reclaim.run();
      stop();
    }

    @Override
    public void onCopyDone(CopyResult result) {
      ended = result == CopyResult.DROPPED;
      stop();
    }

    private void stop() {
      if (!isDone()) {
        scheduler.hostThreads().addOpenEnds(1);
        finish();
      }
    }
  }

  final void closeEnd() {
    if (state == State.OPEN) {
      scheduler.hostThreads().act(shared::drop);
    }
    if (state != State.GIVEN) {
      leave(State.CLOSED);
    }
  }
}
