package dev.wharf.wasi.p2.random;

import dev.wharf.runtime.value.Unsigned;
import dev.wharf.runtime.value.Wit;

/// Random bytes that are fit for secrets.
///
/// Bindings of `wit/0.2.12/random/random.wit`.
@Wit("wasi:random/random@0.2.12")
public interface Random {
  /// That many bytes from a cryptographically secure generator.
  @Wit("get-random-bytes")
  byte[] getRandomBytes(@Unsigned long len);

  /// One number from the same generator.
  @Wit("get-random-u64")
  @Unsigned long getRandomU64();
}
