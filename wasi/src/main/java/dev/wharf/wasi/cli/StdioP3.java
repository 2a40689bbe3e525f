package dev.wharf.wasi.cli;

import dev.wharf.runtime.value.ByteStreamReader;
import dev.wharf.runtime.value.FutureReader;
import dev.wharf.runtime.value.Result;
import dev.wharf.runtime.value.Tuple2;
import dev.wharf.runtime.value.Unit;
import dev.wharf.wasi.io.ByteSink;
import dev.wharf.wasi.io.Drains;
import dev.wharf.wasi.io.SourceReader;
import dev.wharf.wasi.p3.cli.Stderr;
import dev.wharf.wasi.p3.cli.Stdin;
import dev.wharf.wasi.p3.cli.Stdout;
import dev.wharf.wasi.p3.cli.Types.ErrorCode;
import java.io.IOException;

/**
 * {@code wasi:cli/stdin}, {@code stdout} and {@code stderr} 0.3. All streams of the input draw from
 * one source; those of an output may be written at the same time. The real streams stay open.
 */
public final class StdioP3 implements Stdin {
  private final Stdio stdio;
  private final Drains drains;

  public StdioP3(Stdio stdio, Drains drains) {
    this.stdio = stdio;
    this.drains = drains;
  }

  @Override
  public Tuple2<ByteStreamReader, FutureReader<Result<Unit, ErrorCode>>> readViaStream() {
    return SourceReader.of(stdio.stdin(), StdioP3::code);
  }

  /** The standard output. */
  public Stdout stdout() {
    return data -> write(data, stdio.stdout());
  }

  /** The standard error output. */
  public Stderr stderr() {
    return data -> write(data, stdio.stderr());
  }

  private FutureReader<Result<Unit, ErrorCode>> write(ByteStreamReader data, ByteSink sink) {
    return drains.drain(data, sink, StdioP3::code);
  }

  // What Java tells of a pipe without a reader is its text alone.
  private static ErrorCode code(IOException e) {
    return "Broken pipe".equals(e.getMessage()) ? ErrorCode.PIPE : ErrorCode.IO;
  }
}
