package dev.wharf.wasi.clocks;

import dev.wharf.wasi.p3.clocks.MonotonicClock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/**
 * {@code wasi:clocks/monotonic-clock} 0.3. No function fails; a mark in the past is reached
 * already.
 */
public final class MonotonicClockP3 implements MonotonicClock {
  private final HostClock clock;

  public MonotonicClockP3(HostClock clock) {
    this.clock = clock;
  }

  @Override
  public long now() {
    return clock.monotonic().getAsLong();
  }

  @Override
  public long getResolution() {
    return 1;
  }

  @Override
  public CompletionStage<Void> waitUntil(long when) {
    long now = now();
    return waitFor(Long.compareUnsigned(when, now) > 0 ? when - now : 0);
  }

  @Override
  public CompletionStage<Void> waitFor(long howLong) {
    var reached = new CompletableFuture<Void>();
    if (howLong == 0) {
      reached.complete(null);
    } else {
      // Above 292 years is for ever.
      return reached.completeOnTimeout(
          null, howLong < 0 ? Long.MAX_VALUE : howLong, TimeUnit.NANOSECONDS);
    }
    return reached;
  }
}
