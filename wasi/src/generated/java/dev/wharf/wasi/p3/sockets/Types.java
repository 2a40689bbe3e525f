package dev.wharf.wasi.p3.sockets;

import dev.wharf.runtime.value.ByteStreamReader;
import dev.wharf.runtime.value.FutureReader;
import dev.wharf.runtime.value.Result;
import dev.wharf.runtime.value.StreamReader;
import dev.wharf.runtime.value.Tuple2;
import dev.wharf.runtime.value.Tuple4;
import dev.wharf.runtime.value.Tuple8;
import dev.wharf.runtime.value.Unit;
import dev.wharf.runtime.value.Unsigned;
import dev.wharf.runtime.value.Wit;
import dev.wharf.runtime.value.WitException;
import java.util.Optional;

@Wit("wasi:sockets/types@0.3.0")
public interface Types {
  @Wit("error-code")
  sealed interface ErrorCode {
    @Wit("access-denied")
    record AccessDenied() implements ErrorCode {
      public static final AccessDenied INSTANCE = new AccessDenied();
    }
    @Wit("not-supported")
    record NotSupported() implements ErrorCode {
      public static final NotSupported INSTANCE = new NotSupported();
    }
    @Wit("invalid-argument")
    record InvalidArgument() implements ErrorCode {
      public static final InvalidArgument INSTANCE = new InvalidArgument();
    }
    @Wit("out-of-memory")
    record OutOfMemory() implements ErrorCode {
      public static final OutOfMemory INSTANCE = new OutOfMemory();
    }
    @Wit("timeout")
    record Timeout() implements ErrorCode {
      public static final Timeout INSTANCE = new Timeout();
    }
    @Wit("invalid-state")
    record InvalidState() implements ErrorCode {
      public static final InvalidState INSTANCE = new InvalidState();
    }
    @Wit("address-not-bindable")
    record AddressNotBindable() implements ErrorCode {
      public static final AddressNotBindable INSTANCE = new AddressNotBindable();
    }
    @Wit("address-in-use")
    record AddressInUse() implements ErrorCode {
      public static final AddressInUse INSTANCE = new AddressInUse();
    }
    @Wit("remote-unreachable")
    record RemoteUnreachable() implements ErrorCode {
      public static final RemoteUnreachable INSTANCE = new RemoteUnreachable();
    }
    @Wit("connection-refused")
    record ConnectionRefused() implements ErrorCode {
      public static final ConnectionRefused INSTANCE = new ConnectionRefused();
    }
    @Wit("connection-broken")
    record ConnectionBroken() implements ErrorCode {
      public static final ConnectionBroken INSTANCE = new ConnectionBroken();
    }
    @Wit("connection-reset")
    record ConnectionReset() implements ErrorCode {
      public static final ConnectionReset INSTANCE = new ConnectionReset();
    }
    @Wit("connection-aborted")
    record ConnectionAborted() implements ErrorCode {
      public static final ConnectionAborted INSTANCE = new ConnectionAborted();
    }
    @Wit("datagram-too-large")
    record DatagramTooLarge() implements ErrorCode {
      public static final DatagramTooLarge INSTANCE = new DatagramTooLarge();
    }
    @Wit("other")
    record Other(Optional<String> value) implements ErrorCode {}
  }

  @Wit("ip-address-family")
  enum IpAddressFamily {
    @Wit("ipv4")
    IPV4,
    @Wit("ipv6")
    IPV6
  }

  @Wit("ip-address")
  sealed interface IpAddress {
    @Wit("ipv4")
    record Ipv4(Tuple4<Integer, Integer, Integer, Integer> value) implements IpAddress {}
    @Wit("ipv6")
    record Ipv6(Tuple8<Integer, Integer, Integer, Integer, Integer, Integer, Integer, Integer> value) implements IpAddress {}
  }

  @Wit("ipv4-socket-address")
  record Ipv4SocketAddress(int port, Tuple4<Integer, Integer, Integer, Integer> address) {}

  @Wit("ipv6-socket-address")
  record Ipv6SocketAddress(int port, long flowInfo, Tuple8<Integer, Integer, Integer, Integer, Integer, Integer, Integer, Integer> address, long scopeId) {}

  @Wit("ip-socket-address")
  sealed interface IpSocketAddress {
    @Wit("ipv4")
    record Ipv4(Ipv4SocketAddress value) implements IpSocketAddress {}
    @Wit("ipv6")
    record Ipv6(Ipv6SocketAddress value) implements IpSocketAddress {}
  }

  @Wit("tcp-socket")
  interface TcpSocket extends AutoCloseable {
    @Wit("bind")
    void bind(IpSocketAddress localAddress);
    @Wit("connect")
    void connect(IpSocketAddress remoteAddress) throws InterruptedException;
    @Wit("listen")
    StreamReader<TcpSocket> listen();
    @Wit("send")
    FutureReader<Result<Unit, ErrorCode>> send(ByteStreamReader data);
    @Wit("receive")
    Tuple2<ByteStreamReader, FutureReader<Result<Unit, ErrorCode>>> receive();
    @Wit("get-local-address")
    IpSocketAddress getLocalAddress();
    @Wit("get-remote-address")
    IpSocketAddress getRemoteAddress();
    @Wit("get-is-listening")
    boolean getIsListening();
    @Wit("get-address-family")
    IpAddressFamily getAddressFamily();
    @Wit("set-listen-backlog-size")
    void setListenBacklogSize(@Unsigned long value);
    @Wit("get-keep-alive-enabled")
    boolean getKeepAliveEnabled();
    @Wit("set-keep-alive-enabled")
    void setKeepAliveEnabled(boolean value);
    @Wit("get-keep-alive-idle-time")
    @Unsigned long getKeepAliveIdleTime();
    @Wit("set-keep-alive-idle-time")
    void setKeepAliveIdleTime(@Unsigned long value);
    @Wit("get-keep-alive-interval")
    @Unsigned long getKeepAliveInterval();
    @Wit("set-keep-alive-interval")
    void setKeepAliveInterval(@Unsigned long value);
    @Wit("get-keep-alive-count")
    long getKeepAliveCount();
    @Wit("set-keep-alive-count")
    void setKeepAliveCount(long value);
    @Wit("get-hop-limit")
    int getHopLimit();
    @Wit("set-hop-limit")
    void setHopLimit(int value);
    @Wit("get-receive-buffer-size")
    @Unsigned long getReceiveBufferSize();
    @Wit("set-receive-buffer-size")
    void setReceiveBufferSize(@Unsigned long value);
    @Wit("get-send-buffer-size")
    @Unsigned long getSendBufferSize();
    @Wit("set-send-buffer-size")
    void setSendBufferSize(@Unsigned long value);
    @Override
    void close();
    interface Factory {
      @Wit("create")
      TcpSocket create(IpAddressFamily addressFamily);
    }
  }

  TcpSocket.Factory tcpSocket();

  @Wit("udp-socket")
  interface UdpSocket extends AutoCloseable {
    @Wit("bind")
    void bind(IpSocketAddress localAddress);
    @Wit("connect")
    void connect(IpSocketAddress remoteAddress);
    @Wit("disconnect")
    void disconnect();
    @Wit("send")
    void send(byte[] data, Optional<IpSocketAddress> remoteAddress) throws InterruptedException;
    @Wit("receive")
    Tuple2<byte[], IpSocketAddress> receive() throws InterruptedException;
    @Wit("get-local-address")
    IpSocketAddress getLocalAddress();
    @Wit("get-remote-address")
    IpSocketAddress getRemoteAddress();
    @Wit("get-address-family")
    IpAddressFamily getAddressFamily();
    @Wit("get-unicast-hop-limit")
    int getUnicastHopLimit();
    @Wit("set-unicast-hop-limit")
    void setUnicastHopLimit(int value);
    @Wit("get-receive-buffer-size")
    @Unsigned long getReceiveBufferSize();
    @Wit("set-receive-buffer-size")
    void setReceiveBufferSize(@Unsigned long value);
    @Wit("get-send-buffer-size")
    @Unsigned long getSendBufferSize();
    @Wit("set-send-buffer-size")
    void setSendBufferSize(@Unsigned long value);
    @Override
    void close();
    interface Factory {
      @Wit("create")
      UdpSocket create(IpAddressFamily addressFamily);
    }
  }

  UdpSocket.Factory udpSocket();

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

}
