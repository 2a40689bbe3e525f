package dev.wharf.wasi.p2.cli;

import dev.wharf.runtime.value.Wit;
import java.util.Optional;

/// Whether the standard output is a terminal.
///
/// Bindings of `wit/0.2.12/cli/terminal.wit`.
@Wit("wasi:cli/terminal-stdout@0.2.12")
public interface TerminalStdout {
  /// The terminal behind the standard output, if there is one.
  @Wit("get-terminal-stdout")
  Optional<TerminalOutput.TerminalOutput_> getTerminalStdout();
}
