package dev.wharf.wasi.p3.cli;

import dev.wharf.runtime.value.Wit;
import java.util.Optional;

@Wit("wasi:cli/terminal-stdout@0.3.0")
public interface TerminalStdout {
  @Wit("get-terminal-stdout")
  Optional<TerminalOutput.TerminalOutput_> getTerminalStdout();
}
