package dev.wharf.wasi.sockets;

import dev.wharf.runtime.value.Tuple2;
import dev.wharf.runtime.value.Tuple3;
import dev.wharf.wasi.DescriptorBudget;
import dev.wharf.wasi.io.HostInputStream;
import dev.wharf.wasi.io.HostOutputStream;
import dev.wharf.wasi.io.HostPollable;
import dev.wharf.wasi.io.Readiness;
import dev.wharf.wasi.p2.io.Poll;
import dev.wharf.wasi.p2.io.Streams;
import dev.wharf.wasi.p2.sockets.Network;
import dev.wharf.wasi.p2.sockets.Network.ErrorCode;
import dev.wharf.wasi.p2.sockets.Network.IpAddressFamily;
import dev.wharf.wasi.p2.sockets.Network.IpSocketAddress;
import dev.wharf.wasi.p2.sockets.Tcp;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Optional;

/**
 * A {@code tcp-socket} of 0.2: a state machine over a channel of NIO, which is made when it is
 * known whether the socket connects or listens. Binding takes effect then as well, so an address in
 * use shows at {@code start-connect} or {@code finish-bind}, where a listener is bound at once.
 */
final class TcpSocketP2 implements Tcp.TcpSocket, Readiness.OnChannel {
  private enum State {
    UNBOUND,
    BINDING,
    BOUND,
    LISTENING_SOON,
    LISTENING,
    CONNECTING,
    CONNECTED,
    CLOSED
  }

  private final IpAddressFamily family;
  private final AddressPolicy policy;
  private final DescriptorBudget budget;
  private final SocketOptions options;
  private State state;
  private Optional<ServerSocketChannel> listener = Optional.empty();
  private Optional<SocketChannel> connection = Optional.empty();
  private Optional<SocketChannel> accepted = Optional.empty();
  private Optional<SocketFailure> failure = Optional.empty();
  private int holders = 1;
  private int backlog = 128;

  private TcpSocketP2(
      IpAddressFamily family,
      AddressPolicy policy,
      DescriptorBudget budget,
      SocketOptions options,
      State state) {
    this.family = family;
    this.policy = policy;
    this.budget = budget;
    this.options = options;
    this.state = state;
  }

  static TcpSocketP2 create(IpAddressFamily family, AddressPolicy policy, DescriptorBudget budget) {
    if (!budget.take()) {
      throw SocketFailure.error(ErrorCode.NEW_SOCKET_LIMIT);
    }
    return new TcpSocketP2(family, policy, budget, new SocketOptions(), State.UNBOUND);
  }

  @Override
  public void startBind(Network.Network_ network, IpSocketAddress localAddress) {
    require(State.UNBOUND);
    var address = SocketChecks.local(family, localAddress);
    if (!policy.mayBind(address)) {
      throw SocketFailure.error(ErrorCode.ACCESS_DENIED);
    }
    SocketChecks.run(() -> {
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
    });
    state = State.BINDING;
  }

  @Override
  public void finishBind() {
    SocketChecks.inProgress(state == State.BINDING);
    state = State.BOUND;
  }

  @Override
  public void startConnect(Network.Network_ network, IpSocketAddress remoteAddress) {
    if (state != State.UNBOUND && state != State.BOUND) {
      throw SocketFailure.error(ErrorCode.INVALID_STATE);
    }
    var address = SocketChecks.remote(family, remoteAddress);
    if (!policy.mayConnect(address)) {
      throw SocketFailure.error(ErrorCode.ACCESS_DENIED);
    }
    SocketChecks.run(() -> {
      var channel = SocketChannel.open(SocketChecks.protocol(family));
      connection = Optional.of(channel);
      channel.configureBlocking(false);
      options.apply(channel);
      if (listener.isPresent()) {
        var local = listener.get().getLocalAddress();
        listener.get().close();
        listener = Optional.empty();
        channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
        channel.bind(local);
      }
      state = State.CONNECTING;
      try {
        channel.connect(address);
      } catch (IOException e) {
        failure = Optional.of(SocketFailure.of(e));
      }
    });
  }

  @Override
  public Tuple2<Streams.InputStream, Streams.OutputStream> finishConnect() {
    SocketChecks.inProgress(state == State.CONNECTING);
    if (!connectDone()) {
      throw SocketFailure.error(ErrorCode.WOULD_BLOCK);
    }
    if (failure.isPresent()) {
      state = State.CLOSED;
      throw SocketFailure.error(failure.get().code());
    }
    state = State.CONNECTED;
    return new Tuple2<>(input(), output());
  }

  private boolean connectDone() {
    if (failure.isPresent()) {
      return true;
    }
    try {
      return connection.orElseThrow().finishConnect();
    } catch (IOException e) {
      failure = Optional.of(SocketFailure.of(e));
      return true;
    }
  }

  @Override
  public void startListen() {
    require(State.BOUND);
    state = State.LISTENING_SOON;
  }

  @Override
  public void finishListen() {
    SocketChecks.inProgress(state == State.LISTENING_SOON);
    state = State.LISTENING;
  }

  @Override
  public Tuple3<Tcp.TcpSocket, Streams.InputStream, Streams.OutputStream> accept() {
    require(State.LISTENING);
    acceptOne();
    if (failure.isPresent()) {
      var code = failure.get().code();
      failure = Optional.empty();
      throw SocketFailure.error(code);
    }
    if (accepted.isEmpty()) {
      throw SocketFailure.error(ErrorCode.WOULD_BLOCK);
    }
    if (!budget.take()) {
      throw SocketFailure.error(ErrorCode.NEW_SOCKET_LIMIT);
    }
    var channel = accepted.get();
    accepted = Optional.empty();
    var socket = new TcpSocketP2(family, policy, budget, options.copy(), State.CONNECTED);
    socket.connection = Optional.of(channel);
    SocketChecks.run(() -> options.apply(channel));
    return new Tuple3<>(socket, socket.input(), socket.output());
  }

  private void acceptOne() {
    if (accepted.isPresent()) {
      return;
    }
    try {
      accepted = Optional.ofNullable(listener.orElseThrow().accept());
      if (accepted.isPresent()) {
        accepted.get().configureBlocking(false);
      }
    } catch (IOException e) {
      failure = Optional.of(SocketFailure.of(e));
    }
  }

  private Streams.InputStream input() {
    holders++;
    return new HostInputStream(new ChannelSource(connection.orElseThrow(), this::release));
  }

  private Streams.OutputStream output() {
    holders++;
    return new HostOutputStream(new ChannelSink(connection.orElseThrow(), this::release));
  }

  @Override
  public IpSocketAddress localAddress() {
    return SocketChecks.get(() -> {
      var address =
          listener.isPresent()
              ? listener.get().getLocalAddress()
              : connection.isPresent() ? connection.get().getLocalAddress() : null;
      if (state == State.BINDING || !(address instanceof InetSocketAddress known)) {
        throw new SocketFailure(ErrorCode.INVALID_STATE);
      }
      return Addresses.fromJava(known);
    });
  }

  @Override
  public IpSocketAddress remoteAddress() {
    require(State.CONNECTED);
    return SocketChecks.get(
        () -> Addresses.fromJava((InetSocketAddress) connection.orElseThrow().getRemoteAddress()));
  }

  @Override
  public boolean isListening() {
    return state == State.LISTENING;
  }

  @Override
  public IpAddressFamily addressFamily() {
    return family;
  }

  @Override
  public void setListenBacklogSize(long value) {
    SocketChecks.positive(value);
    if (state == State.CONNECTED || state == State.CONNECTING) {
      throw SocketFailure.error(ErrorCode.INVALID_STATE);
    }
    // Too late for a socket that is bound: the value is a hint.
    backlog = (int) Math.min(value & Long.MAX_VALUE, 4096);
  }

  @Override
  public boolean keepAliveEnabled() {
    return options.keepAlive();
  }

  @Override
  public void setKeepAliveEnabled(boolean value) {
    options.keepAlive(value);
    applyOptions();
  }

  @Override
  public long keepAliveIdleTime() {
    return options.idleNanos();
  }

  @Override
  public void setKeepAliveIdleTime(long value) {
    options.idleNanos(SocketChecks.positive(value));
    applyOptions();
  }

  @Override
  public long keepAliveInterval() {
    return options.intervalNanos();
  }

  @Override
  public void setKeepAliveInterval(long value) {
    options.intervalNanos(SocketChecks.positive(value));
    applyOptions();
  }

  @Override
  public long keepAliveCount() {
    return options.probes();
  }

  @Override
  public void setKeepAliveCount(long value) {
    options.probes(SocketChecks.positive(value));
    applyOptions();
  }

  @Override
  public int hopLimit() {
    return options.hopLimit();
  }

  @Override
  public void setHopLimit(int value) {
    options.hopLimit((int) SocketChecks.positive(value));
  }

  @Override
  public long receiveBufferSize() {
    return options.receiveBuffer();
  }

  @Override
  public void setReceiveBufferSize(long value) {
    options.receiveBuffer(SocketChecks.positive(value));
    applyOptions();
  }

  @Override
  public long sendBufferSize() {
    return options.sendBuffer();
  }

  @Override
  public void setSendBufferSize(long value) {
    options.sendBuffer(SocketChecks.positive(value));
    applyOptions();
  }

  private void applyOptions() {
    if (connection.isPresent()) {
      SocketChecks.run(() -> options.apply(connection.get()));
    }
  }

  @Override
  public Poll.Pollable subscribe() {
    return new HostPollable(this);
  }

  @Override
  public boolean ready() {
    return switch (state) {
      case CONNECTING -> connectDone();
      case LISTENING -> {
        acceptOne();
        yield accepted.isPresent() || failure.isPresent();
      }
      case UNBOUND, BINDING, BOUND, LISTENING_SOON, CONNECTED, CLOSED -> true;
    };
  }

  @Override
  public SelectableChannel channel() {
    return state == State.LISTENING ? listener.orElseThrow() : connection.orElseThrow();
  }

  @Override
  public int operations() {
    return state == State.LISTENING ? SelectionKey.OP_ACCEPT : SelectionKey.OP_CONNECT;
  }

  @Override
  public void shutdown(Tcp.ShutdownType shutdownType) {
    require(State.CONNECTED);
    var channel = connection.orElseThrow();
    SocketChecks.run(() -> {
      if (shutdownType != Tcp.ShutdownType.SEND) {
        channel.shutdownInput();
      }
      if (shutdownType != Tcp.ShutdownType.RECEIVE) {
        channel.shutdownOutput();
      }
    });
  }

  @Override
  public void close() {
    release();
  }

  // The connection lives as long as the socket or one of its streams.
  private void release() {
    if (--holders > 0) {
      return;
    }
    budget.release();
    listener.ifPresent(SocketChecks::closeQuietly);
    accepted.ifPresent(SocketChecks::closeQuietly);
    connection.ifPresent(SocketChecks::closeQuietly);
  }

  private void require(State required) {
    if (state != required) {
      throw SocketFailure.error(ErrorCode.INVALID_STATE);
    }
  }
}
