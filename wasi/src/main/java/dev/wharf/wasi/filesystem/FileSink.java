package dev.wharf.wasi.filesystem;

import dev.wharf.wasi.io.ByteSink;
import dev.wharf.wasi.io.Readiness;

/** Writes a file from a position on, or at its end. */
final class FileSink implements ByteSink {
  private final Descriptor file;
  private final boolean append;
  private long position;

  private FileSink(Descriptor file, boolean append, long position) {
    this.file = file;
    this.append = append;
    this.position = position;
  }

  static FileSink from(Descriptor file, long position) {
    return new FileSink(file, false, position);
  }

  static FileSink atEnd(Descriptor file) {
    return new FileSink(file, true, 0);
  }

  @Override
  public int permit() {
    return LARGEST_PERMIT;
  }

  @Override
  public void write(byte[] from, int offset, int length) throws FileException {
    if (append) {
      file.append(from, offset, length);
    } else {
      file.write(position, from, offset, length);
      position += length;
    }
  }

  @Override
  public boolean flush() {
    return true;
  }

  @Override
  public Readiness readiness() {
    return Readiness.Immediate.IMMEDIATE;
  }

  @Override
  public void close() {
    file.close();
  }
}
