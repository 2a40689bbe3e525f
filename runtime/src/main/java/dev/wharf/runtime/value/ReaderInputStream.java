package dev.wharf.runtime.value;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.concurrent.CancellationException;

/** A byte stream as Java's libraries read it. */
final class ReaderInputStream extends InputStream {
  private final ByteStreamReader reader;

  ReaderInputStream(ByteStreamReader reader) {
    this.reader = reader;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, into.length);
    if (length == 0) {
      return 0;
    }
    try {
      return reader.read(into, offset, length);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } catch (CancellationException e) {
      var interrupted = new InterruptedIOException(e.getMessage());
      interrupted.initCause(e);
      throw interrupted;
    }
  }

  @Override
  public void close() {
    reader.close();
  }
}
