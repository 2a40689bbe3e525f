package dev.wharf.wasi.sockets;

import dev.wharf.wasi.p2.sockets.Network;
import dev.wharf.wasi.p3.sockets.Types.IpAddress;
import dev.wharf.wasi.p3.sockets.Types.IpAddressFamily;
import dev.wharf.wasi.p3.sockets.Types.IpSocketAddress;
import dev.wharf.wasi.p3.sockets.Types.Ipv4SocketAddress;
import dev.wharf.wasi.p3.sockets.Types.Ipv6SocketAddress;
import java.net.InetSocketAddress;

/** Addresses of 0.3, which are those of 0.2 in other types. */
final class AddressesP3 {
  private AddressesP3() {}

  static Network.IpAddressFamily family(IpAddressFamily family) {
    return switch (family) {
      case IPV4 -> Network.IpAddressFamily.IPV4;
      case IPV6 -> Network.IpAddressFamily.IPV6;
    };
  }

  static IpAddressFamily family(Network.IpAddressFamily family) {
    return switch (family) {
      case IPV4 -> IpAddressFamily.IPV4;
      case IPV6 -> IpAddressFamily.IPV6;
    };
  }

  static Network.IpSocketAddress neutral(IpSocketAddress address) {
    return switch (address) {
      case IpSocketAddress.Ipv4(var v4) ->
          new Network.IpSocketAddress.Ipv4(new Network.Ipv4SocketAddress(v4.port(), v4.address()));
      case IpSocketAddress.Ipv6(var v6) ->
          new Network.IpSocketAddress.Ipv6(
              new Network.Ipv6SocketAddress(v6.port(), v6.flowInfo(), v6.address(), v6.scopeId()));
    };
  }

  static IpSocketAddress fromJava(InetSocketAddress address) {
    return switch (Addresses.fromJava(address)) {
      case Network.IpSocketAddress.Ipv4(var v4) ->
          new IpSocketAddress.Ipv4(new Ipv4SocketAddress(v4.port(), v4.address()));
      case Network.IpSocketAddress.Ipv6(var v6) ->
          new IpSocketAddress.Ipv6(
              new Ipv6SocketAddress(v6.port(), v6.flowInfo(), v6.address(), v6.scopeId()));
    };
  }

  static IpAddress of(Network.IpAddress address) {
    return switch (address) {
      case Network.IpAddress.Ipv4(var v4) -> new IpAddress.Ipv4(v4);
      case Network.IpAddress.Ipv6(var v6) -> new IpAddress.Ipv6(v6);
    };
  }
}
