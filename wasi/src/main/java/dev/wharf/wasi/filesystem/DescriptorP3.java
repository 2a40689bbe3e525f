package dev.wharf.wasi.filesystem;

import dev.wharf.runtime.value.ByteStreamReader;
import dev.wharf.runtime.value.FutureReader;
import dev.wharf.runtime.value.Inline;
import dev.wharf.runtime.value.Result;
import dev.wharf.runtime.value.StreamReader;
import dev.wharf.runtime.value.Tuple2;
import dev.wharf.runtime.value.Unit;
import dev.wharf.wasi.filesystem.OpenRequest.Flag;
import dev.wharf.wasi.io.ByteSink;
import dev.wharf.wasi.io.Drains;
import dev.wharf.wasi.io.SourceReader;
import dev.wharf.wasi.p3.clocks.SystemClock.Instant;
import dev.wharf.wasi.p3.filesystem.Types;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A {@code descriptor} of 0.3. Every method gives the {@code error-code} of the {@link
 * FileException} below it; streams give it in the future beside them.
 *
 * <p>What a file system answers at once runs on the guest's stack; what waits for a disk does not.
 */
final class DescriptorP3 implements Types.Descriptor {
  private final Descriptor descriptor;
  private final FilesystemP3.Context context;

  DescriptorP3(Descriptor descriptor, FilesystemP3.Context context) {
    this.descriptor = descriptor;
    this.context = context;
  }

  /** A file operation with a result. */
  private interface Operation<T> {
    T run() throws FileException;
  }

  /** A file operation without a result. */
  private interface Action {
    void run() throws FileException;
  }

  /** Opens the place that a stream writes to. */
  private interface SinkMaker {
    ByteSink of(Descriptor descriptor);
  }

  @Override
  public Tuple2<ByteStreamReader, FutureReader<Result<Unit, Types.ErrorCode>>> readViaStream(
      long offset) {
    try {
      descriptor.checkFile();
      if (!descriptor.readable()) {
        throw new FileException(FileError.BAD_DESCRIPTOR);
      }
      return SourceReader.of(new FileSource(descriptor.retain(), offset), DescriptorP3::code);
    } catch (FileException e) {
      return SourceReader.failed(code(e));
    }
  }

  @Override
  public FutureReader<Result<Unit, Types.ErrorCode>> writeViaStream(
      ByteStreamReader data, long offset) {
    return write(data, file -> FileSink.from(file, offset));
  }

  @Override
  public FutureReader<Result<Unit, Types.ErrorCode>> appendViaStream(ByteStreamReader data) {
    return write(data, FileSink::atEnd);
  }

  @Override
  @Inline
  public void advise(long offset, long length, Types.Advice advice) {
    if (get(descriptor::isDirectory)) {
      throw new Types.ErrorCodeException(Types.ErrorCode.BadDescriptor.INSTANCE);
    }
  }

  @Override
  public void syncData() {
    run(() -> descriptor.sync(false));
  }

  @Override
  @Inline
  public Set<Types.DescriptorFlags> getFlags() {
    var flags = EnumSet.noneOf(Types.DescriptorFlags.class);
    if (get(descriptor::isDirectory)) {
      // A directory can always be read.
      flags.add(Types.DescriptorFlags.READ);
    }
    for (var flag : descriptor.flags()) {
      switch (flag) {
        case READ -> flags.add(Types.DescriptorFlags.READ);
        case WRITE -> flags.add(Types.DescriptorFlags.WRITE);
        case SYNC -> flags.add(Types.DescriptorFlags.FILE_INTEGRITY_SYNC);
        case DATA_SYNC -> flags.add(Types.DescriptorFlags.DATA_INTEGRITY_SYNC);
        case MUTATE -> flags.add(Types.DescriptorFlags.MUTATE_DIRECTORY);
        case CREATE, DIRECTORY, EXCLUSIVE, TRUNCATE -> {}
      }
    }
    return flags;
  }

  @Override
  @Inline
  public Types.DescriptorType getType() {
    return get(descriptor::isDirectory)
        ? Types.DescriptorType.Directory.INSTANCE
        : Types.DescriptorType.RegularFile.INSTANCE;
  }

  @Override
  @Inline
  public void setSize(long size) {
    run(() -> descriptor.setSize(size));
  }

  @Override
  @Inline
  public void setTimes(
      Types.NewTimestamp dataAccessTimestamp, Types.NewTimestamp dataModificationTimestamp) {
    run(() -> descriptor.setTimes(change(dataAccessTimestamp), change(dataModificationTimestamp)));
  }

  @Override
  public Tuple2<StreamReader<Types.DirectoryEntry>, FutureReader<Result<Unit, Types.ErrorCode>>>
      readDirectory() {
    try {
      List<Types.DirectoryEntry> entries =
          descriptor.entries().stream()
              .map(entry -> new Types.DirectoryEntry(type(entry.type()), entry.name()))
              .toList();
      return new Tuple2<>(StreamReader.of(entries), FutureReader.of(Result.ok(Unit.UNIT)));
    } catch (FileException e) {
      return new Tuple2<>(StreamReader.empty(), FutureReader.of(Result.err(code(e))));
    }
  }

  @Override
  public void sync() {
    run(() -> descriptor.sync(true));
  }

  @Override
  @Inline
  public void createDirectoryAt(String path) {
    run(() -> descriptor.createDirectory(GuestPath.parse(path)));
  }

  @Override
  @Inline
  public Types.DescriptorStat stat() {
    return stat(get(descriptor::stat));
  }

  @Override
  @Inline
  public Types.DescriptorStat statAt(Set<Types.PathFlags> pathFlags, String path) {
    return stat(get(() -> descriptor.statAt(GuestPath.parse(path), follow(pathFlags))));
  }

  @Override
  @Inline
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
  @Inline
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
  @Inline
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
    // Whoever asks for nothing wants to read, and whoever creates wants to write.
    if (!wishes.contains(Flag.READ) && !wishes.contains(Flag.WRITE)) {
      wishes.add(Flag.READ);
    }
    if (wishes.contains(Flag.CREATE)) {
      wishes.add(Flag.WRITE);
    }
    var request = new OpenRequest(follow(pathFlags), wishes);
    return new DescriptorP3(get(() -> descriptor.open(GuestPath.parse(path), request)), context);
  }

  @Override
  @Inline
  public String readlinkAt(String path) {
    return get(() -> descriptor.readLink(GuestPath.parse(path)));
  }

  @Override
  @Inline
  public void removeDirectoryAt(String path) {
    run(() -> descriptor.removeDirectory(GuestPath.parse(path)));
  }

  @Override
  @Inline
  public void renameAt(String oldPath, Types.Descriptor newDescriptor, String newPath) {
    run(() ->
        descriptor.rename(
            GuestPath.parse(oldPath), neutral(newDescriptor), GuestPath.parse(newPath)));
  }

  @Override
  @Inline
  public void symlinkAt(String oldPath, String newPath) {
    run(() -> descriptor.symlink(oldPath, GuestPath.parse(newPath)));
  }

  @Override
  @Inline
  public void unlinkFileAt(String path) {
    run(() -> descriptor.unlinkFile(GuestPath.parse(path)));
  }

  @Override
  @Inline
  public boolean isSameObject(Types.Descriptor other) {
    return get(() -> descriptor.stat().sameObject(neutral(other).stat()));
  }

  @Override
  @Inline
  public Types.MetadataHashValue metadataHash() {
    return hash(get(descriptor::stat));
  }

  @Override
  @Inline
  public Types.MetadataHashValue metadataHashAt(Set<Types.PathFlags> pathFlags, String path) {
    return hash(get(() -> descriptor.statAt(GuestPath.parse(path), follow(pathFlags))));
  }

  @Override
  public void close() {
    descriptor.close();
  }

  private FutureReader<Result<Unit, Types.ErrorCode>> write(ByteStreamReader data, SinkMaker sink) {
    try {
      descriptor.checkFile();
      if (!descriptor.writable()) {
        throw new FileException(FileError.BAD_DESCRIPTOR);
      }
      return context.drains().drain(data, sink.of(descriptor.retain()), DescriptorP3::code);
    } catch (FileException e) {
      return Drains.refused(data, code(e));
    }
  }

  private Types.MetadataHashValue hash(FileStat stat) {
    var hash = MetadataHash.of(stat, context.secret());
    return new Types.MetadataHashValue(hash.lower(), hash.upper());
  }

  private static Types.ErrorCode code(IOException e) {
    return FileErrorsP3.of(e instanceof FileException ours ? ours.error() : FileError.IO);
  }

  private static Descriptor neutral(Types.Descriptor other) {
    if (other instanceof DescriptorP3 ours) {
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
        if (time.nanoseconds() >= 1_000_000_000) {
          throw new FileException(FileError.INVALID);
        }
        yield new TimeChange.To(new Timestamp(time.seconds(), (int) time.nanoseconds()));
      }
    };
  }

  private static Types.DescriptorStat stat(FileStat stat) {
    return new Types.DescriptorStat(
        type(stat.type()),
        stat.links(),
        stat.size(),
        instant(stat.accessed()),
        instant(stat.modified()),
        instant(stat.changed()));
  }

  private static Types.DescriptorType type(FileType type) {
    return switch (type) {
      case BLOCK_DEVICE -> Types.DescriptorType.BlockDevice.INSTANCE;
      case CHARACTER_DEVICE -> Types.DescriptorType.CharacterDevice.INSTANCE;
      case DIRECTORY -> Types.DescriptorType.Directory.INSTANCE;
      case FIFO -> Types.DescriptorType.Fifo.INSTANCE;
      case SYMBOLIC_LINK -> Types.DescriptorType.SymbolicLink.INSTANCE;
      case REGULAR_FILE -> Types.DescriptorType.RegularFile.INSTANCE;
      case SOCKET -> Types.DescriptorType.Socket.INSTANCE;
      case UNKNOWN -> new Types.DescriptorType.Other(Optional.empty());
    };
  }

  private static Optional<Instant> instant(Timestamp time) {
    return Optional.of(new Instant(time.seconds(), time.nanos()));
  }

  private static <T> T get(Operation<T> operation) {
    try {
      return operation.run();
    } catch (FileException e) {
      throw new Types.ErrorCodeException(code(e));
    }
  }

  private static void run(Action action) {
    get(() -> {
      action.run();
      return Unit.UNIT;
    });
  }
}
