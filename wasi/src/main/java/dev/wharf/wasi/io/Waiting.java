package dev.wharf.wasi.io;

import dev.wharf.wasm.Trap;
import dev.wharf.wasm.TrapException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.LockSupport;

/**
 * Blocks the calling thread until one of several things is ready. The functions of 0.2 and preview
 * 1 that wait are synchronous, so this blocks the whole Store. An interrupt of the thread ends the
 * wait with a trap and leaves the interrupt set: that is how a deadline reaches a guest that sleeps
 * or reads.
 */
public final class Waiting {
  private Waiting() {}

  /** Waits for one thing. */
  public static void until(Readiness event) {
    if (!event.ready()) {
      untilAny(List.of(event));
    }
  }

  /**
   * Waits for the first of several on a thread that serves a guest's stream.
   *
   * @throws CancellationException if the thread is interrupted; the interrupt status stays set
   */
  public static void untilAnyOf(Readiness... events) {
    try {
      untilAny(List.of(events));
    } catch (TrapException e) {
      if (Thread.currentThread().isInterrupted()) {
        throw new CancellationException("interrupted while waiting");
      }
      throw e;
    }
  }

  /** Waits until at least one is ready and returns the indices of all that are, in order. */
  public static int[] untilAny(List<? extends Readiness> events) {
    int[] ready = ready(events);
    if (ready.length > 0) {
      checkInterrupt();
      return ready;
    }
    boolean channels = events.stream().anyMatch(Readiness.OnChannel.class::isInstance);
    return channels ? select(events) : park(events);
  }

  /** Ends the guest when its thread was interrupted. */
  public static void checkInterrupt() {
    if (Thread.currentThread().isInterrupted()) {
      throw new TrapException(Trap.INTERRUPTED);
    }
  }

  private static int[] ready(List<? extends Readiness> events) {
    var found = new int[events.size()];
    int count = 0;
    for (int i = 0; i < events.size(); i++) {
      if (events.get(i).ready()) {
        found[count++] = i;
      }
    }
    return Arrays.copyOf(found, count);
  }

  private static int[] park(List<? extends Readiness> events) {
    var gate = new Gate(Thread.currentThread(), Optional.empty());
    var sources = register(events, gate);
    try {
      while (true) {
        int[] ready = ready(events);
        if (ready.length > 0) {
          return ready;
        }
        LockSupport.parkNanos(Waiting.class, nearest(events));
        checkInterrupt();
      }
    } finally {
      sources.forEach(source -> source.forget(gate));
    }
  }

  private static int[] select(List<? extends Readiness> events) {
    try (var selector = Selector.open()) {
      var gate = new Gate(Thread.currentThread(), Optional.of(selector));
      var sources = register(events, gate);
      try {
        while (true) {
          registerChannels(events, selector);
          int[] ready = ready(events);
          if (ready.length > 0) {
            return ready;
          }
          // Rounded up, so that a timer is due when the selector returns for it.
          selector.select(Math.max(1, (nearest(events) + 999_999) / 1_000_000));
          selector.selectedKeys().clear();
          checkInterrupt();
        }
      } finally {
        sources.forEach(source -> source.forget(gate));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // The operations of a channel may change while it is waited for: a socket that connects, then is
  // written to.
  private static void registerChannels(List<? extends Readiness> events, Selector selector) {
    for (var key : selector.keys()) {
      if (key.isValid()) {
        key.interestOps(0);
      }
    }
    for (var event : events) {
      if (event instanceof Readiness.OnChannel on) {
        var key = on.channel().keyFor(selector);
        try {
          if (key == null) {
            on.channel().register(selector, on.operations());
          } else if (key.isValid()) {
            key.interestOpsOr(on.operations());
          }
        } catch (ClosedChannelException e) {
          // A closed channel is ready: its next operation reports the end.
        }
      }
    }
  }

  private static List<Readiness.Notified> register(List<? extends Readiness> events, Gate gate) {
    var sources = new ArrayList<Readiness.Notified>();
    for (var event : events) {
      if (event instanceof Readiness.Notified source) {
        source.tell(gate);
        sources.add(source);
      }
    }
    return sources;
  }

  private static long nearest(List<? extends Readiness> events) {
    long nearest = 3_600_000_000_000L; // an hour: then it looks again
    for (var event : events) {
      if (event instanceof Readiness.Timer timer) {
        nearest = Math.min(nearest, Math.max(1, timer.remaining()));
      }
    }
    return nearest;
  }
}
