package dev.wharf.wasi.preview1;

import dev.wharf.wasi.filesystem.Descriptor;
import dev.wharf.wasi.filesystem.DirectoryEntry;
import dev.wharf.wasi.io.ByteSink;
import dev.wharf.wasi.io.PolledInput;
import java.util.List;
import java.util.Optional;

/**
 * An open file descriptor: what is behind it, what the guest may do with it, and where it stands.
 */
final class Fd {
  static final int APPEND = 1;
  static final int NONBLOCK = 4;

  /** What is behind a descriptor. */
  sealed interface Target {}

  record Input(PolledInput source, boolean terminal) implements Target {}

  record Output(ByteSink sink, boolean terminal) implements Target {}

  record Files(Descriptor descriptor) implements Target {}

  final Target target;
  final Optional<String> preopen;
  long rights;
  long inheriting;
  int flags;
  long position;

  /** What a directory held when it was read from its beginning. */
  List<DirectoryEntry> listing = List.of();

  Fd(Target target, Optional<String> preopen, long rights, long inheriting, int flags) {
    this.target = target;
    this.preopen = preopen;
    this.rights = rights;
    this.inheriting = inheriting;
    this.flags = flags;
  }

  /**
   * Fails unless the guest has kept the right; data in the wrong direction is a bad descriptor, as
   * in POSIX.
   */
  void require(long right) throws ErrnoException {
    if ((rights & right) != right) {
      boolean data = right == Rights.FD_READ || right == Rights.FD_WRITE;
      throw new ErrnoException(data ? Errno.BADF : Errno.NOTCAPABLE);
    }
  }

  /** The file or directory behind it; a stream is a bad descriptor to those who ask. */
  Descriptor descriptor() throws ErrnoException {
    if (target instanceof Files(var descriptor)) {
      return descriptor;
    }
    throw new ErrnoException(Errno.BADF);
  }

  boolean appending() {
    return (flags & APPEND) != 0;
  }

  boolean nonBlocking() {
    return (flags & NONBLOCK) != 0;
  }

  void close() {
    if (target instanceof Files(var descriptor)) {
      descriptor.close();
    }
  }
}
