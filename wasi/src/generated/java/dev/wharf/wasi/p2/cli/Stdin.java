package dev.wharf.wasi.p2.cli;

import dev.wharf.runtime.value.Wit;
import dev.wharf.wasi.p2.io.Streams;

/// The standard input.
///
/// Bindings of `wit/0.2.12/cli/stdio.wit`.
@Wit("wasi:cli/stdin@0.2.12")
public interface Stdin {
  /// A stream over the standard input. All such streams draw from one source.
  @Wit("get-stdin")
  Streams.InputStream getStdin();
}
