package dev.wharf.wasi.io;

import java.io.IOException;

/** Where the bytes of an output stream go: a file, a socket, the standard output. */
public interface ByteSink extends AutoCloseable {
  /** What a sink takes at once at most: the bound of what the host buffers for one stream end. */
  int LARGEST_PERMIT = 64 * 1024;

  /**
   * How many bytes can be taken now, without waiting; 0 when none.
   *
   * @throws IOException when an earlier write turned out to have failed
   */
  int permit() throws IOException;

  /** Takes bytes, at most as many as {@link #permit} said. */
  void write(byte[] from, int offset, int length) throws IOException;

  /** Pushes on what was taken, without waiting. True when nothing is left. */
  boolean flush() throws IOException;

  /** Ready when {@link #permit} would not return 0. */
  Readiness readiness();

  /** Gives back what the stream held. */
  @Override
  void close();
}
