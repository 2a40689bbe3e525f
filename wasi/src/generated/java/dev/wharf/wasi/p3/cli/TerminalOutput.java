package dev.wharf.wasi.p3.cli;

import dev.wharf.runtime.value.Wit;

@Wit("wasi:cli/terminal-output@0.3.0")
public interface TerminalOutput {
  @Wit("terminal-output")
  interface TerminalOutput_ extends AutoCloseable {
    @Override
    void close();
  }

}
