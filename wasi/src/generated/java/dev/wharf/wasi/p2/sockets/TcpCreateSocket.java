package dev.wharf.wasi.p2.sockets;

import dev.wharf.runtime.value.Wit;

/// The way to a new TCP socket.
///
/// Bindings of `wit/0.2.12/sockets/tcp-create-socket.wit`.
@Wit("wasi:sockets/tcp-create-socket@0.2.12")
public interface TcpCreateSocket {
  /// A new socket, not bound yet. IPv6 sockets do not speak IPv4.
  ///
  /// @throws Network.ErrorCodeException when the result is an error
  @Wit("create-tcp-socket")
  Tcp.TcpSocket createTcpSocket(Network.IpAddressFamily addressFamily);
}
