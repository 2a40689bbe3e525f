package dev.wharf.wasi.sockets;

import dev.wharf.runtime.value.Tuple4;
import dev.wharf.runtime.value.Tuple8;
import dev.wharf.wasi.p2.sockets.Network.IpAddress;
import dev.wharf.wasi.p2.sockets.Network.IpAddressFamily;
import dev.wharf.wasi.p2.sockets.Network.IpSocketAddress;
import dev.wharf.wasi.p2.sockets.Network.Ipv4SocketAddress;
import dev.wharf.wasi.p2.sockets.Network.Ipv6SocketAddress;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** Addresses of the interface to addresses of Java and back, and what kind of address one is. */
public final class Addresses {
  private Addresses() {}

  /** An address written out, such as {@code 127.0.0.1} or {@code ::1}; never a name. */
  static Optional<InetAddress> literal(String text) {
    try {
      return Optional.of(InetAddress.ofLiteral(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  static IpAddressFamily family(IpSocketAddress address) {
    return switch (address) {
      case IpSocketAddress.Ipv4 _ -> IpAddressFamily.IPV4;
      case IpSocketAddress.Ipv6 _ -> IpAddressFamily.IPV6;
    };
  }

  static InetSocketAddress toJava(IpSocketAddress address) {
    return switch (address) {
      case IpSocketAddress.Ipv4(var v4) -> {
        var a = v4.address();
        var bytes =
            new byte[] {
              a.f0().byteValue(), a.f1().byteValue(), a.f2().byteValue(), a.f3().byteValue()
            };
        yield new InetSocketAddress(ofBytes(bytes), v4.port());
      }
      case IpSocketAddress.Ipv6(var v6) -> {
        var a = v6.address();
        int[] groups = {a.f0(), a.f1(), a.f2(), a.f3(), a.f4(), a.f5(), a.f6(), a.f7()};
        var bytes = new byte[16];
        for (int i = 0; i < groups.length; i++) {
          bytes[2 * i] = (byte) (groups[i] >> 8);
          bytes[2 * i + 1] = (byte) groups[i];
        }
        yield new InetSocketAddress(ofV6Bytes(bytes, (int) v6.scopeId()), v6.port());
      }
    };
  }

  static IpSocketAddress fromJava(InetSocketAddress address) {
    int port = address.getPort();
    return switch (fromJava(address.getAddress())) {
      case IpAddress.Ipv4(var v4) -> new IpSocketAddress.Ipv4(new Ipv4SocketAddress(port, v4));
      case IpAddress.Ipv6(var v6) -> {
        int scope = address.getAddress() instanceof Inet6Address a ? a.getScopeId() : 0;
        yield new IpSocketAddress.Ipv6(new Ipv6SocketAddress(port, 0, v6, scope));
      }
    };
  }

  static IpAddress fromJava(InetAddress address) {
    byte[] b = address.getAddress();
    if (b.length == 4) {
      return new IpAddress.Ipv4(new Tuple4<>(b[0] & 0xFF, b[1] & 0xFF, b[2] & 0xFF, b[3] & 0xFF));
    }
    return new IpAddress.Ipv6(
        new Tuple8<>(
            group(b, 0),
            group(b, 1),
            group(b, 2),
            group(b, 3),
            group(b, 4),
            group(b, 5),
            group(b, 6),
            group(b, 7)));
  }

  /** An IPv4 address inside an IPv6 one, which no function of the interface accepts. */
  static boolean isMapped(IpSocketAddress address) {
    return address instanceof IpSocketAddress.Ipv6(var v6)
        && v6.address()
            .equals(new Tuple8<>(0, 0, 0, 0, 0, 0xFFFF, v6.address().f6(), v6.address().f7()));
  }

  static boolean isUnicast(InetAddress address) {
    byte[] b = address.getAddress();
    boolean broadcast = b.length == 4 && (b[0] & b[1] & b[2] & b[3]) == -1;
    return !address.isMulticastAddress() && !broadcast;
  }

  /**
   * Neither loopback, link-local, private nor otherwise reserved, metadata services among them.
   * IPv6 addresses that carry an IPv4 one are judged by that.
   */
  public static boolean isPublic(InetAddress address) {
    if (address.isLoopbackAddress()
        || address.isAnyLocalAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()) {
      return false;
    }
    byte[] b = address.getAddress();
    return address instanceof Inet4Address ? isPublicV4(b) : isPublicV6(b);
  }

  private static boolean isPublicV4(byte[] b) {
    int first = b[0] & 0xFF;
    int second = b[1] & 0xFF;
    boolean shared = first == 100 && (second & 0xC0) == 64; // RFC 6598
    boolean protocol = first == 192 && second == 0 && (b[2] == 0 || b[2] == 2); // RFC 6890
    boolean testing = first == 198 && (second & 0xFE) == 18; // RFC 2544
    boolean documentation =
        (first == 198 && second == 51 && b[2] == 100)
            || (first == 203 && second == 0 && b[2] == 113);
    return first != 0 && first < 240 && !shared && !protocol && !testing && !documentation;
  }

  private static boolean isPublicV6(byte[] b) {
    boolean uniqueLocal = (b[0] & 0xFE) == 0xFC; // RFC 4193
    boolean carriesV4 =
        (b[0] & 0xFF) == 0 && b[1] == 0x64 && (b[2] & 0xFF) == 0xFF && (b[3] & 0xFF) == 0x9B;
    boolean sixToFour = b[0] == 0x20 && b[1] == 0x02; // RFC 3056
    boolean lowest = b[0] == 0 && b[1] == 0; // ::/16: compatible, mapped, unspecified
    return !uniqueLocal && !carriesV4 && !sixToFour && !lowest;
  }

  private static int group(byte[] b, int index) {
    return (b[2 * index] & 0xFF) << 8 | b[2 * index + 1] & 0xFF;
  }

  private static InetAddress ofBytes(byte[] bytes) {
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }

  // Inet6Address.getByAddress keeps IPv4-mapped addresses as IPv6, unlike InetAddress.getByAddress.
  private static InetAddress ofV6Bytes(byte[] bytes, int scope) {
    try {
      return Inet6Address.getByAddress(null, bytes, scope);
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }
}
