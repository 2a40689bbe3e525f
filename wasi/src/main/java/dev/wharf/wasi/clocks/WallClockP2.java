package dev.wharf.wasi.clocks;

import dev.wharf.wasi.p2.clocks.WallClock;

/** {@code wasi:clocks/wall-clock} 0.2. No function fails; moments before 1970 are shown as 1970. */
public final class WallClockP2 implements WallClock {
  private final HostClock clock;

  public WallClockP2(HostClock clock) {
    this.clock = clock;
  }

  @Override
  public Datetime now() {
    var instant = clock.wall().instant();
    return instant.getEpochSecond() < 0
        ? new Datetime(0, 0)
        : new Datetime(instant.getEpochSecond(), instant.getNano());
  }

  @Override
  public Datetime resolution() {
    return new Datetime(0, 1);
  }
}
