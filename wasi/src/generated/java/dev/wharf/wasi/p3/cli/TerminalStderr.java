package dev.wharf.wasi.p3.cli;

import dev.wharf.runtime.value.Wit;
import java.util.Optional;

@Wit("wasi:cli/terminal-stderr@0.3.0")
public interface TerminalStderr {
  @Wit("get-terminal-stderr")
  Optional<TerminalOutput.TerminalOutput_> getTerminalStderr();
}
