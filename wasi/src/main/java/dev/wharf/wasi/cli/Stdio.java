package dev.wharf.wasi.cli;

import dev.wharf.wasi.WasiConfig;
import dev.wharf.wasi.io.ByteSink;
import dev.wharf.wasi.io.PolledInput;
import dev.wharf.wasi.io.StreamSink;

/**
 * The three standard streams of one guest. All its handles of the standard input draw from the one
 * source here.
 */
public record Stdio(PolledInput stdin, ByteSink stdout, ByteSink stderr) {
  public static Stdio of(WasiConfig config) {
    return new Stdio(
        new PolledInput(config.stdin()),
        new StreamSink(config.stdout()),
        new StreamSink(config.stderr()));
  }
}
