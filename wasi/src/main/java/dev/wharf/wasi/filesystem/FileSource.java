package dev.wharf.wasi.filesystem;

import dev.wharf.wasi.io.ByteSource;
import dev.wharf.wasi.io.Readiness;

/** Reads a file from a position on. */
final class FileSource implements ByteSource {
  private final Descriptor file;
  private long position;

  FileSource(Descriptor file, long position) {
    this.file = file;
    this.position = position;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws FileException {
    int count = file.read(position, into, offset, length);
    position += count;
    return count == 0 && length > 0 ? -1 : count;
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
