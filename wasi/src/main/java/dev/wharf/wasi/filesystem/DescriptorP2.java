package dev.wharf.wasi.filesystem;

import dev.wharf.runtime.value.Tuple2;
import dev.wharf.runtime.value.Unit;
import dev.wharf.wasi.filesystem.OpenRequest.Flag;
import dev.wharf.wasi.io.HostInputStream;
import dev.wharf.wasi.io.HostOutputStream;
import dev.wharf.wasi.io.Waiting;
import dev.wharf.wasi.p2.clocks.WallClock.Datetime;
import dev.wharf.wasi.p2.filesystem.Types;
import dev.wharf.wasi.p2.io.Streams;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;

/**
 * A {@code descriptor} of 0.2. Every method gives the {@code error-code} of the {@link
 * FileException} below it.
 */
final class DescriptorP2 implements Types.Descriptor {
  private static final int LARGEST_READ = 1 << 20;

  private final Descriptor descriptor;
  private final long secret;

  DescriptorP2(Descriptor descriptor, long secret) {
    this.descriptor = descriptor;
    this.secret = secret;
  }

  /** A file operation with a result. */
  private interface Operation<T> {
    T run() throws FileException;
  }

  /** A file operation without a result. */
  private interface Action {
    void run() throws FileException;
  }

  static Types.ErrorCode code(FileException e) {
    return Types.ErrorCode.valueOf(e.error().name());
  }

  @Override
  public Streams.InputStream readViaStream(long offset) {
    return get(() -> {
      descriptor.checkFile();
      if (!descriptor.readable()) {
        throw new FileException(FileError.BAD_DESCRIPTOR);
      }
      return new HostInputStream(new FileSource(descriptor.retain(), offset));
    });
  }

  @Override
  public Streams.OutputStream writeViaStream(long offset) {
    return get(() -> {
      checkWritable();
      return new HostOutputStream(FileSink.from(descriptor.retain(), offset));
    });
  }

  @Override
  public Streams.OutputStream appendViaStream() {
    return get(() -> {
      checkWritable();
      return new HostOutputStream(FileSink.atEnd(descriptor.retain()));
    });
  }

  @Override
  public void advise(long offset, long length, Types.Advice advice) {
    run(descriptor::checkFile);
  }

  @Override
  public void syncData() {
    run(() -> descriptor.sync(false));
  }

  @Override
  public Set<Types.DescriptorFlags> getFlags() {
    var flags = EnumSet.noneOf(Types.DescriptorFlags.class);
    for (var flag : descriptor.flags()) {
      switch (flag) {
        case READ -> flags.add(Types.DescriptorFlags.READ);
        case WRITE -> flags.add(Types.DescriptorFlags.WRITE);
        case SYNC -> flags.add(Types.DescriptorFlags.FILE_INTEGRITY_SYNC);
        case DATA_SYNC -> flags.add(Types.DescriptorFlags.DATA_INTEGRITY_SYNC);
        case CREATE, DIRECTORY, EXCLUSIVE, TRUNCATE, MUTATE -> {}
      }
    }
    if (get(descriptor::isDirectory) && descriptor.changeable()) {
      flags.add(Types.DescriptorFlags.MUTATE_DIRECTORY);
    }
    return flags;
  }

  @Override
  public Types.DescriptorType getType() {
    return get(descriptor::isDirectory)
        ? Types.DescriptorType.DIRECTORY
        : Types.DescriptorType.REGULAR_FILE;
  }

  @Override
  public void setSize(long size) {
    run(() -> descriptor.setSize(size));
  }

  @Override
  public void setTimes(
      Types.NewTimestamp dataAccessTimestamp, Types.NewTimestamp dataModificationTimestamp) {
    run(() -> descriptor.setTimes(change(dataAccessTimestamp), change(dataModificationTimestamp)));
  }

  @Override
  public Tuple2<byte[], Boolean> read(long length, long offset) {
    return get(() -> {
      long left = offset < 0 ? 0 : Math.max(0, descriptor.size() - offset);
      // A file that says it is empty may still have bytes, as those of a kernel do.
      long room = Math.min(LARGEST_READ, Math.max(left, 4096));
      int wanted = (int) (length < 0 ? room : Math.min(length, room));
      var bytes = new byte[wanted];
      int count = descriptor.read(offset, bytes, 0, wanted);
      boolean end = count == 0 && length != 0;
      return new Tuple2<>(count == wanted ? bytes : Arrays.copyOf(bytes, count), end);
    });
  }

  @Override
  public long write(byte[] buffer, long offset) {
    run(() -> descriptor.write(offset, buffer, 0, buffer.length));
    return buffer.length;
  }

  @Override
  public Types.DirectoryEntryStream readDirectory() {
    return new Entries(get(descriptor::entries).iterator());
  }

  @Override
  public void sync() {
    run(() -> descriptor.sync(true));
  }

  @Override
  public void createDirectoryAt(String path) {
    run(() -> descriptor.createDirectory(GuestPath.parse(path)));
  }

  @Override
  public Types.DescriptorStat stat() {
    return stat(get(descriptor::stat));
  }

  @Override
  public Types.DescriptorStat statAt(Set<Types.PathFlags> pathFlags, String path) {
    return stat(get(() -> descriptor.statAt(GuestPath.parse(path), follow(pathFlags))));
  }

  @Override
  public void setTimesAt(
      Set<Types.PathFlags> pathFlags,
      String path,
      Types.NewTimestamp dataAccessTimestamp,
      Types.NewTimestamp dataModificationTimestamp) {
    run(() ->
        descriptor.setTimesAt(
            GuestPath.parse(path),
            follow(pathFlags),
            change(dataAccessTimestamp),
            change(dataModificationTimestamp)));
  }

  @Override
  public void linkAt(
      Set<Types.PathFlags> oldPathFlags,
      String oldPath,
      Types.Descriptor newDescriptor,
      String newPath) {
    run(() ->
        descriptor.link(
            GuestPath.parse(oldPath),
            follow(oldPathFlags),
            neutral(newDescriptor),
            GuestPath.parse(newPath)));
  }

  @Override
  public Types.Descriptor openAt(
      Set<Types.PathFlags> pathFlags,
      String path,
      Set<Types.OpenFlags> openFlags,
      Set<Types.DescriptorFlags> flags) {
    var wishes = EnumSet.noneOf(Flag.class);
    for (var flag : openFlags) {
      wishes.add(Flag.valueOf(flag.name()));
    }
    for (var flag : flags) {
      switch (flag) {
        case READ -> wishes.add(Flag.READ);
        case WRITE -> wishes.add(Flag.WRITE);
        case MUTATE_DIRECTORY -> wishes.add(Flag.MUTATE);
        case FILE_INTEGRITY_SYNC -> wishes.add(Flag.SYNC);
        case DATA_INTEGRITY_SYNC -> wishes.add(Flag.DATA_SYNC);
        case REQUESTED_WRITE_SYNC -> {}
      }
    }
    var request = new OpenRequest(follow(pathFlags), wishes);
    return new DescriptorP2(get(() -> descriptor.open(GuestPath.parse(path), request)), secret);
  }

  @Override
  public String readlinkAt(String path) {
    return get(() -> descriptor.readLink(GuestPath.parse(path)));
  }

  @Override
  public void removeDirectoryAt(String path) {
    run(() -> descriptor.removeDirectory(GuestPath.parse(path)));
  }

  @Override
  public void renameAt(String oldPath, Types.Descriptor newDescriptor, String newPath) {
    run(() ->
        descriptor.rename(
            GuestPath.parse(oldPath), neutral(newDescriptor), GuestPath.parse(newPath)));
  }

  @Override
  public void symlinkAt(String oldPath, String newPath) {
    run(() -> descriptor.symlink(oldPath, GuestPath.parse(newPath)));
  }

  @Override
  public void unlinkFileAt(String path) {
    run(() -> descriptor.unlinkFile(GuestPath.parse(path)));
  }

  @Override
  public boolean isSameObject(Types.Descriptor other) {
    return get(() -> descriptor.stat().sameObject(neutral(other).stat()));
  }

  @Override
  public Types.MetadataHashValue metadataHash() {
    return hash(get(descriptor::stat));
  }

  @Override
  public Types.MetadataHashValue metadataHashAt(Set<Types.PathFlags> pathFlags, String path) {
    return hash(get(() -> descriptor.statAt(GuestPath.parse(path), follow(pathFlags))));
  }

  @Override
  public void close() {
    descriptor.close();
  }

  private void checkWritable() throws FileException {
    descriptor.checkFile();
    if (!descriptor.writable()) {
      throw new FileException(FileError.BAD_DESCRIPTOR);
    }
  }

  private Types.MetadataHashValue hash(FileStat stat) {
    var hash = MetadataHash.of(stat, secret);
    return new Types.MetadataHashValue(hash.lower(), hash.upper());
  }

  private static Descriptor neutral(Types.Descriptor other) {
    if (other instanceof DescriptorP2 ours) {
      return ours.descriptor;
    }
    throw new IllegalArgumentException("a descriptor of another host: " + other.getClass());
  }

  private static boolean follow(Set<Types.PathFlags> flags) {
    return flags.contains(Types.PathFlags.SYMLINK_FOLLOW);
  }

  private static TimeChange change(Types.NewTimestamp timestamp) throws FileException {
    return switch (timestamp) {
      case Types.NewTimestamp.NoChange _ -> new TimeChange.Keep();
      case Types.NewTimestamp.Now _ -> new TimeChange.Now();
      case Types.NewTimestamp.Timestamp(var time) -> {
        if (time.seconds() < 0 || time.nanoseconds() >= 1_000_000_000) {
          throw new FileException(FileError.INVALID);
        }
        yield new TimeChange.To(new Timestamp(time.seconds(), (int) time.nanoseconds()));
      }
    };
  }

  private static Types.DescriptorStat stat(FileStat stat) {
    return new Types.DescriptorStat(
        Types.DescriptorType.valueOf(stat.type().name()),
        stat.links(),
        stat.size(),
        datetime(stat.accessed()),
        datetime(stat.modified()),
        datetime(stat.changed()));
  }

  // Moments before 1970 cannot be shown and are moved there.
  private static Optional<Datetime> datetime(Timestamp time) {
    return Optional.of(
        time.seconds() < 0 ? new Datetime(0, 0) : new Datetime(time.seconds(), time.nanos()));
  }

  private static <T> T get(Operation<T> operation) {
    try {
      return operation.run();
    } catch (FileException e) {
      if (e.error() == FileError.INTERRUPTED) {
        Waiting.checkInterrupt();
      }
      throw new Types.ErrorCodeException(code(e));
    }
  }

  private static void run(Action action) {
    get(() -> {
      action.run();
      return Unit.UNIT;
    });
  }

  private record Entries(Iterator<DirectoryEntry> left) implements Types.DirectoryEntryStream {
    @Override
    public Optional<Types.DirectoryEntry> readDirectoryEntry() {
      if (!left.hasNext()) {
        return Optional.empty();
      }
      var entry = left.next();
      var type = Types.DescriptorType.valueOf(entry.type().name());
      return Optional.of(new Types.DirectoryEntry(type, entry.name()));
    }

    @Override
    public void close() {}
  }
}
