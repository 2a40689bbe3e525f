package dev.wharf.wasi.p3.clocks;

import dev.wharf.runtime.value.Unsigned;
import dev.wharf.runtime.value.Wit;
import java.util.concurrent.CompletionStage;

@Wit("wasi:clocks/monotonic-clock@0.3.0")
public interface MonotonicClock {
  @Wit("now")
  @Unsigned long now();
  @Wit("get-resolution")
  @Unsigned long getResolution();
  @Wit("wait-until")
  CompletionStage<Void> waitUntil(@Unsigned long when);
  @Wit("wait-for")
  CompletionStage<Void> waitFor(@Unsigned long howLong);
}
