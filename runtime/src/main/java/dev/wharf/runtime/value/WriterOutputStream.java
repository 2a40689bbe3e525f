package dev.wharf.runtime.value;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.concurrent.CancellationException;

/** A byte stream as Java's libraries write it. */
final class WriterOutputStream extends OutputStream {
  private final ByteStreamWriter writer;

  WriterOutputStream(ByteStreamWriter writer) {
    this.writer = writer;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] from, int offset, int length) throws IOException {
    int written;
    try {
      written = writer.write(from, offset, length);
    } catch (CancellationException e) {
      var interrupted = new InterruptedIOException(e.getMessage());
      interrupted.initCause(e);
      throw interrupted;
    }
    if (written < length) {
      throw new IOException("the reader of the stream is gone");
    }
  }

  @Override
  public void close() {
    writer.close();
  }
}
