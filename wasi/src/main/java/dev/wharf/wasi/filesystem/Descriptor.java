package dev.wharf.wasi.filesystem;

import dev.wharf.wasi.filesystem.OpenRequest.Flag;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An open file or directory of a guest with what the guest may do through it: the one place that
 * decides rights for all versions of WASI.
 *
 * <p>Every change below a grant for reading is {@code not-permitted} and reported. Hard links and
 * renames go only between grants of equal rights, since they would carry an object into a place
 * where more is allowed. Reading or writing through a descriptor that was not opened for it is
 * {@code bad-descriptor}.
 *
 * <p>Streams keep the object open by {@link #retain}: it closes with the last {@link #close}. They
 * may be on threads of their own.
 */
public final class Descriptor implements AutoCloseable {
  private final Grant grant;
  private final Set<Flag> flags;
  private Optional<FileObject> object;
  private int holders = 1;

  private Descriptor(Grant grant, Set<Flag> flags, Optional<FileObject> object) {
    this.grant = grant;
    this.flags = flags;
    this.object = object;
  }

  static Descriptor root(Grant grant) {
    var flags = grant.changeable() ? Set.of(Flag.READ, Flag.MUTATE) : Set.of(Flag.READ);
    return new Descriptor(grant, flags, Optional.empty());
  }

  /** Whether data can be read. */
  public boolean readable() {
    return flags.contains(Flag.READ);
  }

  /** Whether data can be written. */
  public boolean writable() {
    return flags.contains(Flag.WRITE);
  }

  /** Whether what is below may be changed, for a directory; whether attributes may, for a file. */
  public boolean changeable() {
    return grant.changeable();
  }

  /** What it was opened with. */
  public Set<Flag> flags() {
    return flags;
  }

  public boolean isDirectory() throws FileException {
    // A granted directory that nobody used yet need not be opened to know that it is one.
    return object.isEmpty() || object() instanceof Directory;
  }

  /** Opens what the path names. */
  public Descriptor open(GuestPath path, OpenRequest request) throws FileException {
    var directory = directory();
    if (request.changes()) {
      checkChangeable();
    }
    if (!grant.budget().take()) {
      throw new FileException(FileError.INSUFFICIENT_MEMORY);
    }
    try {
      var opened = directory.open(path, request);
      return new Descriptor(grant, request.flags(), Optional.of(opened));
    } catch (FileException e) {
      grant.budget().release();
      throw e;
    }
  }

  /** Reads at the position; 0 at or past the end. */
  public int read(long position, byte[] into, int offset, int length) throws FileException {
    if (!readable()) {
      throw new FileException(FileError.BAD_DESCRIPTOR);
    }
    return file().read(position, into, offset, length);
  }

  /** Writes all bytes at the position. */
  public void write(long position, byte[] from, int offset, int length) throws FileException {
    writableFile().write(position, from, offset, length);
  }

  /** Writes all bytes at the end and returns the position behind them. */
  public long append(byte[] from, int offset, int length) throws FileException {
    return writableFile().append(from, offset, length);
  }

  /** The size of the open file. */
  public long size() throws FileException {
    return file().size();
  }

  /** Cuts or extends the file; the size is unsigned. */
  public void setSize(long size) throws FileException {
    writableFile().setSize(size);
  }

  public void sync(boolean attributes) throws FileException {
    object().sync(attributes);
  }

  public FileStat stat() throws FileException {
    return object().stat();
  }

  public FileStat statAt(GuestPath path, boolean follow) throws FileException {
    return directory().statAt(path, follow);
  }

  public void setTimes(TimeChange accessed, TimeChange modified) throws FileException {
    checkChangeable();
    object().setTimes(accessed, modified);
  }

  public void setTimesAt(GuestPath path, boolean follow, TimeChange accessed, TimeChange modified)
      throws FileException {
    var directory = directory();
    checkChangeable();
    directory.setTimesAt(path, follow, accessed, modified);
  }

  public void createDirectory(GuestPath path) throws FileException {
    var directory = directory();
    checkChangeable();
    directory.createDirectory(path);
  }

  public void removeDirectory(GuestPath path) throws FileException {
    var directory = directory();
    checkChangeable();
    try {
      directory.removeDirectory(path);
    } catch (FileException e) {
      if (e.error() == FileError.NOT_DIRECTORY && path.trailingSlash()) {
        // A slash behind a link asks for what it leads to, which may be out of reach.
        directory.statAt(path, true);
      }
      throw e;
    }
  }

  public void unlinkFile(GuestPath path) throws FileException {
    var directory = directory();
    checkChangeable();
    directory.unlinkFile(path);
  }

  public void rename(GuestPath from, Descriptor target, GuestPath to) throws FileException {
    var directory = directory();
    checkEqualRights(target);
    directory.rename(from, target.directory(), to);
  }

  /**
   * Makes another name for a file. Following a link at the end of the old path is not offered:
   * {@code invalid}.
   */
  public void link(GuestPath from, boolean follow, Descriptor target, GuestPath to)
      throws FileException {
    var directory = directory();
    checkEqualRights(target);
    if (follow) {
      throw new FileException(FileError.INVALID);
    }
    directory.link(from, target.directory(), to);
  }

  /**
   * Makes a symbolic link. An absolute text is {@code not-permitted}, an empty one {@code
   * no-entry}.
   */
  public void symlink(String text, GuestPath at) throws FileException {
    var directory = directory();
    checkChangeable();
    GuestPath.parse(text);
    directory.symlink(text, at);
  }

  /** The text of a symbolic link. An absolute text is {@code not-permitted}. */
  public String readLink(GuestPath path) throws FileException {
    String text = directory().readLink(path);
    if (text.startsWith("/")) {
      throw new FileException(FileError.NOT_PERMITTED);
    }
    return text;
  }

  public List<DirectoryEntry> entries() throws FileException {
    return directory().entries();
  }

  /** Fails like an operation that only directories have. */
  public void checkDirectory() throws FileException {
    directory();
  }

  /** Fails like an operation that only files have. */
  public void checkFile() throws FileException {
    file();
  }

  /** Keeps the object open for one more holder, who closes as well. */
  public synchronized Descriptor retain() {
    holders++;
    return this;
  }

  @Override
  public synchronized void close() {
    if (--holders == 0 && object.isPresent()) {
      object.get().close();
      grant.budget().release();
    }
  }

  private synchronized FileObject object() throws FileException {
    if (object.isEmpty()) {
      if (!grant.budget().take()) {
        throw new FileException(FileError.INSUFFICIENT_MEMORY);
      }
      try {
        object = Optional.of(Directory.openRoot(grant.of().host()));
      } catch (FileException e) {
        grant.budget().release();
        throw e;
      }
    }
    return object.get();
  }

  private Directory directory() throws FileException {
    return switch (object()) {
      case Directory directory -> directory;
      case OpenFile _ -> throw new FileException(FileError.NOT_DIRECTORY);
    };
  }

  private OpenFile file() throws FileException {
    return switch (object()) {
      case OpenFile file -> file;
      case Directory _ -> throw new FileException(FileError.IS_DIRECTORY);
    };
  }

  private OpenFile writableFile() throws FileException {
    var file = file();
    if (!writable()) {
      throw new FileException(FileError.BAD_DESCRIPTOR);
    }
    return file;
  }

  private void checkChangeable() throws FileException {
    if (!changeable()) {
      throw grant.refuse();
    }
  }

  private void checkEqualRights(Descriptor target) throws FileException {
    checkChangeable();
    target.checkChangeable();
  }
}
