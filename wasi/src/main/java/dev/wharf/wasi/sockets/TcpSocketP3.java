package dev.wharf.wasi.sockets;

import dev.wharf.runtime.value.ByteStreamReader;
import dev.wharf.runtime.value.FutureReader;
import dev.wharf.runtime.value.Result;
import dev.wharf.runtime.value.StreamReader;
import dev.wharf.runtime.value.Tuple2;
import dev.wharf.runtime.value.Unit;
import dev.wharf.wasi.io.Drains;
import dev.wharf.wasi.io.SourceReader;
import dev.wharf.wasi.io.Waiting;
import dev.wharf.wasi.p2.sockets.Network;
import dev.wharf.wasi.p2.sockets.Network.ErrorCode;
import dev.wharf.wasi.p3.sockets.Types;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Optional;

/**
 * A {@code tcp-socket} of 0.3 over a channel of NIO, which is made when it is known whether the
 * socket connects or listens; one that is bound holds its address by a listener. The channel lives
 * as long as the socket or one of its streams, which are on threads of their own.
 */
final class TcpSocketP3 implements Types.TcpSocket {
  private enum State {
    UNBOUND,
    BOUND,
    LISTENING,
    CONNECTING,
    CONNECTED,
    CLOSED
  }

  private final Network.IpAddressFamily family;
  private final SocketsP3.Context context;
  private final SocketOptions options;
  private State state;
  private Optional<ServerSocketChannel> listener = Optional.empty();
  private Optional<SocketChannel> connection = Optional.empty();
  private boolean sending;
  private boolean receiving;
  private int holders = 1;
  private int backlog = 128;

  private TcpSocketP3(
      Network.IpAddressFamily family,
      SocketsP3.Context context,
      SocketOptions options,
      State state) {
    this.family = family;
    this.context = context;
    this.options = options;
    this.state = state;
  }

  static TcpSocketP3 create(Network.IpAddressFamily family, SocketsP3.Context context) {
    if (!context.budget().take()) {
      throw SocketErrorsP3.error(Types.ErrorCode.OutOfMemory.INSTANCE);
    }
    return new TcpSocketP3(family, context, new SocketOptions(), State.UNBOUND);
  }

  /** A connection that a listener of these options took; empty when there are too many. */
  static Optional<TcpSocketP3> accepted(
      Network.IpAddressFamily family,
      SocketsP3.Context context,
      SocketOptions options,
      SocketChannel channel)
      throws IOException {
    if (!context.budget().take()) {
      return Optional.empty();
    }
    var socket = new TcpSocketP3(family, context, options.copy(), State.CONNECTED);
    socket.connection = Optional.of(channel);
    channel.configureBlocking(false);
    options.apply(channel);
    return Optional.of(socket);
  }

  @Override
  public synchronized void bind(Types.IpSocketAddress localAddress) {
    SocketErrorsP3.run(() -> {
      require(state == State.UNBOUND);
      listenAt(SocketChecks.local(family, AddressesP3.neutral(localAddress)));
      state = State.BOUND;
    });
  }

  private void listenAt(InetSocketAddress address) throws IOException {
    if (!context.policy().mayBind(address)) {
      throw new SocketFailure(ErrorCode.ACCESS_DENIED);
    }
    var channel = ServerSocketChannel.open(SocketChecks.protocol(family));
    try {
      channel.configureBlocking(false);
      channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      channel.bind(address, backlog);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
    listener = Optional.of(channel);
  }

  @Override
  public void connect(Types.IpSocketAddress remoteAddress) {
    SocketErrorsP3.run(() -> {
      var channel = startConnect(AddressesP3.neutral(remoteAddress));
      try {
        while (!channel.finishConnect()) {
          Waiting.untilAnyOf(new ChannelEvent(channel, SelectionKey.OP_CONNECT));
        }
        connected(State.CONNECTED);
      } catch (IOException e) {
        connected(State.CLOSED);
        throw e;
      }
    });
  }

  private synchronized SocketChannel startConnect(Network.IpSocketAddress remote)
      throws IOException {
    require(state == State.UNBOUND || state == State.BOUND);
    var address = SocketChecks.remote(family, remote);
    if (!context.policy().mayConnect(address)) {
      throw new SocketFailure(ErrorCode.ACCESS_DENIED);
    }
    var channel = SocketChannel.open(SocketChecks.protocol(family));
    connection = Optional.of(channel);
    state = State.CONNECTING;
    try {
      channel.configureBlocking(false);
      options.apply(channel);
      if (listener.isPresent()) {
        var local = listener.get().getLocalAddress();
        listener.get().close();
        listener = Optional.empty();
        channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
        channel.bind(local);
      }
      channel.connect(address);
      return channel;
    } catch (IOException e) {
      state = State.CLOSED;
      throw e;
    }
  }

  private synchronized void connected(State reached) {
    state = reached;
  }

  /** A socket that was not bound listens on a free port of all addresses, if that is granted. */
  @Override
  public synchronized StreamReader<Types.TcpSocket> listen() {
    return SocketErrorsP3.get(() -> {
      require(state == State.UNBOUND || state == State.BOUND);
      if (state == State.UNBOUND) {
        listenAt(new InetSocketAddress(anyAddress(), 0));
      }
      state = State.LISTENING;
      holders++;
      return new AcceptReader(family, context, options, listener.orElseThrow(), this::release);
    });
  }

  private InetAddress anyAddress() throws IOException {
    return InetAddress.getByAddress(new byte[family == Network.IpAddressFamily.IPV4 ? 4 : 16]);
  }

  @Override
  public synchronized FutureReader<Result<Unit, Types.ErrorCode>> send(ByteStreamReader data) {
    if (state != State.CONNECTED || sending) {
      return Drains.refused(data, Types.ErrorCode.InvalidState.INSTANCE);
    }
    sending = true;
    holders++;
    var sink = new ChannelSink(connection.orElseThrow(), this::sent);
    return context.drains().drain(data, sink, SocketErrorsP3::of);
  }

  // The peer sees the end of what was sent, as the interface says.
  private void sent() {
    try {
      connection.orElseThrow().shutdownOutput();
    } catch (IOException e) {
      // The connection is gone, which its reader learns.
    }
    release();
  }

  @Override
  public synchronized Tuple2<ByteStreamReader, FutureReader<Result<Unit, Types.ErrorCode>>>
      receive() {
    if (state != State.CONNECTED || receiving) {
      return SourceReader.failed(Types.ErrorCode.InvalidState.INSTANCE);
    }
    receiving = true;
    holders++;
    return SourceReader.of(
        new ChannelSource(connection.orElseThrow(), this::received), SocketErrorsP3::of);
  }

  private void received() {
    try {
      connection.orElseThrow().shutdownInput();
    } catch (IOException e) {
      // The connection is gone already.
    }
    release();
  }

  @Override
  public synchronized Types.IpSocketAddress getLocalAddress() {
    return SocketErrorsP3.get(() -> {
      var channel = connection.isPresent() ? connection : listener;
      require(channel.isPresent());
      return channel.get().getLocalAddress() instanceof InetSocketAddress address
          ? AddressesP3.fromJava(address)
          : fail();
    });
  }

  @Override
  public synchronized Types.IpSocketAddress getRemoteAddress() {
    return SocketErrorsP3.get(() -> {
      require(state == State.CONNECTED);
      return connection.orElseThrow().getRemoteAddress() instanceof InetSocketAddress address
          ? AddressesP3.fromJava(address)
          : fail();
    });
  }

  @Override
  public synchronized boolean getIsListening() {
    return state == State.LISTENING;
  }

  @Override
  public Types.IpAddressFamily getAddressFamily() {
    return AddressesP3.family(family);
  }

  @Override
  public synchronized void setListenBacklogSize(long value) {
    SocketErrorsP3.run(() -> {
      SocketChecks.positive(value);
      require(state != State.CONNECTED && state != State.CONNECTING);
      // Too late for a socket that is bound: the value is a hint.
      backlog = (int) Math.min(value & Long.MAX_VALUE, 4096);
    });
  }

  @Override
  public boolean getKeepAliveEnabled() {
    return options.keepAlive();
  }

  @Override
  public void setKeepAliveEnabled(boolean value) {
    change(() -> options.keepAlive(value));
  }

  @Override
  public long getKeepAliveIdleTime() {
    return options.idleNanos();
  }

  @Override
  public void setKeepAliveIdleTime(long value) {
    change(() -> options.idleNanos(SocketChecks.positive(value)));
  }

  @Override
  public long getKeepAliveInterval() {
    return options.intervalNanos();
  }

  @Override
  public void setKeepAliveInterval(long value) {
    change(() -> options.intervalNanos(SocketChecks.positive(value)));
  }

  @Override
  public long getKeepAliveCount() {
    return options.probes();
  }

  @Override
  public void setKeepAliveCount(long value) {
    change(() -> options.probes(SocketChecks.positive(value)));
  }

  @Override
  public int getHopLimit() {
    return options.hopLimit();
  }

  @Override
  public void setHopLimit(int value) {
    change(() -> options.hopLimit((int) SocketChecks.positive(value)));
  }

  @Override
  public long getReceiveBufferSize() {
    return options.receiveBuffer();
  }

  @Override
  public void setReceiveBufferSize(long value) {
    change(() -> options.receiveBuffer(SocketChecks.positive(value)));
  }

  @Override
  public long getSendBufferSize() {
    return options.sendBuffer();
  }

  @Override
  public void setSendBufferSize(long value) {
    change(() -> options.sendBuffer(SocketChecks.positive(value)));
  }

  private synchronized void change(SocketChecks.Action action) {
    SocketErrorsP3.run(() -> {
      action.run();
      if (connection.isPresent()) {
        options.apply(connection.get());
      }
    });
  }

  @Override
  public void close() {
    release();
  }

  private synchronized void release() {
    if (--holders > 0) {
      return;
    }
    state = State.CLOSED;
    context.budget().release();
    listener.ifPresent(SocketChecks::closeQuietly);
    connection.ifPresent(SocketChecks::closeQuietly);
  }

  private static void require(boolean fits) throws SocketFailure {
    if (!fits) {
      throw new SocketFailure(ErrorCode.INVALID_STATE);
    }
  }

  private static Types.IpSocketAddress fail() throws SocketFailure {
    throw new SocketFailure(ErrorCode.INVALID_STATE);
  }
}
