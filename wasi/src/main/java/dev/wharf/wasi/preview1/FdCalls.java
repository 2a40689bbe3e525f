package dev.wharf.wasi.preview1;

import dev.wharf.wasi.filesystem.Descriptor;
import dev.wharf.wasi.filesystem.FileException;
import dev.wharf.wasi.filesystem.FileStat;
import dev.wharf.wasi.filesystem.FileType;
import dev.wharf.wasi.filesystem.TimeChange;
import dev.wharf.wasi.filesystem.Timestamp;
import dev.wharf.wasi.io.ByteSink;
import dev.wharf.wasi.io.PolledInput;
import java.io.IOException;

/** The functions {@code fd_*} on data, positions and attributes. */
final class FdCalls {
  private static final int FILESTAT_SIZE = 64;
  private static final int IOVEC_SIZE = 8;

  private final FdTable fds;
  private final CallTurn turn;

  FdCalls(FdTable fds, CallTurn turn) {
    this.fds = fds;
    this.turn = turn;
  }

  void read(GuestMemory memory, int fd, int iovs, int count, int result) throws IOException {
    var entry = fds.get(fd);
    entry.require(Rights.FD_READ);
    int done =
        switch (entry.target) {
          case Fd.Input(var source, _) -> readStream(memory, entry, source, iovs, count);
          case Fd.Output _ -> throw new ErrnoException(Errno.BADF);
          case Fd.Files(var file) -> readAt(memory, file, entry.position, iovs, count);
        };
    entry.position += done;
    memory.putInt(result, done);
  }

  void pread(GuestMemory memory, int fd, int iovs, int count, long offset, int result)
      throws IOException {
    var entry = fds.get(fd);
    entry.require(Rights.FD_READ);
    memory.putInt(result, readAt(memory, seekable(entry), offset, iovs, count));
  }

  // Gives what is there, as read does in POSIX, and waits only when nothing is.
  private int readStream(GuestMemory memory, Fd entry, PolledInput source, int iovs, int count)
      throws IOException {
    for (int i = 0; i < count; i++) {
      int address = memory.getInt(iovs + IOVEC_SIZE * i);
      int length = memory.getInt(iovs + IOVEC_SIZE * i + 4);
      if (length == 0) {
        continue;
      }
      memory.check(address, length);
      if (!entry.nonBlocking()) {
        turn.until(source);
      }
      var window = memory.toWrite(address, length);
      int taken = source.read(window.bytes(), window.at(), window.length());
      memory.written(window, address, taken);
      if (taken == 0) {
        throw new ErrnoException(Errno.AGAIN);
      }
      return Math.max(0, taken);
    }
    return 0;
  }

  private static int readAt(GuestMemory memory, Descriptor file, long offset, int iovs, int count)
      throws FileException {
    int done = 0;
    for (int i = 0; i < count; i++) {
      int address = memory.getInt(iovs + IOVEC_SIZE * i);
      int length = memory.getInt(iovs + IOVEC_SIZE * i + 4);
      if (length == 0) {
        continue;
      }
      var window = memory.toWrite(address, length);
      int taken = file.read(offset + done, window.bytes(), window.at(), window.length());
      memory.written(window, address, taken);
      done += taken;
      if (taken < length) {
        break;
      }
    }
    return done;
  }

  void write(GuestMemory memory, int fd, int iovs, int count, int result) throws IOException {
    var entry = fds.get(fd);
    entry.require(Rights.FD_WRITE);
    int done = 0;
    for (int i = 0; i < count; i++) {
      int address = memory.getInt(iovs + IOVEC_SIZE * i);
      int length = memory.getInt(iovs + IOVEC_SIZE * i + 4);
      if (length == 0) {
        continue;
      }
      var window = memory.toRead(address, length);
      byte[] bytes = window.bytes();
      int at = window.at();
      int part = window.length();
      switch (entry.target) {
        case Fd.Output(var sink, _) -> writeAll(sink, bytes, at, part);
        case Fd.Input _ -> throw new ErrnoException(Errno.BADF);
        case Fd.Files(var file) -> {
          if (entry.appending()) {
            entry.position = file.append(bytes, at, part);
          } else {
            file.write(entry.position, bytes, at, part);
            entry.position += part;
          }
        }
      }
      done += part;
      if (part != length) {
        break;
      }
    }
    if (done == 0 && entry.target instanceof Fd.Files(var file)) {
      file.checkFile();
    }
    memory.putInt(result, done);
  }

  private void writeAll(ByteSink sink, byte[] bytes, int at, int length) throws IOException {
    for (int done = 0; done < length; ) {
      turn.until(sink.readiness());
      int part = Math.min(length - done, sink.permit());
      sink.write(bytes, at + done, part);
      done += part;
    }
  }

  void pwrite(GuestMemory memory, int fd, int iovs, int count, long offset, int result)
      throws IOException {
    var entry = fds.get(fd);
    entry.require(Rights.FD_WRITE);
    var file = seekable(entry);
    int done = 0;
    for (int i = 0; i < count; i++) {
      int address = memory.getInt(iovs + IOVEC_SIZE * i);
      int length = memory.getInt(iovs + IOVEC_SIZE * i + 4);
      if (length == 0) {
        continue;
      }
      var window = memory.toRead(address, length);
      file.write(offset + done, window.bytes(), window.at(), window.length());
      done += window.length();
      if (window.length() != length) {
        break;
      }
    }
    memory.putInt(result, done);
  }

  void seek(GuestMemory memory, int fd, long delta, int whence, int result) throws IOException {
    var entry = fds.get(fd);
    var file = seekable(entry);
    file.checkFile();
    entry.require(delta == 0 && whence == 1 ? Rights.FD_TELL : Rights.FD_SEEK);
    long base =
        switch (whence) {
          case 0 -> 0;
          case 1 -> entry.position;
          case 2 -> file.stat().size();
          default -> throw new ErrnoException(Errno.INVAL);
        };
    long target = base + delta;
    if (target < 0) {
      throw new ErrnoException(delta > 0 ? Errno.OVERFLOW : Errno.INVAL);
    }
    entry.position = target;
    memory.putLong(result, target);
  }

  void tell(GuestMemory memory, int fd, int result) throws IOException {
    var entry = fds.get(fd);
    seekable(entry).checkFile();
    entry.require(Rights.FD_TELL);
    memory.putLong(result, entry.position);
  }

  void advise(int fd, long offset, long length, int advice) throws IOException {
    var entry = fds.get(fd);
    seekable(entry).checkFile();
    entry.require(Rights.FD_ADVISE);
    if (advice < 0 || advice > 5 || offset < 0 || length < 0) {
      throw new ErrnoException(Errno.INVAL);
    }
  }

  void allocate(int fd, long offset, long length) throws IOException {
    var entry = fds.get(fd);
    var file = seekable(entry);
    file.checkFile();
    entry.require(Rights.FD_ALLOCATE);
    if (offset < 0 || length <= 0 || offset + length < 0) {
      throw new ErrnoException(Errno.INVAL);
    }
    if (offset + length > file.size()) {
      file.setSize(offset + length);
    }
  }

  void sync(int fd, boolean attributes) throws IOException {
    var entry = fds.get(fd);
    entry.require(attributes ? Rights.FD_SYNC : Rights.FD_DATASYNC);
    entry.descriptor().sync(attributes);
  }

  void setSize(int fd, long size) throws IOException {
    var entry = fds.get(fd);
    var file = seekable(entry);
    file.checkFile();
    entry.require(Rights.FD_FILESTAT_SET_SIZE);
    if (size < 0) {
      throw new ErrnoException(Errno.INVAL);
    }
    file.setSize(size);
  }

  void setTimes(int fd, long accessed, long modified, int flags) throws IOException {
    var entry = fds.get(fd);
    entry.require(Rights.FD_FILESTAT_SET_TIMES);
    entry.descriptor().setTimes(change(accessed, flags), change(modified, flags >> 2));
  }

  /**
   * One time of {@code fstflags}: bit 0 sets it to the value, bit 1 to the present moment, both are
   * refused.
   */
  static TimeChange change(long value, int flags) throws ErrnoException {
    return switch (flags & 3) {
      case 0 -> new TimeChange.Keep();
      case 1 -> new TimeChange.To(Timestamp.ofNanos(value));
      case 2 -> new TimeChange.Now();
      default -> throw new ErrnoException(Errno.INVAL);
    };
  }

  void stat(GuestMemory memory, int fd, int result) throws IOException {
    var entry = fds.get(fd);
    entry.require(Rights.FD_FILESTAT_GET);
    if (entry.target instanceof Fd.Files(var descriptor)) {
      putStat(memory, result, descriptor.stat());
      return;
    }
    memory.putBytes(result, new byte[FILESTAT_SIZE], FILESTAT_SIZE);
    memory.putByte(result + 16, type(entry));
  }

  static void putStat(GuestMemory memory, int address, FileStat stat) {
    memory.check(address, FILESTAT_SIZE);
    memory.putLong(address, stat.device());
    memory.putLong(address + 8, stat.inode());
    memory.putLong(address + 16, type(stat.type()));
    memory.putLong(address + 24, stat.links());
    memory.putLong(address + 32, stat.size());
    memory.putLong(address + 40, stat.accessed().toNanos());
    memory.putLong(address + 48, stat.modified().toNanos());
    memory.putLong(address + 56, stat.changed().toNanos());
  }

  void fdstat(GuestMemory memory, int fd, int result) throws IOException {
    var entry = fds.get(fd);
    memory.check(result, 24);
    memory.putShort(result, type(entry));
    memory.putShort(result + 2, entry.flags);
    memory.putInt(result + 4, 0);
    memory.putLong(result + 8, entry.rights);
    memory.putLong(result + 16, entry.inheriting);
  }

  /**
   * Appending and not waiting can be changed; the ways of syncing are fixed when a file is opened.
   */
  void setFlags(int fd, int flags) throws IOException {
    var entry = fds.get(fd);
    entry.require(Rights.FD_FDSTAT_SET_FLAGS);
    int changeable = Fd.APPEND | Fd.NONBLOCK;
    if (((flags ^ entry.flags) & ~changeable) != 0) {
      throw new ErrnoException(Errno.NOTSUP);
    }
    entry.flags = flags;
  }

  /** Rights can be given up, never gained. */
  void setRights(int fd, long rights, long inheriting) throws IOException {
    var entry = fds.get(fd);
    if ((rights & ~entry.rights) != 0 || (inheriting & ~entry.inheriting) != 0) {
      throw new ErrnoException(Errno.NOTCAPABLE);
    }
    entry.rights = rights;
    entry.inheriting = inheriting;
  }

  private static Descriptor seekable(Fd entry) throws ErrnoException {
    if (entry.target instanceof Fd.Files(var descriptor)) {
      return descriptor;
    }
    throw new ErrnoException(Errno.SPIPE);
  }

  private static int type(Fd entry) throws FileException {
    return switch (entry.target) {
      case Fd.Input(_, boolean terminal) ->
          type(terminal ? FileType.CHARACTER_DEVICE : FileType.UNKNOWN);
      case Fd.Output(_, boolean terminal) ->
          type(terminal ? FileType.CHARACTER_DEVICE : FileType.UNKNOWN);
      case Fd.Files(var file) ->
          type(file.isDirectory() ? FileType.DIRECTORY : FileType.REGULAR_FILE);
    };
  }

  /** The number of preview 1's {@code filetype}. */
  static int type(FileType type) {
    return switch (type) {
      case UNKNOWN, FIFO -> 0;
      case BLOCK_DEVICE -> 1;
      case CHARACTER_DEVICE -> 2;
      case DIRECTORY -> 3;
      case REGULAR_FILE -> 4;
      case SOCKET -> 6;
      case SYMBOLIC_LINK -> 7;
    };
  }
}
