package dev.wharf.wasi.p2.sockets;

import dev.wharf.runtime.value.Borrowed;
import dev.wharf.runtime.value.Tuple4;
import dev.wharf.runtime.value.Tuple8;
import dev.wharf.runtime.value.Wit;
import dev.wharf.runtime.value.WitException;
import dev.wharf.wasi.p2.io.Error;
import java.util.Optional;

/// Addresses, error codes, and the handle that stands for network access.
///
/// Bindings of `wit/0.2.12/sockets/network.wit`.
@Wit("wasi:sockets/network@0.2.12")
public interface Network {
  /// Stands for access to a part of the network.
  @Wit("network")
  interface Network_ extends AutoCloseable {
    /// Gives the resource back. Called once, when its last owner drops it.
    @Override
    void close();
  }

  /// Why an operation failed.
  @Wit("error-code")
  enum ErrorCode {
    @Wit("unknown")
    UNKNOWN,
    @Wit("access-denied")
    ACCESS_DENIED,
    @Wit("not-supported")
    NOT_SUPPORTED,
    @Wit("invalid-argument")
    INVALID_ARGUMENT,
    @Wit("out-of-memory")
    OUT_OF_MEMORY,
    @Wit("timeout")
    TIMEOUT,
    @Wit("concurrency-conflict")
    CONCURRENCY_CONFLICT,
    @Wit("not-in-progress")
    NOT_IN_PROGRESS,
    @Wit("would-block")
    WOULD_BLOCK,
    @Wit("invalid-state")
    INVALID_STATE,
    @Wit("new-socket-limit")
    NEW_SOCKET_LIMIT,
    @Wit("address-not-bindable")
    ADDRESS_NOT_BINDABLE,
    @Wit("address-in-use")
    ADDRESS_IN_USE,
    @Wit("remote-unreachable")
    REMOTE_UNREACHABLE,
    @Wit("connection-refused")
    CONNECTION_REFUSED,
    @Wit("connection-reset")
    CONNECTION_RESET,
    @Wit("connection-aborted")
    CONNECTION_ABORTED,
    @Wit("datagram-too-large")
    DATAGRAM_TOO_LARGE,
    @Wit("name-unresolvable")
    NAME_UNRESOLVABLE,
    @Wit("temporary-resolver-failure")
    TEMPORARY_RESOLVER_FAILURE,
    @Wit("permanent-resolver-failure")
    PERMANENT_RESOLVER_FAILURE
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

  /// The error code inside a stream's error, if a socket was behind it.
  @Wit("network-error-code")
  Optional<ErrorCode> networkErrorCode(Error.@Borrowed Error_ err);

  /// The version of the internet protocol.
  @Wit("ip-address-family")
  enum IpAddressFamily {
    @Wit("ipv4")
    IPV4,
    @Wit("ipv6")
    IPV6
  }

  /// An address of either version.
  @Wit("ip-address")
  sealed interface IpAddress {
    @Wit("ipv4")
    record Ipv4(Tuple4<Integer, Integer, Integer, Integer> value) implements IpAddress {}

    @Wit("ipv6")
    record Ipv6(Tuple8<Integer, Integer, Integer, Integer, Integer, Integer, Integer, Integer> value) implements IpAddress {}
  }

  /// A port at an IPv4 address.
  @Wit("ipv4-socket-address")
  record Ipv4SocketAddress(int port, Tuple4<Integer, Integer, Integer, Integer> address) {}

  /// A port at an IPv6 address.
  @Wit("ipv6-socket-address")
  record Ipv6SocketAddress(
      int port,
      long flowInfo,
      Tuple8<Integer, Integer, Integer, Integer, Integer, Integer, Integer, Integer> address,
      long scopeId) {}

  /// A port at an address of either version.
  @Wit("ip-socket-address")
  sealed interface IpSocketAddress {
    @Wit("ipv4")
    record Ipv4(Ipv4SocketAddress value) implements IpSocketAddress {}

    @Wit("ipv6")
    record Ipv6(Ipv6SocketAddress value) implements IpSocketAddress {}
  }
}
