package dev.wharf.wasi.p2.random;

import dev.wharf.runtime.value.Unsigned;
import dev.wharf.runtime.value.Wit;

/// Random bytes that are not fit for secrets.
///
/// Bindings of `wit/0.2.12/random/insecure.wit`.
@Wit("wasi:random/insecure@0.2.12")
public interface Insecure {
  /// That many bytes, which a stranger may be able to guess.
  @Wit("get-insecure-random-bytes")
  byte[] getInsecureRandomBytes(@Unsigned long len);

  /// One number, which a stranger may be able to guess.
  @Wit("get-insecure-random-u64")
  @Unsigned long getInsecureRandomU64();
}
