package dev.wharf.wasi.p3.clocks;

import dev.wharf.runtime.value.Unsigned;
import dev.wharf.runtime.value.Wit;

@Wit("wasi:clocks/system-clock@0.3.0")
public interface SystemClock {
  @Wit("instant")
  record Instant(long seconds, long nanoseconds) {}

  @Wit("now")
  Instant now();
  @Wit("get-resolution")
  @Unsigned long getResolution();
}
