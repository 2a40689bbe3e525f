package dev.wharf.wasi.sockets;

import dev.wharf.runtime.value.Tuple2;
import dev.wharf.wasi.io.Waiting;
import dev.wharf.wasi.p2.sockets.Network;
import dev.wharf.wasi.p2.sockets.Network.ErrorCode;
import dev.wharf.wasi.p3.sockets.Types;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.util.Arrays;
import java.util.Optional;

/**
 * A {@code udp-socket} of 0.3. Sending binds it to a free port of all addresses if it was not
 * bound, for which no grant to listen is needed, since that is how a client begins; then only
 * datagrams from peers that it may send to are handed over.
 */
final class UdpSocketP3 implements Types.UdpSocket {
  private static final int LARGEST_DATAGRAM = 65_536;

  private final Network.IpAddressFamily family;
  private final SocketsP3.Context context;
  private final SocketOptions options = new SocketOptions();
  private Optional<DatagramChannel> channel = Optional.empty();
  private Optional<InetSocketAddress> peer = Optional.empty();
  private boolean unsolicited;
  private boolean closed;

  private UdpSocketP3(Network.IpAddressFamily family, SocketsP3.Context context) {
    this.family = family;
    this.context = context;
  }

  static UdpSocketP3 create(Network.IpAddressFamily family, SocketsP3.Context context) {
    if (!context.budget().take()) {
      throw SocketErrorsP3.error(Types.ErrorCode.OutOfMemory.INSTANCE);
    }
    return new UdpSocketP3(family, context);
  }

  @Override
  public synchronized void bind(Types.IpSocketAddress localAddress) {
    SocketErrorsP3.run(() -> {
      require(channel.isEmpty());
      bind(SocketChecks.local(family, AddressesP3.neutral(localAddress)));
    });
  }

  private DatagramChannel bind(InetSocketAddress address) throws IOException {
    boolean client = address.getAddress().isAnyLocalAddress() && address.getPort() == 0;
    if (!client && !context.policy().mayBind(address)) {
      throw new SocketFailure(ErrorCode.ACCESS_DENIED);
    }
    var opened = DatagramChannel.open(SocketChecks.protocol(family));
    try {
      opened.configureBlocking(false);
      options.apply(opened);
      opened.bind(address);
    } catch (IOException e) {
      opened.close();
      throw e;
    }
    channel = Optional.of(opened);
    unsolicited = !client;
    return opened;
  }

  @Override
  public synchronized void connect(Types.IpSocketAddress remoteAddress) {
    SocketErrorsP3.run(() -> {
      var address = granted(remoteAddress);
      var opened = opened();
      opened.disconnect();
      peer = Optional.empty();
      opened.connect(address);
      peer = Optional.of(address);
    });
  }

  @Override
  public synchronized void disconnect() {
    SocketErrorsP3.run(() -> {
      require(peer.isPresent());
      peer = Optional.empty();
      channel.orElseThrow().disconnect();
    });
  }

  @Override
  public void send(byte[] data, Optional<Types.IpSocketAddress> remoteAddress) {
    SocketErrorsP3.run(() -> {
      if (data.length > LARGEST_DATAGRAM) {
        throw new SocketFailure(ErrorCode.DATAGRAM_TOO_LARGE);
      }
      var to = destination(remoteAddress);
      while (!trySend(data, to)) {
        Waiting.untilAnyOf(new ChannelEvent(current(), SelectionKey.OP_WRITE));
      }
    });
  }

  // An empty datagram counts as sent: zero bytes is all that NIO can say of it.
  private boolean trySend(byte[] data, InetSocketAddress to) throws IOException {
    return current().send(ByteBuffer.wrap(data), to) == data.length;
  }

  private synchronized DatagramChannel current() throws IOException {
    require(!closed);
    return opened();
  }

  private synchronized InetSocketAddress destination(Optional<Types.IpSocketAddress> given)
      throws IOException {
    if (given.isEmpty()) {
      return peer.orElseThrow(() -> new SocketFailure(ErrorCode.INVALID_ARGUMENT));
    }
    var address = granted(given.get());
    if (peer.isPresent() && !peer.get().equals(address)) {
      throw new SocketFailure(ErrorCode.INVALID_ARGUMENT);
    }
    return address;
  }

  @Override
  public Tuple2<byte[], Types.IpSocketAddress> receive() {
    return SocketErrorsP3.get(() -> {
      var buffer = ByteBuffer.allocate(LARGEST_DATAGRAM);
      while (true) {
        var from = bound();
        if (!(from.receive(buffer) instanceof InetSocketAddress sender)) {
          Waiting.untilAnyOf(new ChannelEvent(from, SelectionKey.OP_READ));
        } else if (accepts(sender)) {
          return new Tuple2<>(
              Arrays.copyOf(buffer.array(), buffer.position()), AddressesP3.fromJava(sender));
        } else {
          buffer.clear();
        }
      }
    });
  }

  private synchronized DatagramChannel bound() throws SocketFailure {
    require(channel.isPresent() && !closed);
    return channel.get();
  }

  private synchronized boolean accepts(InetSocketAddress sender) {
    return unsolicited || context.policy().mayConnect(sender);
  }

  @Override
  public synchronized Types.IpSocketAddress getLocalAddress() {
    return SocketErrorsP3.get(
        () -> AddressesP3.fromJava((InetSocketAddress) bound().getLocalAddress()));
  }

  @Override
  public synchronized Types.IpSocketAddress getRemoteAddress() {
    return SocketErrorsP3.get(() -> {
      require(peer.isPresent());
      return AddressesP3.fromJava(peer.get());
    });
  }

  @Override
  public Types.IpAddressFamily getAddressFamily() {
    return AddressesP3.family(family);
  }

  @Override
  public int getUnicastHopLimit() {
    return options.hopLimit();
  }

  @Override
  public void setUnicastHopLimit(int value) {
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
      if (channel.isPresent()) {
        options.apply(channel.get());
      }
    });
  }

  @Override
  public synchronized void close() {
    closed = true;
    context.budget().release();
    channel.ifPresent(SocketChecks::closeQuietly);
  }

  private InetSocketAddress granted(Types.IpSocketAddress remoteAddress) throws SocketFailure {
    var address = SocketChecks.remote(family, AddressesP3.neutral(remoteAddress));
    if (!context.policy().mayConnect(address)) {
      throw new SocketFailure(ErrorCode.ACCESS_DENIED);
    }
    return address;
  }

  private DatagramChannel opened() throws IOException {
    if (channel.isPresent()) {
      return channel.get();
    }
    byte[] any = new byte[family == Network.IpAddressFamily.IPV4 ? 4 : 16];
    return bind(new InetSocketAddress(InetAddress.getByAddress(any), 0));
  }

  private static void require(boolean fits) throws SocketFailure {
    if (!fits) {
      throw new SocketFailure(ErrorCode.INVALID_STATE);
    }
  }
}
