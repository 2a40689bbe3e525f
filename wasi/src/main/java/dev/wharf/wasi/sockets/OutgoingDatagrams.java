package dev.wharf.wasi.sockets;

import dev.wharf.wasi.io.HostPollable;
import dev.wharf.wasi.io.Readiness;
import dev.wharf.wasi.p2.io.Poll;
import dev.wharf.wasi.p2.sockets.Network.ErrorCode;
import dev.wharf.wasi.p2.sockets.Network.ErrorCodeException;
import dev.wharf.wasi.p2.sockets.Udp;
import dev.wharf.wasm.Trap;
import dev.wharf.wasm.TrapException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.util.List;

/** Where datagrams go. A {@code send} of more than {@code check-send} permitted traps. */
final class OutgoingDatagrams implements Udp.OutgoingDatagramStream, Readiness.OnChannel {
  private static final int PERMIT = 16;

  private final UdpSocketP2 socket;
  private final int generation;
  private int permitted;
  private boolean full;

  OutgoingDatagrams(UdpSocketP2 socket, int generation) {
    this.socket = socket;
    this.generation = generation;
  }

  @Override
  public long checkSend() {
    open();
    full = false;
    permitted = PERMIT;
    return permitted;
  }

  @Override
  public long send(List<Udp.OutgoingDatagram> datagrams) {
    var channel = open();
    if (datagrams.size() > permitted) {
      String text = "wasi:sockets/udp outgoing-datagram-stream.send: %d datagrams, %d permitted";
      throw new TrapException(Trap.HOST_FAILURE, text.formatted(datagrams.size(), permitted));
    }
    permitted -= datagrams.size();
    int sent = 0;
    try {
      while (sent < datagrams.size() && send(channel, datagrams.get(sent))) {
        sent++;
      }
    } catch (IOException e) {
      if (sent == 0) {
        throw SocketFailure.error(SocketFailure.of(e).code());
      }
    } catch (ErrorCodeException e) {
      if (sent == 0) {
        throw e;
      }
    }
    return sent;
  }

  // False when the kernel has no room for it now.
  private boolean send(DatagramChannel channel, Udp.OutgoingDatagram datagram) throws IOException {
    var address = socket.destination(datagram.remoteAddress());
    int length = datagram.data().length;
    int count = channel.send(ByteBuffer.wrap(datagram.data()), address);
    full = count == 0 && length > 0;
    return !full;
  }

  private DatagramChannel open() {
    return socket
        .channel(generation)
        .orElseThrow(() -> SocketFailure.error(ErrorCode.INVALID_STATE));
  }

  // After a send that found no room, the first look waits for the selector.
  @Override
  public boolean ready() {
    boolean now = !full || socket.channel(generation).isEmpty();
    full = false;
    return now;
  }

  @Override
  public SelectableChannel channel() {
    return open();
  }

  @Override
  public int operations() {
    return SelectionKey.OP_WRITE;
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
