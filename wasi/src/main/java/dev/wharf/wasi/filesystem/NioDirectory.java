package dev.wharf.wasi.filesystem;

import dev.wharf.wasi.filesystem.OpenRequest.Flag;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * A directory of any system with {@link SecureDirectoryStream}: paths are walked one step at a
 * time, each step opened relative to the one before and never through a symbolic link, so nothing
 * is checked first and used later.
 *
 * <p>The price: a link in a path is {@code loop}, and what the class library offers only by whole
 * paths (making directories and links, reading links) is {@code unsupported}. Opening a pipe that
 * takes a regular file's place at the very moment of opening can wait for its other end.
 */
final class NioDirectory implements Directory {
  private static final Path SELF = Path.of(".");

  private final SecureDirectoryStream<Path> stream;

  private NioDirectory(SecureDirectoryStream<Path> stream) {
    this.stream = stream;
  }

  static NioDirectory openRoot(Path host) throws FileException {
    try {
      var stream = Files.newDirectoryStream(host);
      if (stream instanceof SecureDirectoryStream<Path> secure) {
        return new NioDirectory(secure);
      }
      stream.close();
      throw new FileException(FileError.UNSUPPORTED);
    } catch (IOException e) {
      throw FileException.of(e);
    }
  }

  @Override
  public FileObject open(GuestPath path, OpenRequest request) throws FileException {
    if (request.has(Flag.CREATE) && request.has(Flag.DIRECTORY)) {
      throw new FileException(FileError.INVALID);
    }
    try (var walk = new Walk(path)) {
      var existing = walk.attributes();
      if (existing.isEmpty() && !request.has(Flag.CREATE)) {
        throw new FileException(FileError.NO_ENTRY);
      }
      if (existing.isPresent() && request.has(Flag.CREATE) && request.has(Flag.EXCLUSIVE)) {
        throw new FileException(FileError.EXIST);
      }
      var type = existing.map(NioDirectory::type).orElse(FileType.REGULAR_FILE);
      return switch (type) {
        case DIRECTORY -> openDirectory(walk, request);
        case REGULAR_FILE -> openFile(walk, path, request);
        case SYMBOLIC_LINK -> throw new FileException(FileError.LOOP);
        case UNKNOWN, BLOCK_DEVICE, CHARACTER_DEVICE, FIFO, SOCKET ->
            throw new FileException(FileError.UNSUPPORTED);
      };
    } catch (IOException | RuntimeException e) {
      throw FileException.of(e);
    }
  }

  private static Directory openDirectory(Walk walk, OpenRequest request) throws IOException {
    if (request.has(Flag.WRITE) || request.has(Flag.CREATE) || request.has(Flag.TRUNCATE)) {
      throw new FileException(FileError.IS_DIRECTORY);
    }
    return new NioDirectory(walk.directory());
  }

  private static OpenFile openFile(Walk walk, GuestPath path, OpenRequest request)
      throws IOException {
    if (request.has(Flag.DIRECTORY) || path.trailingSlash()) {
      throw new FileException(FileError.NOT_DIRECTORY);
    }
    var options = new HashSet<OpenOption>();
    options.add(LinkOption.NOFOLLOW_LINKS);
    boolean write =
        request.has(Flag.WRITE) || request.has(Flag.TRUNCATE) || request.has(Flag.CREATE);
    if (request.has(Flag.READ) || !write) {
      options.add(StandardOpenOption.READ);
    }
    if (write) {
      options.add(StandardOpenOption.WRITE);
    }
    if (request.has(Flag.CREATE)) {
      boolean exclusive = request.has(Flag.EXCLUSIVE);
      options.add(exclusive ? StandardOpenOption.CREATE_NEW : StandardOpenOption.CREATE);
    }
    if (request.has(Flag.TRUNCATE)) {
      options.add(StandardOpenOption.TRUNCATE_EXISTING);
    }
    var channel = (FileChannel) walk.parent().newByteChannel(walk.name(), options);
    return new OpenFile(new NioFile(channel, walk.keepParent(), walk.name()));
  }

  @Override
  public FileStat stat() throws FileException {
    return stat(stream, SELF);
  }

  @Override
  public FileStat statAt(GuestPath path, boolean follow) throws FileException {
    try (var walk = new Walk(path)) {
      var stat = stat(walk.parent(), walk.name());
      if (stat.type() == FileType.SYMBOLIC_LINK && (follow || path.trailingSlash())) {
        throw new FileException(FileError.LOOP);
      }
      if (path.trailingSlash() && stat.type() != FileType.DIRECTORY) {
        throw new FileException(FileError.NOT_DIRECTORY);
      }
      return stat;
    }
  }

  @Override
  public void setTimes(TimeChange accessed, TimeChange modified) throws FileException {
    setTimes(stream, SELF, accessed, modified);
  }

  @Override
  public void setTimesAt(GuestPath path, boolean follow, TimeChange accessed, TimeChange modified)
      throws FileException {
    statAt(path, follow);
    try (var walk = new Walk(path)) {
      setTimes(walk.parent(), walk.name(), accessed, modified);
    }
  }

  @Override
  public void createDirectory(GuestPath path) throws FileException {
    throw new FileException(FileError.UNSUPPORTED);
  }

  @Override
  public void removeDirectory(GuestPath path) throws FileException {
    try (var walk = named(path, FileError.INVALID)) {
      if (walk.require().isDirectory()) {
        walk.parent().deleteDirectory(walk.name());
      } else {
        throw new FileException(FileError.NOT_DIRECTORY);
      }
    } catch (IOException | RuntimeException e) {
      throw FileException.of(e);
    }
  }

  @Override
  public void unlinkFile(GuestPath path) throws FileException {
    try (var walk = named(path, FileError.IS_DIRECTORY)) {
      if (walk.require().isDirectory()) {
        throw new FileException(FileError.IS_DIRECTORY);
      }
      if (path.trailingSlash()) {
        throw new FileException(FileError.NOT_DIRECTORY);
      }
      walk.parent().deleteFile(walk.name());
    } catch (IOException | RuntimeException e) {
      throw FileException.of(e);
    }
  }

  @Override
  public void rename(GuestPath from, Directory target, GuestPath to) throws FileException {
    if (!(target instanceof NioDirectory other)) {
      throw new FileException(FileError.CROSS_DEVICE);
    }
    try (var source = named(from, FileError.BUSY);
        var goal = other.named(to, FileError.BUSY)) {
      boolean directory = source.require().isDirectory();
      if (!directory && (from.trailingSlash() || to.trailingSlash())) {
        throw new FileException(FileError.NOT_DIRECTORY);
      }
      source.parent().move(source.name(), goal.parent(), goal.name());
    } catch (IOException | RuntimeException e) {
      throw FileException.of(e);
    }
  }

  @Override
  public void link(GuestPath from, Directory target, GuestPath to) throws FileException {
    throw new FileException(FileError.UNSUPPORTED);
  }

  @Override
  public void symlink(String text, GuestPath at) throws FileException {
    throw new FileException(FileError.UNSUPPORTED);
  }

  @Override
  public String readLink(GuestPath path) throws FileException {
    throw new FileException(FileError.UNSUPPORTED);
  }

  @Override
  public List<DirectoryEntry> entries() throws FileException {
    var entries = new ArrayList<DirectoryEntry>();
    try (var again = stream.newDirectoryStream(SELF, LinkOption.NOFOLLOW_LINKS)) {
      for (var entry : again) {
        var name = entry.getFileName();
        try {
          var stat = stat(stream, name);
          entries.add(new DirectoryEntry(name.toString(), stat.type(), stat.inode()));
        } catch (FileException e) {
          // The entry went away between listing and looking.
        }
      }
      return entries;
    } catch (IOException | RuntimeException e) {
      throw FileException.of(e);
    }
  }

  @Override
  public void sync(boolean attributes) {}

  @Override
  public void close() {
    closeQuietly(stream);
  }

  static FileStat stat(SecureDirectoryStream<Path> parent, Path name) throws FileException {
    try {
      var a = view(parent, name).readAttributes();
      // The key of Unix is its device and inode; elsewhere there is none and objects compare by
      // hash.
      long identity = Optional.ofNullable(a.fileKey()).map(Object::hashCode).orElse(0);
      return new FileStat(
          type(a),
          1,
          a.size(),
          Timestamp.of(a.lastAccessTime()),
          Timestamp.of(a.lastModifiedTime()),
          Timestamp.of(a.lastModifiedTime()),
          0,
          identity);
    } catch (IOException | RuntimeException e) {
      throw FileException.of(e);
    }
  }

  static void setTimes(
      SecureDirectoryStream<Path> parent, Path name, TimeChange accessed, TimeChange modified)
      throws FileException {
    try {
      var view = view(parent, name);
      var old = view.readAttributes();
      view.setTimes(
          changed(modified, old.lastModifiedTime()), changed(accessed, old.lastAccessTime()), null);
    } catch (IOException | RuntimeException e) {
      throw FileException.of(e);
    }
  }

  private static FileTime changed(TimeChange change, FileTime old) {
    return switch (change) {
      case TimeChange.Keep _ -> old;
      case TimeChange.Now _ -> FileTime.fromMillis(System.currentTimeMillis());
      case TimeChange.To(var time) -> time.toFileTime();
    };
  }

  private static BasicFileAttributeView view(SecureDirectoryStream<Path> parent, Path name) {
    return parent.getFileAttributeView(
        name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
  }

  private static FileType type(BasicFileAttributes attributes) {
    if (attributes.isDirectory()) {
      return FileType.DIRECTORY;
    }
    if (attributes.isRegularFile()) {
      return FileType.REGULAR_FILE;
    }
    return attributes.isSymbolicLink() ? FileType.SYMBOLIC_LINK : FileType.UNKNOWN;
  }

  static void closeQuietly(SecureDirectoryStream<Path> stream) {
    try {
      stream.close();
    } catch (IOException e) {
      // Nothing was written through it.
    }
  }

  private Walk named(GuestPath path, FileError otherwise) throws FileException {
    var walk = new Walk(path);
    if (path.endsInDots()) {
      walk.close();
      throw new FileException(otherwise);
    }
    return walk;
  }

  /**
   * The way down a path: every directory on it stays open, so that {@code ..} goes back to where it
   * came from.
   */
  private final class Walk implements AutoCloseable {
    private final ArrayDeque<SecureDirectoryStream<Path>> opened = new ArrayDeque<>();
    private Path name = SELF;

    Walk(GuestPath path) throws FileException {
      try {
        var steps = path.steps();
        boolean endsInDots = path.endsInDots();
        int last = endsInDots ? steps.size() : steps.size() - 1;
        for (int i = 0; i < last; i++) {
          step(steps.get(i));
        }
        if (!endsInDots) {
          name = Path.of(steps.get(last));
        }
      } catch (IOException | RuntimeException e) {
        close();
        throw FileException.of(e);
      }
    }

    private void step(String step) throws IOException {
      if (!step.equals("..")) {
        opened.push(parent().newDirectoryStream(Path.of(step), LinkOption.NOFOLLOW_LINKS));
        return;
      }
      if (opened.isEmpty()) {
        throw new FileException(FileError.NOT_PERMITTED);
      }
      opened.pop().close();
    }

    SecureDirectoryStream<Path> parent() {
      return opened.isEmpty() ? stream : opened.peek();
    }

    Path name() {
      return name;
    }

    Optional<BasicFileAttributes> attributes() throws IOException {
      try {
        return Optional.of(view(parent(), name).readAttributes());
      } catch (NoSuchFileException e) {
        return Optional.empty();
      }
    }

    BasicFileAttributes require() throws IOException {
      return attributes().orElseThrow(() -> new FileException(FileError.NO_ENTRY));
    }

    SecureDirectoryStream<Path> directory() throws IOException {
      return parent().newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS);
    }

    /** A handle of the parent that outlives this walk. */
    SecureDirectoryStream<Path> keepParent() throws IOException {
      return parent().newDirectoryStream(SELF, LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public void close() {
      opened.forEach(NioDirectory::closeQuietly);
    }
  }
}
