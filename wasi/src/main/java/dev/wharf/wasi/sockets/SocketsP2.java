package dev.wharf.wasi.sockets;

import dev.wharf.wasi.DescriptorBudget;
import dev.wharf.wasi.WasiConfig;
import dev.wharf.wasi.io.HostError;
import dev.wharf.wasi.p2.io.Error;
import dev.wharf.wasi.p2.sockets.InstanceNetwork;
import dev.wharf.wasi.p2.sockets.IpNameLookup;
import dev.wharf.wasi.p2.sockets.Network;
import dev.wharf.wasi.p2.sockets.Tcp;
import dev.wharf.wasi.p2.sockets.TcpCreateSocket;
import dev.wharf.wasi.p2.sockets.Udp;
import dev.wharf.wasi.p2.sockets.UdpCreateSocket;
import java.util.Optional;

/**
 * {@code wasi:sockets} 0.2 of one guest. Sockets can always be made; what they may reach is decided
 * address by address, at {@code start-bind}, {@code start-connect} and each datagram: {@code
 * access-denied}. A network handle is a token without rights of its own.
 */
public final class SocketsP2
    implements InstanceNetwork, Network, IpNameLookup, TcpCreateSocket, Tcp, UdpCreateSocket, Udp {
  private final AddressPolicy policy;
  private final DescriptorBudget budget;

  public SocketsP2(WasiConfig config, DescriptorBudget budget) {
    this.policy = new AddressPolicy(config);
    this.budget = budget;
  }

  @Override
  public Network_ instanceNetwork() {
    return new Everything();
  }

  @Override
  public Optional<ErrorCode> networkErrorCode(Error.Error_ err) {
    return err instanceof HostError(SocketFailure cause)
        ? Optional.of(cause.code())
        : Optional.empty();
  }

  @Override
  public ResolveAddressStream resolveAddresses(Network_ network, String name) {
    return NameLookup.start(policy, name);
  }

  /** {@code new-socket-limit} when the guest has too many descriptors open. */
  @Override
  public TcpSocket createTcpSocket(IpAddressFamily addressFamily) {
    return TcpSocketP2.create(addressFamily, policy, budget);
  }

  /** {@code new-socket-limit} when the guest has too many descriptors open. */
  @Override
  public UdpSocket createUdpSocket(IpAddressFamily addressFamily) {
    return UdpSocketP2.create(addressFamily, policy, budget);
  }

  private record Everything() implements Network_ {
    @Override
    public void close() {}
  }
}
