package dev.wharf.wasi.p2.sockets;

import dev.wharf.runtime.value.Borrowed;
import dev.wharf.runtime.value.Tuple2;
import dev.wharf.runtime.value.Tuple3;
import dev.wharf.runtime.value.Unsigned;
import dev.wharf.runtime.value.Wit;
import dev.wharf.wasi.p2.io.Poll;
import dev.wharf.wasi.p2.io.Streams;

/// TCP connections and listeners.
///
/// Bindings of `wit/0.2.12/sockets/tcp.wit`.
@Wit("wasi:sockets/tcp@0.2.12")
public interface Tcp {
  /// Which direction of a connection to close.
  @Wit("shutdown-type")
  enum ShutdownType {
    @Wit("receive")
    RECEIVE,
    @Wit("send")
    SEND,
    @Wit("both")
    BOTH
  }

  /// A TCP socket: unbound, bound, listening, connected or closed. Each `start-` function begins
  /// a step, the `finish-` function of the same name ends it and gives `would-block` until it
  /// can.
  @Wit("tcp-socket")
  interface TcpSocket extends AutoCloseable {
    /// Begins to bind to a local address. Port zero means any free port.
    ///
    /// @throws Network.ErrorCodeException when the result is an error
    @Wit("start-bind")
    void startBind(Network.@Borrowed Network_ network, Network.IpSocketAddress localAddress);

    /// Ends the binding.
    ///
    /// @throws Network.ErrorCodeException when the result is an error
    @Wit("finish-bind")
    void finishBind();

    /// Begins to connect to a remote address. After a failure the socket is closed.
    ///
    /// @throws Network.ErrorCodeException when the result is an error
    @Wit("start-connect")
    void startConnect(Network.@Borrowed Network_ network, Network.IpSocketAddress remoteAddress);

    /// Ends the connecting and gives the two directions of the connection.
    ///
    /// @throws Network.ErrorCodeException when the result is an error
    @Wit("finish-connect")
    Tuple2<Streams.InputStream, Streams.OutputStream> finishConnect();

    /// Begins to listen on the bound address.
    ///
    /// @throws Network.ErrorCodeException when the result is an error
    @Wit("start-listen")
    void startListen();

    /// Ends the preparation to listen.
    ///
    /// @throws Network.ErrorCodeException when the result is an error
    @Wit("finish-listen")
    void finishListen();

    /// The next connection that came in, with its two directions; `would-block` when there is
    /// none.
    ///
    /// @throws Network.ErrorCodeException when the result is an error
    @Wit("accept")
    Tuple3<TcpSocket, Streams.InputStream, Streams.OutputStream> accept();

    /// The bound address.
    ///
    /// @throws Network.ErrorCodeException when the result is an error
    @Wit("local-address")
    Network.IpSocketAddress localAddress();

    /// The address of the other side.
    ///
    /// @throws Network.ErrorCodeException when the result is an error
    @Wit("remote-address")
    Network.IpSocketAddress remoteAddress();

    /// Whether the socket is listening.
    @Wit("is-listening")
    boolean isListening();

    /// The version of the internet protocol of this socket.
    @Wit("address-family")
    Network.IpAddressFamily addressFamily();

    /// A hint for how many connections may wait to be accepted. Zero gives `invalid-argument`.
    ///
    /// @throws Network.ErrorCodeException when the result is an error
    @Wit("set-listen-backlog-size")
    void setListenBacklogSize(@Unsigned long value);

    /// Whether idle connections are probed.
    ///
    /// @throws Network.ErrorCodeException when the result is an error
    @Wit("keep-alive-enabled")
    boolean keepAliveEnabled();

    /// Sets whether idle connections are probed.
    ///
    /// @throws Network.ErrorCodeException when the result is an error
    @Wit("set-keep-alive-enabled")
    void setKeepAliveEnabled(boolean value);

    /// How long a connection is idle before the first probe.
    ///
    /// @throws Network.ErrorCodeException when the result is an error
    @Wit("keep-alive-idle-time")
    @Unsigned long keepAliveIdleTime();

    /// Sets how long a connection is idle before the first probe. Zero gives `invalid-argument`.
    ///
    /// @throws Network.ErrorCodeException when the result is an error
    @Wit("set-keep-alive-idle-time")
    void setKeepAliveIdleTime(@Unsigned long value);

    /// The time between probes.
    ///
    /// @throws Network.ErrorCodeException when the result is an error
    @Wit("keep-alive-interval")
    @Unsigned long keepAliveInterval();

    /// Sets the time between probes. Zero gives `invalid-argument`.
    ///
    /// @throws Network.ErrorCodeException when the result is an error
    @Wit("set-keep-alive-interval")
    void setKeepAliveInterval(@Unsigned long value);

    /// How many probes may go unanswered.
    ///
    /// @throws Network.ErrorCodeException when the result is an error
    @Wit("keep-alive-count")
    long keepAliveCount();

    /// Sets how many probes may go unanswered. Zero gives `invalid-argument`.
    ///
    /// @throws Network.ErrorCodeException when the result is an error
    @Wit("set-keep-alive-count")
    void setKeepAliveCount(long value);

    /// The time to live of outgoing packets.
    ///
    /// @throws Network.ErrorCodeException when the result is an error
    @Wit("hop-limit")
    int hopLimit();

    /// Sets the time to live of outgoing packets. Zero gives `invalid-argument`.
    ///
    /// @throws Network.ErrorCodeException when the result is an error
    @Wit("set-hop-limit")
    void setHopLimit(int value);

    /// The size of the kernel's receive buffer.
    ///
    /// @throws Network.ErrorCodeException when the result is an error
    @Wit("receive-buffer-size")
    @Unsigned long receiveBufferSize();

    /// Asks for a size of the kernel's receive buffer. Zero gives `invalid-argument`.
    ///
    /// @throws Network.ErrorCodeException when the result is an error
    @Wit("set-receive-buffer-size")
    void setReceiveBufferSize(@Unsigned long value);

    /// The size of the kernel's send buffer.
    ///
    /// @throws Network.ErrorCodeException when the result is an error
    @Wit("send-buffer-size")
    @Unsigned long sendBufferSize();

    /// Asks for a size of the kernel's send buffer. Zero gives `invalid-argument`.
    ///
    /// @throws Network.ErrorCodeException when the result is an error
    @Wit("set-send-buffer-size")
    void setSendBufferSize(@Unsigned long value);

    /// An event for: the step under way can be finished, or a connection can be accepted.
    @Wit("subscribe")
    Poll.Pollable subscribe();

    /// Closes one or both directions of the connection.
    ///
    /// @throws Network.ErrorCodeException when the result is an error
    @Wit("shutdown")
    void shutdown(ShutdownType shutdownType);

    /// Gives the resource back. Called once, when its last owner drops it.
    @Override
    void close();
  }
}
