package dev.wharf.wasi.io;

import java.io.IOException;

/** Where the bytes of an input stream come from: a file, a socket, the standard input. */
public interface ByteSource extends AutoCloseable {
  /**
   * Takes bytes that are there already, without waiting.
   *
   * @return how many were taken; 0 when none are there now, -1 at the end
   * @throws IOException when the source failed, which it reports once
   */
  int read(byte[] into, int offset, int length) throws IOException;

  /** Ready when {@link #read} of one byte would not return 0. */
  Readiness readiness();

  /** Gives back what the stream held. */
  @Override
  void close();
}
