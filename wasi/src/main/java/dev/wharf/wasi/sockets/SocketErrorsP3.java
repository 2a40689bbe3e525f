package dev.wharf.wasi.sockets;

import dev.wharf.runtime.value.Unit;
import dev.wharf.wasi.p2.sockets.Network;
import dev.wharf.wasi.p3.sockets.IpNameLookup;
import dev.wharf.wasi.p3.sockets.Types.ErrorCode;
import dev.wharf.wasi.p3.sockets.Types.ErrorCodeException;
import java.io.IOException;
import java.util.Optional;

/** The names of 0.3 for what goes wrong with sockets. */
final class SocketErrorsP3 {
  private SocketErrorsP3() {}

  static ErrorCode of(IOException e) {
    return of(SocketFailure.of(e).code());
  }

  static ErrorCode of(Network.ErrorCode code) {
    return switch (code) {
      case ACCESS_DENIED -> ErrorCode.AccessDenied.INSTANCE;
      case NOT_SUPPORTED -> ErrorCode.NotSupported.INSTANCE;
      case INVALID_ARGUMENT -> ErrorCode.InvalidArgument.INSTANCE;
      case OUT_OF_MEMORY, NEW_SOCKET_LIMIT -> ErrorCode.OutOfMemory.INSTANCE;
      case TIMEOUT -> ErrorCode.Timeout.INSTANCE;
      case INVALID_STATE, CONCURRENCY_CONFLICT, NOT_IN_PROGRESS -> ErrorCode.InvalidState.INSTANCE;
      case ADDRESS_NOT_BINDABLE -> ErrorCode.AddressNotBindable.INSTANCE;
      case ADDRESS_IN_USE -> ErrorCode.AddressInUse.INSTANCE;
      case REMOTE_UNREACHABLE -> ErrorCode.RemoteUnreachable.INSTANCE;
      case CONNECTION_REFUSED -> ErrorCode.ConnectionRefused.INSTANCE;
      case CONNECTION_RESET -> ErrorCode.ConnectionReset.INSTANCE;
      case CONNECTION_ABORTED -> ErrorCode.ConnectionAborted.INSTANCE;
      case DATAGRAM_TOO_LARGE -> ErrorCode.DatagramTooLarge.INSTANCE;
      case UNKNOWN,
          WOULD_BLOCK,
          NAME_UNRESOLVABLE,
          TEMPORARY_RESOLVER_FAILURE,
          PERMANENT_RESOLVER_FAILURE ->
          new ErrorCode.Other(Optional.empty());
    };
  }

  /** The error of a lookup. */
  static IpNameLookup.ErrorCode ofLookup(Network.ErrorCode code) {
    return switch (code) {
      case ACCESS_DENIED, PERMANENT_RESOLVER_FAILURE ->
          IpNameLookup.ErrorCode.AccessDenied.INSTANCE;
      case INVALID_ARGUMENT -> IpNameLookup.ErrorCode.InvalidArgument.INSTANCE;
      case NAME_UNRESOLVABLE -> IpNameLookup.ErrorCode.NameUnresolvable.INSTANCE;
      case TEMPORARY_RESOLVER_FAILURE -> IpNameLookup.ErrorCode.TemporaryResolverFailure.INSTANCE;
      default -> new IpNameLookup.ErrorCode.Other(Optional.empty());
    };
  }

  static <T> T get(SocketChecks.Operation<T> operation) {
    try {
      return operation.run();
    } catch (Network.ErrorCodeException e) {
      throw new ErrorCodeException(of(e.error()));
    } catch (IOException e) {
      throw new ErrorCodeException(of(e));
    }
  }

  static void run(SocketChecks.Action action) {
    get(() -> {
      action.run();
      return Unit.UNIT;
    });
  }

  static ErrorCodeException error(ErrorCode code) {
    return new ErrorCodeException(code);
  }
}
