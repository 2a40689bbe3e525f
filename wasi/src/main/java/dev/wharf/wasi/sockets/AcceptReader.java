package dev.wharf.wasi.sockets;

import dev.wharf.runtime.value.StreamReader;
import dev.wharf.wasi.io.Readiness;
import dev.wharf.wasi.io.Waiting;
import dev.wharf.wasi.p2.sockets.Network;
import dev.wharf.wasi.p3.sockets.Types;
import java.io.IOException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The connections that a listener takes, one when one is asked for. A connection that is gone
 * before it was taken is left out; one beyond the guest's descriptors is closed. Ends when the
 * listener fails.
 */
final class AcceptReader implements StreamReader<Types.TcpSocket>, Readiness.OnChannel {
  private final Network.IpAddressFamily family;
  private final SocketsP3.Context context;
  private final SocketOptions options;
  private final ServerSocketChannel listener;
  private final Runnable onClose;
  private Optional<SocketChannel> taken = Optional.empty();
  private boolean ended;
  private boolean spent;

  AcceptReader(
      Network.IpAddressFamily family,
      SocketsP3.Context context,
      SocketOptions options,
      ServerSocketChannel listener,
      Runnable onClose) {
    this.family = family;
    this.context = context;
    this.options = options;
    this.listener = listener;
    this.onClose = onClose;
  }

  @Override
  public List<Types.TcpSocket> read(int max) {
    while (true) {
      if (!ready()) {
        Waiting.untilAnyOf(this);
      }
      var next = acceptedNow();
      if (next.isPresent()) {
        return List.of(next.get());
      }
      if (ended) {
        return List.of();
      }
    }
  }

  @Override
  public Optional<List<Types.TcpSocket>> poll(int max, Duration wait) {
    if (!ready() && wait.isPositive()) {
      Waiting.untilAnyOf(this, Readiness.Timer.in(wait.toNanos()));
    }
    return ready() ? Optional.of(read(max)) : Optional.empty();
  }

  private Optional<Types.TcpSocket> acceptedNow() {
    if (taken.isEmpty()) {
      return Optional.empty();
    }
    var channel = taken.get();
    taken = Optional.empty();
    try {
      var socket = TcpSocketP3.accepted(family, context, options, channel);
      if (socket.isEmpty()) {
        SocketChecks.closeQuietly(channel);
      }
      return socket.map(accepted -> accepted);
    } catch (IOException e) {
      SocketChecks.closeQuietly(channel);
      return Optional.empty();
    }
  }

  @Override
  public boolean ready() {
    if (spent) {
      throw new IllegalStateException("this end of a stream was closed or given away");
    }
    if (taken.isEmpty() && !ended) {
      try {
        taken = Optional.ofNullable(listener.accept());
      } catch (IOException e) {
        ended = true;
      }
    }
    return taken.isPresent() || ended;
  }

  @Override
  public SelectableChannel channel() {
    return listener;
  }

  @Override
  public int operations() {
    return SelectionKey.OP_ACCEPT;
  }

  @Override
  public StreamReader<Types.TcpSocket> move() {
    ready();
    spent = true;
    var moved = new AcceptReader(family, context, options, listener, onClose);
    moved.taken = taken;
    moved.ended = ended;
    return moved;
  }

  @Override
  public void close() {
    if (!spent) {
      spent = true;
      taken.ifPresent(SocketChecks::closeQuietly);
      onClose.run();
    }
  }
}
