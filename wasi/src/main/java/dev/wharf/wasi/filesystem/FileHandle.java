package dev.wharf.wasi.filesystem;

import java.io.IOException;
import java.nio.channels.FileChannel;

/** What the two kinds of directory know about a file that they opened. */
interface FileHandle {
  /** A channel for the data, opened at the first call. */
  FileChannel channel() throws IOException;

  FileStat stat() throws FileException;

  void setTimes(TimeChange accessed, TimeChange modified) throws FileException;

  void close();
}
