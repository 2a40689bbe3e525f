package dev.wharf.wasi.p3.random;

import dev.wharf.runtime.value.Tuple2;
import dev.wharf.runtime.value.Wit;

@Wit("wasi:random/insecure-seed@0.3.0")
public interface InsecureSeed {
  @Wit("get-insecure-seed")
  Tuple2<Long, Long> getInsecureSeed();
}
