package dev.wharf.wasi.clocks;

import dev.wharf.wasi.io.HostPollable;
import dev.wharf.wasi.io.Readiness;
import dev.wharf.wasi.p2.clocks.MonotonicClock;
import dev.wharf.wasi.p2.io.Poll;

/**
 * {@code wasi:clocks/monotonic-clock} 0.2. No function fails; a mark in the past is ready at once.
 */
public final class MonotonicClockP2 implements MonotonicClock {
  private final HostClock clock;

  public MonotonicClockP2(HostClock clock) {
    this.clock = clock;
  }

  @Override
  public long now() {
    return clock.monotonic().getAsLong();
  }

  @Override
  public long resolution() {
    return 1;
  }

  @Override
  public Poll.Pollable subscribeInstant(long when) {
    return new HostPollable(clock.at(when));
  }

  @Override
  public Poll.Pollable subscribeDuration(long when) {
    return new HostPollable(Readiness.Timer.in(when));
  }
}
