package dev.wharf.wasi.filesystem;

import static dev.wharf.wasi.filesystem.LinuxCalls.O_NONBLOCK;
import static dev.wharf.wasi.filesystem.LinuxCalls.O_PATH;

import dev.wharf.wasi.filesystem.OpenRequest.Flag;
import java.nio.file.Path;
import java.util.List;

/**
 * A directory of Linux, beneath which the kernel itself resolves paths.
 *
 * <p>{@code openat2} with {@code RESOLVE_BENEATH} walks the whole path in one call, so nobody can
 * swap a directory for a link between check and use. Calls that take a name instead of a descriptor
 * get the opened parent and one single step, which they never follow. Attributes are read from what
 * was opened, not by path.
 */
final class BeneathDirectory implements Directory {
  private final int fd;

  private BeneathDirectory(int fd) {
    this.fd = fd;
  }

  /** Whether this machine has the system calls and this process may make them. */
  static boolean available() {
    return Probe.AVAILABLE;
  }

  // Asked once per process, and only when a directory is granted.
  private static final class Probe {
    static final boolean AVAILABLE = probe();

    private static boolean probe() {
      if (!System.getProperty("os.name").equals("Linux")) {
        return false;
      }
      try {
        LinuxCalls.close(LinuxCalls.openBeneath(LinuxCalls.AT_FDCWD, ".", O_PATH));
        return true;
      } catch (FileException | RuntimeException | LinkageError e) {
        return false;
      }
    }
  }

  static BeneathDirectory openRoot(Path host) throws FileException {
    return new BeneathDirectory(
        LinuxCalls.open(host.toAbsolutePath().toString(), LinuxCalls.directoryFlag()));
  }

  @Override
  public FileObject open(GuestPath path, OpenRequest request) throws FileException {
    if (request.has(Flag.CREATE) && request.has(Flag.DIRECTORY)) {
      throw new FileException(FileError.INVALID);
    }
    int opened = openData(path, request);
    try {
      var type = LinuxCalls.stat(opened).type();
      return switch (type) {
        case DIRECTORY -> new BeneathDirectory(opened);
        case REGULAR_FILE -> new OpenFile(new BeneathFile(opened, request.flags()));
        case UNKNOWN, BLOCK_DEVICE, CHARACTER_DEVICE, FIFO, SYMBOLIC_LINK, SOCKET ->
            throw new FileException(FileError.UNSUPPORTED);
      };
    } catch (FileException e) {
      LinuxCalls.close(opened);
      throw e;
    }
  }

  // O_NONBLOCK: a pipe without a writer must not hold the guest, and a terminal must not become the
  // host's.
  private int openData(GuestPath path, OpenRequest request) throws FileException {
    int flags = O_NONBLOCK | LinuxCalls.O_NOCTTY;
    if (request.has(Flag.WRITE)) {
      flags |= request.has(Flag.READ) ? LinuxCalls.O_RDWR : LinuxCalls.O_WRONLY;
    } else if (request.has(Flag.TRUNCATE)) {
      flags |= LinuxCalls.O_RDWR; // cutting is writing: O_TRUNC with O_RDONLY is undefined
    }
    flags |= request.follow() ? 0 : LinuxCalls.noFollowFlag();
    flags |= request.has(Flag.CREATE) ? LinuxCalls.O_CREAT : 0;
    flags |= request.has(Flag.EXCLUSIVE) ? LinuxCalls.O_EXCL : 0;
    flags |= request.has(Flag.TRUNCATE) ? LinuxCalls.O_TRUNC : 0;
    flags |= request.has(Flag.DIRECTORY) ? LinuxCalls.directoryFlag() : 0;
    return LinuxCalls.openBeneath(fd, path.text(), flags);
  }

  @Override
  public FileStat stat() throws FileException {
    return LinuxCalls.stat(fd);
  }

  @Override
  public FileStat statAt(GuestPath path, boolean follow) throws FileException {
    try (var object = new Pinned(fd, path.text(), follow)) {
      return LinuxCalls.stat(object.fd);
    }
  }

  @Override
  public void setTimes(TimeChange accessed, TimeChange modified) throws FileException {
    LinuxCalls.setTimes(fd, accessed, modified);
  }

  @Override
  public void setTimesAt(GuestPath path, boolean follow, TimeChange accessed, TimeChange modified)
      throws FileException {
    try (var object = new Pinned(fd, path.text(), follow)) {
      LinuxCalls.setTimes(object.fd, accessed, modified);
    }
  }

  @Override
  public void createDirectory(GuestPath path) throws FileException {
    checkNames(path, FileError.EXIST);
    try (var parent = parent(path)) {
      LinuxCalls.createDirectory(parent.fd, path.nameAsWritten());
    }
  }

  @Override
  public void removeDirectory(GuestPath path) throws FileException {
    checkNames(path, FileError.INVALID);
    try (var parent = parent(path)) {
      LinuxCalls.unlink(parent.fd, path.nameAsWritten(), LinuxCalls.AT_REMOVEDIR);
    }
  }

  @Override
  public void unlinkFile(GuestPath path) throws FileException {
    checkNames(path, FileError.IS_DIRECTORY);
    try (var parent = parent(path)) {
      LinuxCalls.unlink(parent.fd, path.nameAsWritten(), 0);
    }
  }

  @Override
  public void rename(GuestPath from, Directory target, GuestPath to) throws FileException {
    checkNames(from, FileError.BUSY);
    target(target).checkNames(to, FileError.BUSY);
    try (var oldParent = parent(from);
        var newParent = target(target).parent(to)) {
      LinuxCalls.rename(oldParent.fd, from.nameAsWritten(), newParent.fd, to.nameAsWritten());
    }
  }

  @Override
  public void link(GuestPath from, Directory target, GuestPath to) throws FileException {
    checkNames(from, FileError.NOT_PERMITTED);
    target(target).checkNames(to, FileError.EXIST);
    if (from.trailingSlash()) {
      // linkat would follow a link behind which a slash stands.
      LinuxCalls.close(
          LinuxCalls.openBeneath(fd, from.text(), O_PATH | LinuxCalls.directoryFlag()));
      throw new FileException(FileError.NOT_PERMITTED);
    }
    try (var oldParent = parent(from);
        var newParent = target(target).parent(to)) {
      LinuxCalls.link(oldParent.fd, from.name(), newParent.fd, to.nameAsWritten());
    }
  }

  @Override
  public void symlink(String text, GuestPath at) throws FileException {
    checkNames(at, FileError.EXIST);
    try (var parent = parent(at)) {
      LinuxCalls.symlink(text, parent.fd, at.nameAsWritten());
    }
  }

  @Override
  public String readLink(GuestPath path) throws FileException {
    try (var object = new Pinned(fd, path.text(), false)) {
      if (LinuxCalls.stat(object.fd).type() != FileType.SYMBOLIC_LINK) {
        throw new FileException(FileError.INVALID);
      }
      return LinuxCalls.readLink(object.fd);
    }
  }

  @Override
  public List<DirectoryEntry> entries() throws FileException {
    int again = LinuxCalls.openBeneath(fd, ".", LinuxCalls.directoryFlag());
    try {
      return LinuxCalls.entries(again);
    } finally {
      LinuxCalls.close(again);
    }
  }

  @Override
  public void sync(boolean attributes) throws FileException {
    LinuxCalls.sync(fd, attributes);
  }

  @Override
  public void close() {
    LinuxCalls.close(fd);
  }

  // A path that ends in dots names no entry that could be made or removed; but first it must not
  // lead out.
  private void checkNames(GuestPath path, FileError otherwise) throws FileException {
    if (path.endsInDots()) {
      LinuxCalls.close(LinuxCalls.openBeneath(fd, path.text(), O_PATH));
      throw new FileException(otherwise);
    }
  }

  private Pinned parent(GuestPath path) throws FileException {
    return new Pinned(fd, path.parent(), O_PATH | LinuxCalls.directoryFlag());
  }

  private static BeneathDirectory target(Directory directory) throws FileException {
    if (directory instanceof BeneathDirectory beneath) {
      return beneath;
    }
    throw new FileException(FileError.CROSS_DEVICE);
  }

  /**
   * An object held by {@code O_PATH}: it cannot be swapped any more, and none of its data is open.
   */
  private static final class Pinned implements AutoCloseable {
    private final int fd;

    Pinned(int directory, String path, boolean follow) throws FileException {
      this(directory, path, O_PATH | (follow ? 0 : LinuxCalls.noFollowFlag()));
    }

    Pinned(int directory, String path, int flags) throws FileException {
      fd = LinuxCalls.openBeneath(directory, path, flags);
    }

    @Override
    public void close() {
      LinuxCalls.close(fd);
    }
  }
}
