package dev.wharf.wasi.p2.cli;

import dev.wharf.runtime.value.Wit;

/// The keyboard side of a terminal.
///
/// Bindings of `wit/0.2.12/cli/terminal.wit`.
@Wit("wasi:cli/terminal-input@0.2.12")
public interface TerminalInput {
  /// Proof that an input is a terminal.
  @Wit("terminal-input")
  interface TerminalInput_ extends AutoCloseable {
    /// Gives the resource back. Called once, when its last owner drops it.
    @Override
    void close();
  }
}
