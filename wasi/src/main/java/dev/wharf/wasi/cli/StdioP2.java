package dev.wharf.wasi.cli;

import dev.wharf.wasi.io.HostInputStream;
import dev.wharf.wasi.io.HostOutputStream;
import dev.wharf.wasi.p2.cli.Stderr;
import dev.wharf.wasi.p2.cli.Stdin;
import dev.wharf.wasi.p2.cli.Stdout;
import dev.wharf.wasi.p2.io.Streams;

/**
 * {@code wasi:cli/stdin}, {@code stdout} and {@code stderr} 0.2. Dropping a stream leaves the real
 * one open.
 */
public final class StdioP2 implements Stdin, Stdout, Stderr {
  private final Stdio stdio;

  public StdioP2(Stdio stdio) {
    this.stdio = stdio;
  }

  @Override
  public Streams.InputStream getStdin() {
    return new HostInputStream(stdio.stdin());
  }

  @Override
  public Streams.OutputStream getStdout() {
    return new HostOutputStream(stdio.stdout());
  }

  @Override
  public Streams.OutputStream getStderr() {
    return new HostOutputStream(stdio.stderr());
  }
}
