package dev.wharf.wasi.sockets;

import dev.wharf.wasi.io.HostPollable;
import dev.wharf.wasi.io.Readiness;
import dev.wharf.wasi.p2.io.Poll;
import dev.wharf.wasi.p2.sockets.Network.ErrorCode;
import dev.wharf.wasi.p2.sockets.Udp;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

/** Datagrams that came in. Whether there is one is found out by taking it. */
final class IncomingDatagrams implements Udp.IncomingDatagramStream, Readiness.OnChannel {
  private static final int LARGEST_DATAGRAM = 65_536;
  private static final int MOST_AT_ONCE = 16;

  private final UdpSocketP2 socket;
  private final int generation;
  private final Queue<Udp.IncomingDatagram> taken = new ArrayDeque<>();
  private Optional<SocketFailure> failure = Optional.empty();

  IncomingDatagrams(UdpSocketP2 socket, int generation) {
    this.socket = socket;
    this.generation = generation;
  }

  @Override
  public List<Udp.IncomingDatagram> receive(long maxResults) {
    var channel = open();
    int most = (int) (maxResults < 0 ? MOST_AT_ONCE : Math.min(maxResults, MOST_AT_ONCE));
    var datagrams = new ArrayList<Udp.IncomingDatagram>();
    while (datagrams.size() < most && take(channel)) {
      if (failure.isPresent()) {
        break;
      }
      datagrams.add(taken.remove());
    }
    if (datagrams.isEmpty() && failure.isPresent()) {
      var code = failure.get().code();
      failure = Optional.empty();
      throw SocketFailure.error(code);
    }
    return datagrams;
  }

  // True when there is a datagram or a failure to hand over.
  private boolean take(DatagramChannel channel) {
    while (taken.isEmpty() && failure.isEmpty()) {
      try {
        var buffer = ByteBuffer.allocate(LARGEST_DATAGRAM);
        if (!(channel.receive(buffer) instanceof InetSocketAddress sender)) {
          return false;
        }
        if (socket.accepts(sender)) {
          var data = Arrays.copyOf(buffer.array(), buffer.position());
          taken.add(new Udp.IncomingDatagram(data, Addresses.fromJava(sender)));
        }
      } catch (IOException e) {
        failure = Optional.of(SocketFailure.of(e));
      }
    }
    return true;
  }

  private DatagramChannel open() {
    return socket
        .channel(generation)
        .orElseThrow(() -> SocketFailure.error(ErrorCode.INVALID_STATE));
  }

  @Override
  public boolean ready() {
    var channel = socket.channel(generation);
    return channel.isEmpty() || take(channel.get());
  }

  @Override
  public SelectableChannel channel() {
    return open();
  }

  @Override
  public int operations() {
    return SelectionKey.OP_READ;
  }

  @Override
  public Poll.Pollable subscribe() {
    return new HostPollable(this);
  }

  @Override
  public void close() {
    socket.release();
  }
}
