package dev.wharf.wasi.p2.clocks;

import dev.wharf.runtime.value.Unsigned;
import dev.wharf.runtime.value.Wit;
import dev.wharf.wasi.p2.io.Poll;

/// Time that only moves forward, for measuring and for waiting.
///
/// Bindings of `wit/0.2.12/clocks/monotonic-clock.wit`.
@Wit("wasi:clocks/monotonic-clock@0.2.12")
public interface MonotonicClock {
  /// The present mark.
  @Wit("now")
  @Unsigned long now();

  /// The smallest step by which this clock moves.
  @Wit("resolution")
  @Unsigned long resolution();

  /// An event that happens once the clock has reached the mark.
  @Wit("subscribe-instant")
  Poll.Pollable subscribeInstant(@Unsigned long when);

  /// An event that happens once this much time has passed since the call.
  @Wit("subscribe-duration")
  Poll.Pollable subscribeDuration(@Unsigned long when);
}
