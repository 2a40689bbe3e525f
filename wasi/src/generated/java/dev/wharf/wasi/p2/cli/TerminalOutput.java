package dev.wharf.wasi.p2.cli;

import dev.wharf.runtime.value.Wit;

/// The screen side of a terminal.
///
/// Bindings of `wit/0.2.12/cli/terminal.wit`.
@Wit("wasi:cli/terminal-output@0.2.12")
public interface TerminalOutput {
  /// Proof that an output is a terminal.
  @Wit("terminal-output")
  interface TerminalOutput_ extends AutoCloseable {
    /// Gives the resource back. Called once, when its last owner drops it.
    @Override
    void close();
  }
}
