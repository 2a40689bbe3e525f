package dev.wharf.wasi.p2.cli;

import dev.wharf.runtime.value.Wit;
import java.util.Optional;

/// Whether the standard input is a terminal.
///
/// Bindings of `wit/0.2.12/cli/terminal.wit`.
@Wit("wasi:cli/terminal-stdin@0.2.12")
public interface TerminalStdin {
  /// The terminal behind the standard input, if there is one.
  @Wit("get-terminal-stdin")
  Optional<TerminalInput.TerminalInput_> getTerminalStdin();
}
