package dev.wharf.wasi.p2.cli;

import dev.wharf.runtime.value.Wit;
import dev.wharf.wasi.p2.io.Streams;

/// The standard error output.
///
/// Bindings of `wit/0.2.12/cli/stdio.wit`.
@Wit("wasi:cli/stderr@0.2.12")
public interface Stderr {
  /// A stream into the standard error output.
  @Wit("get-stderr")
  Streams.OutputStream getStderr();
}
