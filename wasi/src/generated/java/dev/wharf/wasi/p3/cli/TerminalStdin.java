package dev.wharf.wasi.p3.cli;

import dev.wharf.runtime.value.Wit;
import java.util.Optional;

@Wit("wasi:cli/terminal-stdin@0.3.0")
public interface TerminalStdin {
  @Wit("get-terminal-stdin")
  Optional<TerminalInput.TerminalInput_> getTerminalStdin();
}
