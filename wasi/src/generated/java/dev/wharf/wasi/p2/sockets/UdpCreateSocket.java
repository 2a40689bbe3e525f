package dev.wharf.wasi.p2.sockets;

import dev.wharf.runtime.value.Wit;

/// The way to a new UDP socket.
///
/// Bindings of `wit/0.2.12/sockets/udp-create-socket.wit`.
@Wit("wasi:sockets/udp-create-socket@0.2.12")
public interface UdpCreateSocket {
  /// A new socket, not bound yet. IPv6 sockets do not speak IPv4.
  ///
  /// @throws Network.ErrorCodeException when the result is an error
  @Wit("create-udp-socket")
  Udp.UdpSocket createUdpSocket(Network.IpAddressFamily addressFamily);
}
