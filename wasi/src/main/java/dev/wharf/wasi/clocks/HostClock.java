package dev.wharf.wasi.clocks;

import dev.wharf.wasi.io.Readiness;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * The time that a guest sees. Waiting always takes real time, also on a clock that stands still.
 *
 * @param wall date and time of day
 * @param monotonic nanoseconds since an unspecified start, never going back
 */
public record HostClock(InstantSource wall, LongSupplier monotonic) {
  /**
   * The clocks of this machine. The monotonic one starts at zero, so that it does not tell how long
   * the host runs.
   */
  public static HostClock system() {
    long start = System.nanoTime();
    return new HostClock(InstantSource.system(), () -> System.nanoTime() - start);
  }

  /** A wall clock that always shows this moment, with a monotonic clock at zero. */
  public static HostClock fixed(Instant moment) {
    return new HostClock(InstantSource.fixed(moment), () -> 0);
  }

  /** Ready once the monotonic clock has reached the mark, unsigned. */
  public Readiness at(long mark) {
    long now = monotonic.getAsLong();
    return Long.compareUnsigned(mark, now) <= 0
        ? Readiness.Immediate.IMMEDIATE
        : Readiness.Timer.in(mark - now);
  }
}
