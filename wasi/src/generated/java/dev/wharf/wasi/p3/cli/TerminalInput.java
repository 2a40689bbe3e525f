package dev.wharf.wasi.p3.cli;

import dev.wharf.runtime.value.Wit;

@Wit("wasi:cli/terminal-input@0.3.0")
public interface TerminalInput {
  @Wit("terminal-input")
  interface TerminalInput_ extends AutoCloseable {
    @Override
    void close();
  }

}
