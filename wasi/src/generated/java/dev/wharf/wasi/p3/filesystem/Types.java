package dev.wharf.wasi.p3.filesystem;

import dev.wharf.runtime.value.Borrowed;
import dev.wharf.runtime.value.ByteStreamReader;
import dev.wharf.runtime.value.FutureReader;
import dev.wharf.runtime.value.Result;
import dev.wharf.runtime.value.StreamReader;
import dev.wharf.runtime.value.Tuple2;
import dev.wharf.runtime.value.Unit;
import dev.wharf.runtime.value.Unsigned;
import dev.wharf.runtime.value.Wit;
import dev.wharf.runtime.value.WitException;
import dev.wharf.wasi.p3.clocks.SystemClock;
import java.util.Optional;
import java.util.Set;

@Wit("wasi:filesystem/types@0.3.0")
public interface Types {
  @Wit("descriptor-type")
  sealed interface DescriptorType {
    @Wit("block-device")
    record BlockDevice() implements DescriptorType {
      public static final BlockDevice INSTANCE = new BlockDevice();
    }
    @Wit("character-device")
    record CharacterDevice() implements DescriptorType {
      public static final CharacterDevice INSTANCE = new CharacterDevice();
    }
    @Wit("directory")
    record Directory() implements DescriptorType {
      public static final Directory INSTANCE = new Directory();
    }
    @Wit("fifo")
    record Fifo() implements DescriptorType {
      public static final Fifo INSTANCE = new Fifo();
    }
    @Wit("symbolic-link")
    record SymbolicLink() implements DescriptorType {
      public static final SymbolicLink INSTANCE = new SymbolicLink();
    }
    @Wit("regular-file")
    record RegularFile() implements DescriptorType {
      public static final RegularFile INSTANCE = new RegularFile();
    }
    @Wit("socket")
    record Socket() implements DescriptorType {
      public static final Socket INSTANCE = new Socket();
    }
    @Wit("other")
    record Other(Optional<String> value) implements DescriptorType {}
  }

  @Wit("descriptor-flags")
  enum DescriptorFlags {
    @Wit("read")
    READ,
    @Wit("write")
    WRITE,
    @Wit("file-integrity-sync")
    FILE_INTEGRITY_SYNC,
    @Wit("data-integrity-sync")
    DATA_INTEGRITY_SYNC,
    @Wit("requested-write-sync")
    REQUESTED_WRITE_SYNC,
    @Wit("mutate-directory")
    MUTATE_DIRECTORY
  }

  @Wit("path-flags")
  enum PathFlags {
    @Wit("symlink-follow")
    SYMLINK_FOLLOW
  }

  @Wit("open-flags")
  enum OpenFlags {
    @Wit("create")
    CREATE,
    @Wit("directory")
    DIRECTORY,
    @Wit("exclusive")
    EXCLUSIVE,
    @Wit("truncate")
    TRUNCATE
  }

  @Wit("descriptor-stat")
  record DescriptorStat(DescriptorType type, @Unsigned long linkCount, @Unsigned long size, Optional<SystemClock.Instant> dataAccessTimestamp, Optional<SystemClock.Instant> dataModificationTimestamp, Optional<SystemClock.Instant> statusChangeTimestamp) {}

  @Wit("new-timestamp")
  sealed interface NewTimestamp {
    @Wit("no-change")
    record NoChange() implements NewTimestamp {
      public static final NoChange INSTANCE = new NoChange();
    }
    @Wit("now")
    record Now() implements NewTimestamp {
      public static final Now INSTANCE = new Now();
    }
    @Wit("timestamp")
    record Timestamp(SystemClock.Instant value) implements NewTimestamp {}
  }

  @Wit("directory-entry")
  record DirectoryEntry(DescriptorType type, String name) {}

  @Wit("error-code")
  sealed interface ErrorCode {
    @Wit("access")
    record Access() implements ErrorCode {
      public static final Access INSTANCE = new Access();
    }
    @Wit("already")
    record Already() implements ErrorCode {
      public static final Already INSTANCE = new Already();
    }
    @Wit("bad-descriptor")
    record BadDescriptor() implements ErrorCode {
      public static final BadDescriptor INSTANCE = new BadDescriptor();
    }
    @Wit("busy")
    record Busy() implements ErrorCode {
      public static final Busy INSTANCE = new Busy();
    }
    @Wit("deadlock")
    record Deadlock() implements ErrorCode {
      public static final Deadlock INSTANCE = new Deadlock();
    }
    @Wit("quota")
    record Quota() implements ErrorCode {
      public static final Quota INSTANCE = new Quota();
    }
    @Wit("exist")
    record Exist() implements ErrorCode {
      public static final Exist INSTANCE = new Exist();
    }
    @Wit("file-too-large")
    record FileTooLarge() implements ErrorCode {
      public static final FileTooLarge INSTANCE = new FileTooLarge();
    }
    @Wit("illegal-byte-sequence")
    record IllegalByteSequence() implements ErrorCode {
      public static final IllegalByteSequence INSTANCE = new IllegalByteSequence();
    }
    @Wit("in-progress")
    record InProgress() implements ErrorCode {
      public static final InProgress INSTANCE = new InProgress();
    }
    @Wit("interrupted")
    record Interrupted() implements ErrorCode {
      public static final Interrupted INSTANCE = new Interrupted();
    }
    @Wit("invalid")
    record Invalid() implements ErrorCode {
      public static final Invalid INSTANCE = new Invalid();
    }
    @Wit("io")
    record Io() implements ErrorCode {
      public static final Io INSTANCE = new Io();
    }
    @Wit("is-directory")
    record IsDirectory() implements ErrorCode {
      public static final IsDirectory INSTANCE = new IsDirectory();
    }
    @Wit("loop")
    record Loop() implements ErrorCode {
      public static final Loop INSTANCE = new Loop();
    }
    @Wit("too-many-links")
    record TooManyLinks() implements ErrorCode {
      public static final TooManyLinks INSTANCE = new TooManyLinks();
    }
    @Wit("message-size")
    record MessageSize() implements ErrorCode {
      public static final MessageSize INSTANCE = new MessageSize();
    }
    @Wit("name-too-long")
    record NameTooLong() implements ErrorCode {
      public static final NameTooLong INSTANCE = new NameTooLong();
    }
    @Wit("no-device")
    record NoDevice() implements ErrorCode {
      public static final NoDevice INSTANCE = new NoDevice();
    }
    @Wit("no-entry")
    record NoEntry() implements ErrorCode {
      public static final NoEntry INSTANCE = new NoEntry();
    }
    @Wit("no-lock")
    record NoLock() implements ErrorCode {
      public static final NoLock INSTANCE = new NoLock();
    }
    @Wit("insufficient-memory")
    record InsufficientMemory() implements ErrorCode {
      public static final InsufficientMemory INSTANCE = new InsufficientMemory();
    }
    @Wit("insufficient-space")
    record InsufficientSpace() implements ErrorCode {
      public static final InsufficientSpace INSTANCE = new InsufficientSpace();
    }
    @Wit("not-directory")
    record NotDirectory() implements ErrorCode {
      public static final NotDirectory INSTANCE = new NotDirectory();
    }
    @Wit("not-empty")
    record NotEmpty() implements ErrorCode {
      public static final NotEmpty INSTANCE = new NotEmpty();
    }
    @Wit("not-recoverable")
    record NotRecoverable() implements ErrorCode {
      public static final NotRecoverable INSTANCE = new NotRecoverable();
    }
    @Wit("unsupported")
    record Unsupported() implements ErrorCode {
      public static final Unsupported INSTANCE = new Unsupported();
    }
    @Wit("no-tty")
    record NoTty() implements ErrorCode {
      public static final NoTty INSTANCE = new NoTty();
    }
    @Wit("no-such-device")
    record NoSuchDevice() implements ErrorCode {
      public static final NoSuchDevice INSTANCE = new NoSuchDevice();
    }
    @Wit("overflow")
    record Overflow() implements ErrorCode {
      public static final Overflow INSTANCE = new Overflow();
    }
    @Wit("not-permitted")
    record NotPermitted() implements ErrorCode {
      public static final NotPermitted INSTANCE = new NotPermitted();
    }
    @Wit("pipe")
    record Pipe() implements ErrorCode {
      public static final Pipe INSTANCE = new Pipe();
    }
    @Wit("read-only")
    record ReadOnly() implements ErrorCode {
      public static final ReadOnly INSTANCE = new ReadOnly();
    }
    @Wit("invalid-seek")
    record InvalidSeek() implements ErrorCode {
      public static final InvalidSeek INSTANCE = new InvalidSeek();
    }
    @Wit("text-file-busy")
    record TextFileBusy() implements ErrorCode {
      public static final TextFileBusy INSTANCE = new TextFileBusy();
    }
    @Wit("cross-device")
    record CrossDevice() implements ErrorCode {
      public static final CrossDevice INSTANCE = new CrossDevice();
    }
    @Wit("other")
    record Other(Optional<String> value) implements ErrorCode {}
  }

  @Wit("advice")
  enum Advice {
    @Wit("normal")
    NORMAL,
    @Wit("sequential")
    SEQUENTIAL,
    @Wit("random")
    RANDOM,
    @Wit("will-need")
    WILL_NEED,
    @Wit("dont-need")
    DONT_NEED,
    @Wit("no-reuse")
    NO_REUSE
  }

  @Wit("metadata-hash-value")
  record MetadataHashValue(@Unsigned long lower, @Unsigned long upper) {}

  @Wit("descriptor")
  interface Descriptor extends AutoCloseable {
    @Wit("read-via-stream")
    Tuple2<ByteStreamReader, FutureReader<Result<Unit, ErrorCode>>> readViaStream(@Unsigned long offset);
    @Wit("write-via-stream")
    FutureReader<Result<Unit, ErrorCode>> writeViaStream(ByteStreamReader data, @Unsigned long offset);
    @Wit("append-via-stream")
    FutureReader<Result<Unit, ErrorCode>> appendViaStream(ByteStreamReader data);
    @Wit("advise")
    void advise(@Unsigned long offset, @Unsigned long length, Advice advice) throws InterruptedException;
    @Wit("sync-data")
    void syncData() throws InterruptedException;
    @Wit("get-flags")
    Set<DescriptorFlags> getFlags() throws InterruptedException;
    @Wit("get-type")
    DescriptorType getType() throws InterruptedException;
    @Wit("set-size")
    void setSize(@Unsigned long size) throws InterruptedException;
    @Wit("set-times")
    void setTimes(NewTimestamp dataAccessTimestamp, NewTimestamp dataModificationTimestamp) throws InterruptedException;
    @Wit("read-directory")
    Tuple2<StreamReader<DirectoryEntry>, FutureReader<Result<Unit, ErrorCode>>> readDirectory();
    @Wit("sync")
    void sync() throws InterruptedException;
    @Wit("create-directory-at")
    void createDirectoryAt(String path) throws InterruptedException;
    @Wit("stat")
    DescriptorStat stat() throws InterruptedException;
    @Wit("stat-at")
    DescriptorStat statAt(Set<PathFlags> pathFlags, String path) throws InterruptedException;
    @Wit("set-times-at")
    void setTimesAt(Set<PathFlags> pathFlags, String path, NewTimestamp dataAccessTimestamp, NewTimestamp dataModificationTimestamp) throws InterruptedException;
    @Wit("link-at")
    void linkAt(Set<PathFlags> oldPathFlags, String oldPath, @Borrowed Descriptor newDescriptor, String newPath) throws InterruptedException;
    @Wit("open-at")
    Descriptor openAt(Set<PathFlags> pathFlags, String path, Set<OpenFlags> openFlags, Set<DescriptorFlags> flags) throws InterruptedException;
    @Wit("readlink-at")
    String readlinkAt(String path) throws InterruptedException;
    @Wit("remove-directory-at")
    void removeDirectoryAt(String path) throws InterruptedException;
    @Wit("rename-at")
    void renameAt(String oldPath, @Borrowed Descriptor newDescriptor, String newPath) throws InterruptedException;
    @Wit("symlink-at")
    void symlinkAt(String oldPath, String newPath) throws InterruptedException;
    @Wit("unlink-file-at")
    void unlinkFileAt(String path) throws InterruptedException;
    @Wit("is-same-object")
    boolean isSameObject(@Borrowed Descriptor other) throws InterruptedException;
    @Wit("metadata-hash")
    MetadataHashValue metadataHash() throws InterruptedException;
    @Wit("metadata-hash-at")
    MetadataHashValue metadataHashAt(Set<PathFlags> pathFlags, String path) throws InterruptedException;
    @Override
    void close();
  }

  final class ErrorCodeException extends WitException {
    private static final long serialVersionUID = 1L;

    private final transient ErrorCode error;

    public ErrorCodeException(ErrorCode error) {
      super(error);
      this.error = error;
    }

    @Override
    public ErrorCode error() {
      return error;
    }
  }

}
