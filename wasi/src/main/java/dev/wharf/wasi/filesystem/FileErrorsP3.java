package dev.wharf.wasi.filesystem;

import dev.wharf.wasi.p3.filesystem.Types.ErrorCode;
import java.util.Optional;

/** The names of 0.3 for what goes wrong with files. */
final class FileErrorsP3 {
  private FileErrorsP3() {}

  static ErrorCode of(FileError error) {
    return switch (error) {
      case ACCESS -> ErrorCode.Access.INSTANCE;
      case WOULD_BLOCK -> new ErrorCode.Other(Optional.of("would-block"));
      case ALREADY -> ErrorCode.Already.INSTANCE;
      case BAD_DESCRIPTOR -> ErrorCode.BadDescriptor.INSTANCE;
      case BUSY -> ErrorCode.Busy.INSTANCE;
      case DEADLOCK -> ErrorCode.Deadlock.INSTANCE;
      case QUOTA -> ErrorCode.Quota.INSTANCE;
      case EXIST -> ErrorCode.Exist.INSTANCE;
      case FILE_TOO_LARGE -> ErrorCode.FileTooLarge.INSTANCE;
      case ILLEGAL_BYTE_SEQUENCE -> ErrorCode.IllegalByteSequence.INSTANCE;
      case IN_PROGRESS -> ErrorCode.InProgress.INSTANCE;
      case INTERRUPTED -> ErrorCode.Interrupted.INSTANCE;
      case INVALID -> ErrorCode.Invalid.INSTANCE;
      case IO -> ErrorCode.Io.INSTANCE;
      case IS_DIRECTORY -> ErrorCode.IsDirectory.INSTANCE;
      case LOOP -> ErrorCode.Loop.INSTANCE;
      case TOO_MANY_LINKS -> ErrorCode.TooManyLinks.INSTANCE;
      case MESSAGE_SIZE -> ErrorCode.MessageSize.INSTANCE;
      case NAME_TOO_LONG -> ErrorCode.NameTooLong.INSTANCE;
      case NO_DEVICE -> ErrorCode.NoDevice.INSTANCE;
      case NO_ENTRY -> ErrorCode.NoEntry.INSTANCE;
      case NO_LOCK -> ErrorCode.NoLock.INSTANCE;
      case INSUFFICIENT_MEMORY -> ErrorCode.InsufficientMemory.INSTANCE;
      case INSUFFICIENT_SPACE -> ErrorCode.InsufficientSpace.INSTANCE;
      case NOT_DIRECTORY -> ErrorCode.NotDirectory.INSTANCE;
      case NOT_EMPTY -> ErrorCode.NotEmpty.INSTANCE;
      case NOT_RECOVERABLE -> ErrorCode.NotRecoverable.INSTANCE;
      case UNSUPPORTED -> ErrorCode.Unsupported.INSTANCE;
      case NO_TTY -> ErrorCode.NoTty.INSTANCE;
      case NO_SUCH_DEVICE -> ErrorCode.NoSuchDevice.INSTANCE;
      case OVERFLOW -> ErrorCode.Overflow.INSTANCE;
      case NOT_PERMITTED -> ErrorCode.NotPermitted.INSTANCE;
      case PIPE -> ErrorCode.Pipe.INSTANCE;
      case READ_ONLY -> ErrorCode.ReadOnly.INSTANCE;
      case INVALID_SEEK -> ErrorCode.InvalidSeek.INSTANCE;
      case TEXT_FILE_BUSY -> ErrorCode.TextFileBusy.INSTANCE;
      case CROSS_DEVICE -> ErrorCode.CrossDevice.INSTANCE;
    };
  }
}
