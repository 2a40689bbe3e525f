package dev.wharf.wasi.p2.filesystem;

import dev.wharf.runtime.value.Borrowed;
import dev.wharf.runtime.value.Tuple2;
import dev.wharf.runtime.value.Unsigned;
import dev.wharf.runtime.value.Wit;
import dev.wharf.runtime.value.WitException;
import dev.wharf.wasi.p2.clocks.WallClock;
import dev.wharf.wasi.p2.io.Error;
import dev.wharf.wasi.p2.io.Streams;
import java.util.Optional;
import java.util.Set;

/// Files and directories below the granted ones. A path is relative, separated by `/`, and is
/// resolved beneath the directory of the descriptor: one that is absolute, or that leaves the
/// directory by `..` or a symbolic link, gives `not-permitted`.
///
/// Bindings of `wit/0.2.12/filesystem/types.wit`.
@Wit("wasi:filesystem/types@0.2.12")
public interface Types {
  /// The kind of an object of the file system.
  @Wit("descriptor-type")
  enum DescriptorType {
    @Wit("unknown")
    UNKNOWN,
    @Wit("block-device")
    BLOCK_DEVICE,
    @Wit("character-device")
    CHARACTER_DEVICE,
    @Wit("directory")
    DIRECTORY,
    @Wit("fifo")
    FIFO,
    @Wit("symbolic-link")
    SYMBOLIC_LINK,
    @Wit("regular-file")
    REGULAR_FILE,
    @Wit("socket")
    SOCKET
  }

  /// What an open descriptor may do.
  @Wit("descriptor-flags")
  enum DescriptorFlags {
    /// Its data can be read.
    @Wit("read")
    READ,
    /// Its data can be written.
    @Wit("write")
    WRITE,
    /// Please finish each write with data and attributes on the disk.
    @Wit("file-integrity-sync")
    FILE_INTEGRITY_SYNC,
    /// Please finish each write with the data on the disk.
    @Wit("data-integrity-sync")
    DATA_INTEGRITY_SYNC,
    /// Please read with the integrity asked for writing.
    @Wit("requested-write-sync")
    REQUESTED_WRITE_SYNC,
    /// Directories only: what is below may be created, changed, renamed and removed.
    @Wit("mutate-directory")
    MUTATE_DIRECTORY
  }

  /// What is known about an object without reading it. Times are absent where the file system
  /// keeps none.
  @Wit("descriptor-stat")
  record DescriptorStat(
      DescriptorType type,
      @Unsigned long linkCount,
      @Unsigned long size,
      Optional<WallClock.Datetime> dataAccessTimestamp,
      Optional<WallClock.Datetime> dataModificationTimestamp,
      Optional<WallClock.Datetime> statusChangeTimestamp) {}

  /// How the last step of a path is resolved.
  @Wit("path-flags")
  enum PathFlags {
    /// A symbolic link at the end of the path is followed.
    @Wit("symlink-follow")
    SYMLINK_FOLLOW
  }

  /// How `open-at` opens.
  @Wit("open-flags")
  enum OpenFlags {
    /// Make the file if it is not there.
    @Wit("create")
    CREATE,
    /// Fail unless it is a directory.
    @Wit("directory")
    DIRECTORY,
    /// Fail if it is there already.
    @Wit("exclusive")
    EXCLUSIVE,
    /// Cut the file to size zero.
    @Wit("truncate")
    TRUNCATE
  }

  /// What to set a time to.
  @Wit("new-timestamp")
  sealed interface NewTimestamp {
    /// Leave it as it is.
    @Wit("no-change")
    record NoChange() implements NewTimestamp {
      public static final NoChange INSTANCE = new NoChange();
    }

    /// The present moment.
    @Wit("now")
    record Now() implements NewTimestamp {
      public static final Now INSTANCE = new Now();
    }

    /// This moment.
    @Wit("timestamp")
    record Timestamp(WallClock.Datetime value) implements NewTimestamp {}
  }

  /// A name in a directory, with the kind of what it names.
  @Wit("directory-entry")
  record DirectoryEntry(DescriptorType type, String name) {}

  /// Why an operation failed. The names follow POSIX.
  @Wit("error-code")
  enum ErrorCode {
    @Wit("access")
    ACCESS,
    @Wit("would-block")
    WOULD_BLOCK,
    @Wit("already")
    ALREADY,
    @Wit("bad-descriptor")
    BAD_DESCRIPTOR,
    @Wit("busy")
    BUSY,
    @Wit("deadlock")
    DEADLOCK,
    @Wit("quota")
    QUOTA,
    @Wit("exist")
    EXIST,
    @Wit("file-too-large")
    FILE_TOO_LARGE,
    @Wit("illegal-byte-sequence")
    ILLEGAL_BYTE_SEQUENCE,
    @Wit("in-progress")
    IN_PROGRESS,
    @Wit("interrupted")
    INTERRUPTED,
    @Wit("invalid")
    INVALID,
    @Wit("io")
    IO,
    @Wit("is-directory")
    IS_DIRECTORY,
    @Wit("loop")
    LOOP,
    @Wit("too-many-links")
    TOO_MANY_LINKS,
    @Wit("message-size")
    MESSAGE_SIZE,
    @Wit("name-too-long")
    NAME_TOO_LONG,
    @Wit("no-device")
    NO_DEVICE,
    @Wit("no-entry")
    NO_ENTRY,
    @Wit("no-lock")
    NO_LOCK,
    @Wit("insufficient-memory")
    INSUFFICIENT_MEMORY,
    @Wit("insufficient-space")
    INSUFFICIENT_SPACE,
    @Wit("not-directory")
    NOT_DIRECTORY,
    @Wit("not-empty")
    NOT_EMPTY,
    @Wit("not-recoverable")
    NOT_RECOVERABLE,
    @Wit("unsupported")
    UNSUPPORTED,
    @Wit("no-tty")
    NO_TTY,
    @Wit("no-such-device")
    NO_SUCH_DEVICE,
    @Wit("overflow")
    OVERFLOW,
    @Wit("not-permitted")
    NOT_PERMITTED,
    @Wit("pipe")
    PIPE,
    @Wit("read-only")
    READ_ONLY,
    @Wit("invalid-seek")
    INVALID_SEEK,
    @Wit("text-file-busy")
    TEXT_FILE_BUSY,
    @Wit("cross-device")
    CROSS_DEVICE
  }

  /// The error of a function that returns `error-code`.
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

  /// What a program is going to do with a range of a file.
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

  /// A hash of 128 bits.
  @Wit("metadata-hash-value")
  record MetadataHashValue(@Unsigned long lower, @Unsigned long upper) {}

  /// An open file or directory.
  @Wit("descriptor")
  interface Descriptor extends AutoCloseable {
    /// A stream that reads the file from the position on.
    ///
    /// @throws ErrorCodeException when the result is an error
    @Wit("read-via-stream")
    Streams.InputStream readViaStream(@Unsigned long offset);

    /// A stream that writes the file from the position on.
    ///
    /// @throws ErrorCodeException when the result is an error
    @Wit("write-via-stream")
    Streams.OutputStream writeViaStream(@Unsigned long offset);

    /// A stream that writes at the end of the file.
    ///
    /// @throws ErrorCodeException when the result is an error
    @Wit("append-via-stream")
    Streams.OutputStream appendViaStream();

    /// Tells how a range will be used. Changes no result.
    ///
    /// @throws ErrorCodeException when the result is an error
    @Wit("advise")
    void advise(@Unsigned long offset, @Unsigned long length, Advice advice);

    /// Waits until the data is on the disk.
    ///
    /// @throws ErrorCodeException when the result is an error
    @Wit("sync-data")
    void syncData();

    /// What this descriptor may do.
    ///
    /// @throws ErrorCodeException when the result is an error
    @Wit("get-flags")
    Set<DescriptorFlags> getFlags();

    /// The kind of object behind this descriptor.
    ///
    /// @throws ErrorCodeException when the result is an error
    @Wit("get-type")
    DescriptorType getType();

    /// Cuts the file, or extends it by zeroes.
    ///
    /// @throws ErrorCodeException when the result is an error
    @Wit("set-size")
    void setSize(@Unsigned long size);

    /// Sets the times of last access and last modification.
    ///
    /// @throws ErrorCodeException when the result is an error
    @Wit("set-times")
    void setTimes(NewTimestamp dataAccessTimestamp, NewTimestamp dataModificationTimestamp);

    /// Reads up to `length` bytes at the position. The flag tells that the end was reached. May
    /// return fewer bytes than asked for.
    ///
    /// @throws ErrorCodeException when the result is an error
    @Wit("read")
    Tuple2<byte[], Boolean> read(@Unsigned long length, @Unsigned long offset);

    /// Writes at the position and returns how many bytes were written. Beyond the end the gap
    /// reads as zeroes.
    ///
    /// @throws ErrorCodeException when the result is an error
    @Wit("write")
    @Unsigned long write(byte[] buffer, @Unsigned long offset);

    /// The entries of the directory, from the first, without `.` and `..`.
    ///
    /// @throws ErrorCodeException when the result is an error
    @Wit("read-directory")
    DirectoryEntryStream readDirectory();

    /// Waits until data and attributes are on the disk.
    ///
    /// @throws ErrorCodeException when the result is an error
    @Wit("sync")
    void sync();

    /// Makes a directory.
    ///
    /// @throws ErrorCodeException when the result is an error
    @Wit("create-directory-at")
    void createDirectoryAt(String path);

    /// The attributes of the open object.
    ///
    /// @throws ErrorCodeException when the result is an error
    @Wit("stat")
    DescriptorStat stat();

    /// The attributes of the object that the path names.
    ///
    /// @throws ErrorCodeException when the result is an error
    @Wit("stat-at")
    DescriptorStat statAt(Set<PathFlags> pathFlags, String path);

    /// Sets the times of the object that the path names.
    ///
    /// @throws ErrorCodeException when the result is an error
    @Wit("set-times-at")
    void setTimesAt(
        Set<PathFlags> pathFlags,
        String path,
        NewTimestamp dataAccessTimestamp,
        NewTimestamp dataModificationTimestamp);

    /// Makes another name for a file. Both directories must carry the same rights.
    ///
    /// @throws ErrorCodeException when the result is an error
    @Wit("link-at")
    void linkAt(
        Set<PathFlags> oldPathFlags,
        String oldPath,
        @Borrowed Descriptor newDescriptor,
        String newPath);

    /// Opens what the path names. Needs `mutate-directory` here for every way of opening that can
    /// change something.
    ///
    /// @throws ErrorCodeException when the result is an error
    @Wit("open-at")
    Descriptor openAt(
        Set<PathFlags> pathFlags,
        String path,
        Set<OpenFlags> openFlags,
        Set<DescriptorFlags> flags);

    /// The text of a symbolic link. An absolute one gives `not-permitted`.
    ///
    /// @throws ErrorCodeException when the result is an error
    @Wit("readlink-at")
    String readlinkAt(String path);

    /// Removes an empty directory.
    ///
    /// @throws ErrorCodeException when the result is an error
    @Wit("remove-directory-at")
    void removeDirectoryAt(String path);

    /// Renames or moves. Both directories must carry the same rights.
    ///
    /// @throws ErrorCodeException when the result is an error
    @Wit("rename-at")
    void renameAt(String oldPath, @Borrowed Descriptor newDescriptor, String newPath);

    /// Makes a symbolic link with the given text, which must not be absolute.
    ///
    /// @throws ErrorCodeException when the result is an error
    @Wit("symlink-at")
    void symlinkAt(String oldPath, String newPath);

    /// Removes the name of a file.
    ///
    /// @throws ErrorCodeException when the result is an error
    @Wit("unlink-file-at")
    void unlinkFileAt(String path);

    /// Whether both descriptors are of one object.
    @Wit("is-same-object")
    boolean isSameObject(@Borrowed Descriptor other);

    /// A hash that changes when the object is changed or replaced.
    ///
    /// @throws ErrorCodeException when the result is an error
    @Wit("metadata-hash")
    MetadataHashValue metadataHash();

    /// The same for what the path names.
    ///
    /// @throws ErrorCodeException when the result is an error
    @Wit("metadata-hash-at")
    MetadataHashValue metadataHashAt(Set<PathFlags> pathFlags, String path);

    /// Gives the resource back. Called once, when its last owner drops it.
    @Override
    void close();
  }

  /// The entries of a directory, one at a time.
  @Wit("directory-entry-stream")
  interface DirectoryEntryStream extends AutoCloseable {
    /// The next entry, or none at the end.
    ///
    /// @throws ErrorCodeException when the result is an error
    @Wit("read-directory-entry")
    Optional<DirectoryEntry> readDirectoryEntry();

    /// Gives the resource back. Called once, when its last owner drops it.
    @Override
    void close();
  }

  /// The error code inside a stream's error, if a file was behind it.
  @Wit("filesystem-error-code")
  Optional<ErrorCode> filesystemErrorCode(Error.@Borrowed Error_ err);
}
