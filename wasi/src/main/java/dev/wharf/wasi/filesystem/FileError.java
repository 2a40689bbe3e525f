package dev.wharf.wasi.filesystem;

import java.util.Arrays;

/**
 * Why a file operation failed, independent of the WASI version. The names are those of 0.2's {@code
 * error-code}.
 */
public enum FileError {
  ACCESS(13),
  WOULD_BLOCK(11),
  ALREADY(114),
  BAD_DESCRIPTOR(9),
  BUSY(16),
  DEADLOCK(35),
  QUOTA(122),
  EXIST(17),
  FILE_TOO_LARGE(27),
  ILLEGAL_BYTE_SEQUENCE(84),
  IN_PROGRESS(115),
  INTERRUPTED(4),
  INVALID(22),
  IO(5),
  IS_DIRECTORY(21),
  LOOP(40),
  TOO_MANY_LINKS(31),
  MESSAGE_SIZE(90),
  NAME_TOO_LONG(36),
  NO_DEVICE(19),
  NO_ENTRY(2),
  NO_LOCK(37),
  INSUFFICIENT_MEMORY(12),
  INSUFFICIENT_SPACE(28),
  NOT_DIRECTORY(20),
  NOT_EMPTY(39),
  NOT_RECOVERABLE(131),
  UNSUPPORTED(95),
  NO_TTY(25),
  NO_SUCH_DEVICE(6),
  OVERFLOW(75),
  NOT_PERMITTED(1),
  PIPE(32),
  READ_ONLY(30),
  INVALID_SEEK(29),
  TEXT_FILE_BUSY(26),
  CROSS_DEVICE(18);

  private static final FileError[] BY_LINUX = new FileError[256];

  static {
    Arrays.fill(BY_LINUX, IO);
    for (var error : values()) {
      BY_LINUX[error.linux] = error;
    }
    BY_LINUX[38] = UNSUPPORTED; // ENOSYS
    BY_LINUX[23] = INSUFFICIENT_MEMORY; // ENFILE
    BY_LINUX[24] = INSUFFICIENT_MEMORY; // EMFILE
  }

  private final int linux;

  FileError(int linux) {
    this.linux = linux;
  }

  /** The error of Linux's number; {@link #IO} for those without a name here. */
  static FileError ofLinux(int errno) {
    return errno >= 0 && errno < BY_LINUX.length ? BY_LINUX[errno] : IO;
  }
}
