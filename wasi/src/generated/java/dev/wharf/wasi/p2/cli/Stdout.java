package dev.wharf.wasi.p2.cli;

import dev.wharf.runtime.value.Wit;
import dev.wharf.wasi.p2.io.Streams;

/// The standard output.
///
/// Bindings of `wit/0.2.12/cli/stdio.wit`.
@Wit("wasi:cli/stdout@0.2.12")
public interface Stdout {
  /// A stream into the standard output.
  @Wit("get-stdout")
  Streams.OutputStream getStdout();
}
