package dev.wharf.wasi.p2.cli;

import dev.wharf.runtime.value.Wit;
import java.util.Optional;

/// Whether the standard error output is a terminal.
///
/// Bindings of `wit/0.2.12/cli/terminal.wit`.
@Wit("wasi:cli/terminal-stderr@0.2.12")
public interface TerminalStderr {
  /// The terminal behind the standard error output, if there is one.
  @Wit("get-terminal-stderr")
  Optional<TerminalOutput.TerminalOutput_> getTerminalStderr();
}
