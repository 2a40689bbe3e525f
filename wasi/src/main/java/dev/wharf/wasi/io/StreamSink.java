package dev.wharf.wasi.io;

import java.io.IOException;
import java.io.OutputStream;

/**
 * A sink over a Java stream, such as the standard output. Each write goes through to it at once.
 */
public final class StreamSink implements ByteSink {
  private final OutputStream out;

  public StreamSink(OutputStream out) {
    this.out = out;
  }

  @Override
  public int permit() {
    return LARGEST_PERMIT;
  }

  @Override
  public void write(byte[] from, int offset, int length) throws IOException {
    out.write(from, offset, length);
    out.flush();
  }

  @Override
  public boolean flush() throws IOException {
    out.flush();
    return true;
  }

  @Override
  public Readiness readiness() {
    return Readiness.Immediate.IMMEDIATE;
  }

  /** The Java stream stays open: it belongs to whoever granted it. */
  @Override
  public void close() {}
}
