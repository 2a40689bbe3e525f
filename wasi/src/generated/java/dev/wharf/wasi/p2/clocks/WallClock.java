package dev.wharf.wasi.p2.clocks;

import dev.wharf.runtime.value.Unsigned;
import dev.wharf.runtime.value.Wit;

/// Date and time of day. May be set back, and may jump.
///
/// Bindings of `wit/0.2.12/clocks/wall-clock.wit`.
@Wit("wasi:clocks/wall-clock@0.2.12")
public interface WallClock {
  /// A moment since 1970-01-01T00:00:00Z, not counting leap seconds. `nanoseconds` is below
  /// 1,000,000,000.
  @Wit("datetime")
  record Datetime(@Unsigned long seconds, long nanoseconds) {}

  /// The present moment.
  @Wit("now")
  Datetime now();

  /// The smallest step by which this clock moves.
  @Wit("resolution")
  Datetime resolution();
}
