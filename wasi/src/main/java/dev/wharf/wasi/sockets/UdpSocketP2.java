package dev.wharf.wasi.sockets;

import dev.wharf.runtime.value.Tuple2;
import dev.wharf.wasi.DescriptorBudget;
import dev.wharf.wasi.io.HostPollable;
import dev.wharf.wasi.io.Readiness;
import dev.wharf.wasi.p2.io.Poll;
import dev.wharf.wasi.p2.sockets.Network;
import dev.wharf.wasi.p2.sockets.Network.ErrorCode;
import dev.wharf.wasi.p2.sockets.Network.IpAddressFamily;
import dev.wharf.wasi.p2.sockets.Network.IpSocketAddress;
import dev.wharf.wasi.p2.sockets.Udp;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.util.Optional;

/** A {@code udp-socket} of 0.2. Its channel lives as long as it or one of its streams. */
final class UdpSocketP2 implements Udp.UdpSocket {
  private final IpAddressFamily family;
  private final AddressPolicy policy;
  private final DescriptorBudget budget;
  private final SocketOptions options = new SocketOptions();
  private Optional<DatagramChannel> channel = Optional.empty();
  private boolean bound;
  private boolean unsolicited;
  private Optional<InetSocketAddress> peer = Optional.empty();
  private int generation;
  private int holders = 1;

  private UdpSocketP2(IpAddressFamily family, AddressPolicy policy, DescriptorBudget budget) {
    this.family = family;
    this.policy = policy;
    this.budget = budget;
  }

  static UdpSocketP2 create(IpAddressFamily family, AddressPolicy policy, DescriptorBudget budget) {
    if (!budget.take()) {
      throw SocketFailure.error(ErrorCode.NEW_SOCKET_LIMIT);
    }
    return new UdpSocketP2(family, policy, budget);
  }

  /**
   * Any free port of the unspecified address needs no grant to listen, since that is how a client
   * begins; then only datagrams from peers that it may send to are handed over.
   */
  @Override
  public void startBind(Network.Network_ network, IpSocketAddress localAddress) {
    if (channel.isPresent()) {
      throw SocketFailure.error(ErrorCode.INVALID_STATE);
    }
    var address = SocketChecks.local(family, localAddress);
    boolean client = address.getAddress().isAnyLocalAddress() && address.getPort() == 0;
    if (!client && !policy.mayBind(address)) {
      throw SocketFailure.error(ErrorCode.ACCESS_DENIED);
    }
    SocketChecks.run(() -> {
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
    });
  }

  @Override
  public void finishBind() {
    SocketChecks.inProgress(channel.isPresent() && !bound);
    bound = true;
  }

  @Override
  public Tuple2<Udp.IncomingDatagramStream, Udp.OutgoingDatagramStream> stream(
      Optional<IpSocketAddress> remoteAddress) {
    requireBound();
    var wanted = remoteAddress.map(address -> SocketChecks.remote(family, address));
    if (wanted.isPresent() && !policy.mayConnect(wanted.get())) {
      throw SocketFailure.error(ErrorCode.ACCESS_DENIED);
    }
    SocketChecks.run(() -> {
      channel.orElseThrow().disconnect();
      peer = Optional.empty();
      if (wanted.isPresent()) {
        channel.orElseThrow().connect(wanted.get());
      }
    });
    peer = wanted;
    generation++;
    holders += 2;
    return new Tuple2<>(
        new IncomingDatagrams(this, generation), new OutgoingDatagrams(this, generation));
  }

  @Override
  public IpSocketAddress localAddress() {
    requireBound();
    return SocketChecks.get(
        () -> Addresses.fromJava((InetSocketAddress) channel.orElseThrow().getLocalAddress()));
  }

  @Override
  public IpSocketAddress remoteAddress() {
    return peer.map(Addresses::fromJava)
        .orElseThrow(() -> SocketFailure.error(ErrorCode.INVALID_STATE));
  }

  @Override
  public IpAddressFamily addressFamily() {
    return family;
  }

  @Override
  public int unicastHopLimit() {
    return options.hopLimit();
  }

  @Override
  public void setUnicastHopLimit(int value) {
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
    if (channel.isPresent()) {
      SocketChecks.run(() -> options.apply(channel.get()));
    }
  }

  @Override
  public Poll.Pollable subscribe() {
    return new HostPollable(Readiness.Immediate.IMMEDIATE);
  }

  @Override
  public void close() {
    release();
  }

  void release() {
    if (--holders > 0) {
      return;
    }
    budget.release();
    channel.ifPresent(SocketChecks::closeQuietly);
  }

  /** The channel, for streams of the newest pair only. */
  Optional<DatagramChannel> channel(int asked) {
    return asked == generation ? channel : Optional.empty();
  }

  /** Whether a datagram of this sender is handed over. */
  boolean accepts(InetSocketAddress sender) {
    return unsolicited || policy.mayConnect(sender);
  }

  /** Where a datagram goes: the peer, or the address given with it, checked like a connection. */
  InetSocketAddress destination(Optional<IpSocketAddress> given) throws SocketFailure {
    if (given.isEmpty()) {
      return peer.orElseThrow(() -> new SocketFailure(ErrorCode.INVALID_ARGUMENT));
    }
    var address = SocketChecks.remote(family, given.get());
    if (peer.isPresent() && !peer.get().equals(address)) {
      throw new SocketFailure(ErrorCode.INVALID_ARGUMENT);
    }
    if (!policy.mayConnect(address)) {
      throw new SocketFailure(ErrorCode.ACCESS_DENIED);
    }
    return address;
  }

  private void requireBound() {
    if (!bound) {
      throw SocketFailure.error(ErrorCode.INVALID_STATE);
    }
  }
}
