package dev.wharf.wasi.filesystem;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonReadableChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.NotLinkException;
import java.util.Locale;
import java.util.Map;

/**
 * A file operation failed, with the reason that a guest sees. Carries no stack trace: it is an
 * expected value.
 */
public final class FileException extends IOException {
  private static final long serialVersionUID = 1L;

  // The JDK gives the errors that have no exception of their own only as text.
  private static final Map<String, FileError> BY_REASON =
      Map.of(
          "Not a directory", FileError.NOT_DIRECTORY,
          "Is a directory", FileError.IS_DIRECTORY,
          "Too many levels of symbolic links", FileError.LOOP,
          "File name too long", FileError.NAME_TOO_LONG,
          "No space left on device", FileError.INSUFFICIENT_SPACE,
          "Read-only file system", FileError.READ_ONLY,
          "Operation not permitted", FileError.NOT_PERMITTED,
          "Invalid argument", FileError.INVALID,
          "File too large", FileError.FILE_TOO_LARGE,
          "Invalid cross-device link", FileError.CROSS_DEVICE);

  private final FileError error;

  public FileException(FileError error) {
    super(error.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    this.error = error;
  }

  public FileError error() {
    return error;
  }

  /** The reason behind any exception of {@code java.nio.file} and its channels. */
  public static FileException of(Exception e) {
    return switch (e) {
      case FileException known -> known;
      case NoSuchFileException _ -> new FileException(FileError.NO_ENTRY);
      case FileAlreadyExistsException _ -> new FileException(FileError.EXIST);
      case DirectoryNotEmptyException _ -> new FileException(FileError.NOT_EMPTY);
      case NotDirectoryException _ -> new FileException(FileError.NOT_DIRECTORY);
      case NotLinkException _ -> new FileException(FileError.INVALID);
      case FileSystemLoopException _ -> new FileException(FileError.LOOP);
      case AccessDeniedException _ -> new FileException(FileError.ACCESS);
      case FileSystemException named -> byReason(named.getReason());
      case ClosedByInterruptException _ -> new FileException(FileError.INTERRUPTED);
      case InterruptedIOException _ -> new FileException(FileError.INTERRUPTED);
      case ClosedChannelException _ -> new FileException(FileError.BAD_DESCRIPTOR);
      case NonReadableChannelException _ -> new FileException(FileError.BAD_DESCRIPTOR);
      case NonWritableChannelException _ -> new FileException(FileError.BAD_DESCRIPTOR);
      case UnsupportedOperationException _ -> new FileException(FileError.UNSUPPORTED);
      case IllegalArgumentException _ -> new FileException(FileError.INVALID);
      default -> byReason(e.getMessage());
    };
  }

  private static FileException byReason(String reason) {
    return new FileException(BY_REASON.getOrDefault(String.valueOf(reason), FileError.IO));
  }

  @Override
  public Throwable fillInStackTrace() {
    return this;
  }
}
