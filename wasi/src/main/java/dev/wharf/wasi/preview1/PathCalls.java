package dev.wharf.wasi.preview1;

import dev.wharf.wasi.filesystem.DirectoryEntry;
import dev.wharf.wasi.filesystem.FileType;
import dev.wharf.wasi.filesystem.GuestPath;
import dev.wharf.wasi.filesystem.OpenRequest;
import dev.wharf.wasi.filesystem.OpenRequest.Flag;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Optional;

/** The functions {@code path_*}, and those on granted and open directories. */
final class PathCalls {
  private static final int DIRENT_SIZE = 24;
  private static final int FOLLOW = 1;
  private static final int KNOWN_FDFLAGS = 31;

  private final FdTable fds;

  PathCalls(FdTable fds) {
    this.fds = fds;
  }

  void open(
      GuestMemory memory,
      int fd,
      int lookup,
      int path,
      int length,
      int oflags,
      long rights,
      long inheriting,
      int fdflags,
      int result)
      throws IOException {
    var base = fds.get(fd);
    var guestPath = path(memory, path, length);
    base.require(Rights.PATH_OPEN);
    if (oflags >>> 4 != 0 || fdflags >>> 5 != 0) {
      throw new ErrnoException(Errno.INVAL);
    }
    memory.getInt(result);
    var opened = base.descriptor().open(guestPath, request(lookup, oflags, rights, fdflags));
    long possible = opened.isDirectory() ? Rights.DIRECTORY : Rights.FILE;
    long granted = rights & base.inheriting & possible;
    var entry =
        new Fd(
            new Fd.Files(opened),
            Optional.empty(),
            opened.isDirectory() ? granted & ~(Rights.FD_READ | Rights.FD_WRITE) : granted,
            inheriting & base.inheriting,
            fdflags & KNOWN_FDFLAGS);
    memory.putInt(result, fds.add(entry));
  }

  // oflags: create, directory, exclusive, truncate; fdflags: append, dsync, nonblock, rsync, sync.
  private static OpenRequest request(int lookup, int oflags, long rights, int fdflags) {
    var flags = EnumSet.noneOf(Flag.class);
    add(flags, Flag.CREATE, (oflags & 1) != 0);
    add(flags, Flag.DIRECTORY, (oflags & 2) != 0);
    add(flags, Flag.EXCLUSIVE, (oflags & 4) != 0);
    add(flags, Flag.TRUNCATE, (oflags & 8) != 0);
    add(flags, Flag.READ, (rights & (Rights.FD_READ | Rights.FD_READDIR)) != 0);
    // A directory has no data to write, and many libraries ask for every right.
    add(flags, Flag.WRITE, (rights & Rights.FD_WRITE) != 0 && (oflags & 2) == 0);
    add(flags, Flag.DATA_SYNC, (fdflags & 2) != 0);
    add(flags, Flag.SYNC, (fdflags & 16) != 0);
    return new OpenRequest((lookup & FOLLOW) != 0, flags);
  }

  private static void add(EnumSet<Flag> flags, Flag flag, boolean wanted) {
    if (wanted) {
      flags.add(flag);
    }
  }

  void createDirectory(GuestMemory memory, int fd, int path, int length) throws IOException {
    var base = fds.get(fd);
    base.require(Rights.PATH_CREATE_DIRECTORY);
    base.descriptor().createDirectory(path(memory, path, length));
  }

  void removeDirectory(GuestMemory memory, int fd, int path, int length) throws IOException {
    var base = fds.get(fd);
    base.require(Rights.PATH_REMOVE_DIRECTORY);
    base.descriptor().removeDirectory(path(memory, path, length));
  }

  void unlinkFile(GuestMemory memory, int fd, int path, int length) throws IOException {
    var base = fds.get(fd);
    base.require(Rights.PATH_UNLINK_FILE);
    base.descriptor().unlinkFile(path(memory, path, length));
  }

  void stat(GuestMemory memory, int fd, int lookup, int path, int length, int result)
      throws IOException {
    var base = fds.get(fd);
    base.require(Rights.PATH_FILESTAT_GET);
    var stat = base.descriptor().statAt(path(memory, path, length), (lookup & FOLLOW) != 0);
    FdCalls.putStat(memory, result, stat);
  }

  void setTimes(
      GuestMemory memory,
      int fd,
      int lookup,
      int path,
      int length,
      long accessed,
      long modified,
      int flags)
      throws IOException {
    var base = fds.get(fd);
    base.require(Rights.PATH_FILESTAT_SET_TIMES);
    base.descriptor()
        .setTimesAt(
            path(memory, path, length),
            (lookup & FOLLOW) != 0,
            FdCalls.change(accessed, flags),
            FdCalls.change(modified, flags >> 2));
  }

  void link(
      GuestMemory memory,
      int fd,
      int lookup,
      int path,
      int length,
      int newFd,
      int newPath,
      int newLength)
      throws IOException {
    var source = fds.get(fd);
    var target = fds.get(newFd);
    source.require(Rights.PATH_LINK_SOURCE);
    target.require(Rights.PATH_LINK_TARGET);
    source
        .descriptor()
        .link(
            path(memory, path, length),
            (lookup & FOLLOW) != 0,
            target.descriptor(),
            path(memory, newPath, newLength));
  }

  void rename(
      GuestMemory memory, int fd, int path, int length, int newFd, int newPath, int newLength)
      throws IOException {
    var source = fds.get(fd);
    var target = fds.get(newFd);
    source.require(Rights.PATH_RENAME_SOURCE);
    target.require(Rights.PATH_RENAME_TARGET);
    source
        .descriptor()
        .rename(path(memory, path, length), target.descriptor(), path(memory, newPath, newLength));
  }

  void symlink(GuestMemory memory, int text, int length, int fd, int path, int pathLength)
      throws IOException {
    var base = fds.get(fd);
    base.require(Rights.PATH_SYMLINK);
    base.descriptor().symlink(memory.text(text, length), path(memory, path, pathLength));
  }

  void readLink(GuestMemory memory, int fd, int path, int length, int buffer, int size, int result)
      throws IOException {
    var base = fds.get(fd);
    base.require(Rights.PATH_READLINK);
    var text =
        base.descriptor().readLink(path(memory, path, length)).getBytes(StandardCharsets.UTF_8);
    int count = (int) Math.min(text.length, Integer.toUnsignedLong(size));
    memory.putBytes(buffer, text, count);
    memory.putInt(result, count);
  }

  void prestat(GuestMemory memory, int fd, int result) throws IOException {
    memory.check(result, 8);
    memory.putInt(result, 0);
    memory.putInt(result + 4, preopen(fd).length);
  }

  void prestatName(GuestMemory memory, int fd, int path, int length) throws IOException {
    var name = preopen(fd);
    if (Integer.toUnsignedLong(length) < name.length) {
      throw new ErrnoException(Errno.NAMETOOLONG);
    }
    memory.putBytes(path, name, name.length);
  }

  private byte[] preopen(int fd) throws ErrnoException {
    return fds.get(fd)
        .preopen
        .orElseThrow(() -> new ErrnoException(Errno.BADF))
        .getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Fills the buffer with entries from the cookie on, the last one cut off when it does not fit.
   * The cookie is an index into what the directory held when it was last read from the beginning.
   */
  void readDirectory(GuestMemory memory, int fd, int buffer, int size, long cookie, int result)
      throws IOException {
    var entry = fds.get(fd);
    entry.require(Rights.FD_READDIR);
    var directory = entry.descriptor();
    directory.checkDirectory();
    if (cookie == 0 || entry.listing.isEmpty()) {
      var listing = new ArrayList<DirectoryEntry>();
      long inode = directory.stat().inode();
      listing.add(new DirectoryEntry(".", FileType.DIRECTORY, inode));
      listing.add(new DirectoryEntry("..", FileType.DIRECTORY, 0));
      listing.addAll(directory.entries());
      entry.listing = listing;
    }
    memory.check(buffer, size);
    long used = 0;
    long room = Integer.toUnsignedLong(size);
    for (long i = cookie; i >= 0 && i < entry.listing.size() && used < room; i++) {
      var bytes = dirent(entry.listing.get((int) i), i + 1);
      int count = (int) Math.min(bytes.length, room - used);
      memory.putBytes((int) (Integer.toUnsignedLong(buffer) + used), bytes, count);
      used += count;
    }
    memory.putInt(result, (int) used);
  }

  private static byte[] dirent(DirectoryEntry entry, long next) {
    var name = entry.name().getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(DIRENT_SIZE + name.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(next)
        .putLong(entry.inode())
        .putInt(name.length)
        .putInt(FdCalls.type(entry.type()))
        .put(name)
        .array();
  }

  private static GuestPath path(GuestMemory memory, int address, int length) throws IOException {
    return GuestPath.parse(memory.text(address, length));
  }
}
