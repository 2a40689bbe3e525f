package dev.wharf.wasi.clocks;

import dev.wharf.wasi.p3.clocks.SystemClock;

/** {@code wasi:clocks/system-clock} 0.3. No function fails. */
public final class SystemClockP3 implements SystemClock {
  private final HostClock clock;

  public SystemClockP3(HostClock clock) {
    this.clock = clock;
  }

  @Override
  public Instant now() {
    var now = clock.wall().instant();
    return new Instant(now.getEpochSecond(), now.getNano());
  }

  @Override
  public long getResolution() {
    return 1;
  }
}
