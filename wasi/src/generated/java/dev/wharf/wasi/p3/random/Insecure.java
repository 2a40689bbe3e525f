package dev.wharf.wasi.p3.random;

import dev.wharf.runtime.value.Unsigned;
import dev.wharf.runtime.value.Wit;

@Wit("wasi:random/insecure@0.3.0")
public interface Insecure {
  @Wit("get-insecure-random-bytes")
  byte[] getInsecureRandomBytes(@Unsigned long maxLen);
  @Wit("get-insecure-random-u64")
  @Unsigned long getInsecureRandomU64();
}
