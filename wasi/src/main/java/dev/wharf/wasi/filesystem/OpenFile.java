package dev.wharf.wasi.filesystem;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * A regular file that is open. Positions are in bytes; negative ones stand for those past any
 * file's end.
 */
public final class OpenFile implements FileObject {
  // The class library keeps a direct buffer per thread as large as the largest transfer: the guest
  // must not choose it.
  private static final int LARGEST_TRANSFER = 128 * 1024;

  private final FileHandle handle;

  OpenFile(FileHandle handle) {
    this.handle = handle;
  }

  /** Reads at the position until the range is full or the file ends; 0 at or past the end. */
  public int read(long position, byte[] into, int offset, int length) throws FileException {
    if (length == 0) {
      return 0;
    }
    if (position < 0) {
      throw new FileException(FileError.INVALID);
    }
    int done = 0;
    try {
      while (done < length) {
        var part = ByteBuffer.wrap(into, offset + done, Math.min(length - done, LARGEST_TRANSFER));
        int count = channel().read(part, position + done);
        if (count <= 0) {
          break;
        }
        done += count;
      }
      return done;
    } catch (IOException | RuntimeException e) {
      throw FileException.of(e);
    }
  }

  /** Writes all bytes at the position, filling a gap before it with zeroes. */
  public void write(long position, byte[] from, int offset, int length) throws FileException {
    if (position < 0) {
      throw new FileException(FileError.FILE_TOO_LARGE);
    }
    try {
      for (int done = 0; done < length; ) {
        var part = ByteBuffer.wrap(from, offset + done, Math.min(length - done, LARGEST_TRANSFER));
        done += channel().write(part, position + done);
      }
    } catch (IOException | RuntimeException e) {
      throw FileException.of(e);
    }
  }

  /** Writes all bytes at the end and returns the position behind them. */
  public long append(byte[] from, int offset, int length) throws FileException {
    long end = size();
    write(end, from, offset, length);
    return end + length;
  }

  public long size() throws FileException {
    try {
      return channel().size();
    } catch (IOException e) {
      throw FileException.of(e);
    }
  }

  /** Cuts the file, or extends it by zeroes. The size is unsigned. */
  public void setSize(long size) throws FileException {
    if (size < 0) {
      throw new FileException(FileError.FILE_TOO_LARGE);
    }
    try {
      var channel = channel();
      if (size < channel.size()) {
        channel.truncate(size);
      } else if (size > channel.size()) {
        channel.write(ByteBuffer.wrap(new byte[1]), size - 1);
      }
    } catch (IOException | RuntimeException e) {
      throw FileException.of(e);
    }
  }

  @Override
  public FileStat stat() throws FileException {
    return handle.stat();
  }

  @Override
  public void setTimes(TimeChange accessed, TimeChange modified) throws FileException {
    handle.setTimes(accessed, modified);
  }

  @Override
  public void sync(boolean attributes) throws FileException {
    try {
      channel().force(attributes);
    } catch (IOException | RuntimeException e) {
      throw FileException.of(e);
    }
  }

  @Override
  public void close() {
    handle.close();
  }

  private FileChannel channel() throws IOException {
    return handle.channel();
  }
}
