package dev.wharf.wasi.cli;

import dev.wharf.wasi.WasiConfig.TerminalSet;
import dev.wharf.wasi.p3.cli.TerminalInput;
import dev.wharf.wasi.p3.cli.TerminalOutput;
import dev.wharf.wasi.p3.cli.TerminalStderr;
import dev.wharf.wasi.p3.cli.TerminalStdin;
import dev.wharf.wasi.p3.cli.TerminalStdout;
import java.util.Optional;

/** The five terminal interfaces of {@code wasi:cli} 0.3: whether each standard stream is one. */
public final class TerminalsP3
    implements TerminalInput, TerminalOutput, TerminalStdin, TerminalStdout, TerminalStderr {
  private final TerminalSet terminals;

  public TerminalsP3(TerminalSet terminals) {
    this.terminals = terminals;
  }

  @Override
  public Optional<TerminalInput.TerminalInput_> getTerminalStdin() {
    return terminals.stdin() ? Optional.of(new Keyboard()) : Optional.empty();
  }

  @Override
  public Optional<TerminalOutput.TerminalOutput_> getTerminalStdout() {
    return terminals.stdout() ? Optional.of(new Screen()) : Optional.empty();
  }

  @Override
  public Optional<TerminalOutput.TerminalOutput_> getTerminalStderr() {
    return terminals.stderr() ? Optional.of(new Screen()) : Optional.empty();
  }

  private record Keyboard() implements TerminalInput.TerminalInput_ {
    @Override
    public void close() {}
  }

  private record Screen() implements TerminalOutput.TerminalOutput_ {
    @Override
    public void close() {}
  }
}
