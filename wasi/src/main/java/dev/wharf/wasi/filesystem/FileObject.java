package dev.wharf.wasi.filesystem;

/** Something open: a file or a directory. Owned by the guest's thread. */
public sealed interface FileObject extends AutoCloseable permits OpenFile, Directory {
  FileStat stat() throws FileException;

  void setTimes(TimeChange accessed, TimeChange modified) throws FileException;

  /** Waits until data, and attributes if asked for, are on the disk. */
  void sync(boolean attributes) throws FileException;

  @Override
  void close();
}
