package dev.wharf.wasi.filesystem;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;

/**
 * A regular file opened by {@link NioDirectory}. Its attributes are those of its name in the
 * directory it was in.
 */
final class NioFile implements FileHandle {
  private final FileChannel channel;
  private final SecureDirectoryStream<Path> parent;
  private final Path name;

  NioFile(FileChannel channel, SecureDirectoryStream<Path> parent, Path name) {
    this.channel = channel;
    this.parent = parent;
    this.name = name;
  }

  @Override
  public FileChannel channel() {
    return channel;
  }

  @Override
  public FileStat stat() throws FileException {
    return NioDirectory.stat(parent, name);
  }

  @Override
  public void setTimes(TimeChange accessed, TimeChange modified) throws FileException {
    NioDirectory.setTimes(parent, name, accessed, modified);
  }

  @Override
  public void close() {
    NioDirectory.closeQuietly(parent);
    try {
      channel.close();
    } catch (IOException e) {
      // Data was handed to the system by each write: closing has nothing left to lose.
    }
  }
}
