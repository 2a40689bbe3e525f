package dev.wharf.wasi.p2.io;

import dev.wharf.runtime.value.Wit;

/// What went wrong inside a stream, as an opaque object that other interfaces can look into.
///
/// Bindings of `wit/0.2.12/io/error.wit`.
@Wit("wasi:io/error@0.2.12")
public interface Error {
  /// A failure reported by a stream operation. Interfaces such as `wasi:filesystem/types` offer
  /// functions that turn it into their own error code when it came from them.
  @Wit("error")
  interface Error_ extends AutoCloseable {
    /// A text for people who debug. Its form may change at any time, so programs must not parse
    /// it.
    @Wit("to-debug-string")
    String toDebugString();

    /// Gives the resource back. Called once, when its last owner drops it.
    @Override
    void close();
  }
}
