package dev.wharf.wasi.p3.random;

import dev.wharf.runtime.value.Unsigned;
import dev.wharf.runtime.value.Wit;

@Wit("wasi:random/random@0.3.0")
public interface Random {
  @Wit("get-random-bytes")
  byte[] getRandomBytes(@Unsigned long maxLen);
  @Wit("get-random-u64")
  @Unsigned long getRandomU64();
}
