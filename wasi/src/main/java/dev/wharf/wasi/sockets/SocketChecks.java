package dev.wharf.wasi.sockets;

import dev.wharf.runtime.value.Unit;
import dev.wharf.wasi.p2.sockets.Network.ErrorCode;
import dev.wharf.wasi.p2.sockets.Network.IpAddressFamily;
import dev.wharf.wasi.p2.sockets.Network.IpSocketAddress;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProtocolFamily;
import java.net.StandardProtocolFamily;
import java.nio.channels.Channel;

/** What TCP and UDP sockets check alike, and how a failure of NIO becomes the error of a method. */
final class SocketChecks {
  private SocketChecks() {}

  /** A socket operation with a result. */
  interface Operation<T> {
    T run() throws IOException;
  }

  /** A socket operation without a result. */
  interface Action {
    void run() throws IOException;
  }

  static <T> T get(Operation<T> operation) {
    try {
      return operation.run();
    } catch (IOException e) {
      throw SocketFailure.error(SocketFailure.of(e).code());
    }
  }

  static void run(Action action) {
    get(() -> {
      action.run();
      return Unit.UNIT;
    });
  }

  static ProtocolFamily protocol(IpAddressFamily family) {
    return switch (family) {
      case IPV4 -> StandardProtocolFamily.INET;
      case IPV6 -> StandardProtocolFamily.INET6;
    };
  }

  /** An address to bind: of the socket's family, unicast and not mapped. */
  static InetSocketAddress local(IpAddressFamily family, IpSocketAddress address) {
    if (Addresses.family(address) != family || Addresses.isMapped(address)) {
      throw SocketFailure.error(ErrorCode.INVALID_ARGUMENT);
    }
    var java = Addresses.toJava(address);
    if (!Addresses.isUnicast(java.getAddress())) {
      throw SocketFailure.error(ErrorCode.INVALID_ARGUMENT);
    }
    return java;
  }

  /** An address to reach: as {@link #local}, and neither unspecified nor with port zero. */
  static InetSocketAddress remote(IpAddressFamily family, IpSocketAddress address) {
    var java = local(family, address);
    if (java.getAddress().isAnyLocalAddress() || java.getPort() == 0) {
      throw SocketFailure.error(ErrorCode.INVALID_ARGUMENT);
    }
    return java;
  }

  static long positive(long value) {
    if (value == 0) {
      throw SocketFailure.error(ErrorCode.INVALID_ARGUMENT);
    }
    return value;
  }

  static void inProgress(boolean started) {
    if (!started) {
      throw SocketFailure.error(ErrorCode.NOT_IN_PROGRESS);
    }
  }

  static void closeQuietly(Channel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      // The guest has given it up.
    }
  }
}
