package dev.wharf.wasi.sockets;

import dev.wharf.wasi.p2.sockets.Network.ErrorCode;
import dev.wharf.wasi.p2.sockets.Network.ErrorCodeException;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.PortUnreachableException;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.util.Locale;

/**
 * A socket operation failed, with the reason that a guest sees. Carries no stack trace: it is an
 * expected value.
 */
final class SocketFailure extends IOException {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;

  SocketFailure(ErrorCode code) {
    super(code.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    this.code = code;
  }

  ErrorCode code() {
    return code;
  }

  /** The exception for a method whose result is an error. */
  static ErrorCodeException error(ErrorCode code) {
    return new ErrorCodeException(code);
  }

  /** The reason behind an exception of NIO. */
  static SocketFailure of(IOException e) {
    return switch (e) {
      case SocketFailure known -> known;
      case BindException bind -> new SocketFailure(bindCode(bind));
      case NoRouteToHostException _ -> new SocketFailure(ErrorCode.REMOTE_UNREACHABLE);
      case ConnectException connect -> new SocketFailure(connectCode(connect));
      case PortUnreachableException _ -> new SocketFailure(ErrorCode.CONNECTION_REFUSED);
      case SocketTimeoutException _ -> new SocketFailure(ErrorCode.TIMEOUT);
      case ClosedChannelException _ -> new SocketFailure(ErrorCode.CONNECTION_ABORTED);
      default -> new SocketFailure(otherCode(message(e)));
    };
  }

  // The JDK tells these apart only by their text.
  private static ErrorCode bindCode(BindException e) {
    return message(e).contains("assign requested address")
        ? ErrorCode.ADDRESS_NOT_BINDABLE
        : ErrorCode.ADDRESS_IN_USE;
  }

  private static ErrorCode connectCode(ConnectException e) {
    return message(e).contains("timed out") ? ErrorCode.TIMEOUT : ErrorCode.CONNECTION_REFUSED;
  }

  private static ErrorCode otherCode(String message) {
    if (message.contains("reset")) {
      return ErrorCode.CONNECTION_RESET;
    }
    if (message.contains("Broken pipe") || message.contains("aborted")) {
      return ErrorCode.CONNECTION_ABORTED;
    }
    if (message.contains("unreachable")) {
      return ErrorCode.REMOTE_UNREACHABLE;
    }
    return message.contains("too long") ? ErrorCode.DATAGRAM_TOO_LARGE : ErrorCode.UNKNOWN;
  }

  private static String message(IOException e) {
    return String.valueOf(e.getMessage());
  }

  @Override
  public Throwable fillInStackTrace() {
    return this;
  }
}
