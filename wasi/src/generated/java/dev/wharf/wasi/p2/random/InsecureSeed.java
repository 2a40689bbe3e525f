package dev.wharf.wasi.p2.random;

import dev.wharf.runtime.value.Tuple2;
import dev.wharf.runtime.value.Unsigned;
import dev.wharf.runtime.value.Wit;

/// A seed against collision attacks on hash tables.
///
/// Bindings of `wit/0.2.12/random/insecure-seed.wit`.
@Wit("wasi:random/insecure-seed@0.2.12")
public interface InsecureSeed {
  /// 128 bits, meant to be fetched once per program. Not fit for secrets.
  @Wit("insecure-seed")
  Tuple2<@Unsigned Long, @Unsigned Long> insecureSeed();
}
