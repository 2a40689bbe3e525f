package dev.wharf.wasi.sockets;

import dev.wharf.wasi.DescriptorBudget;
import dev.wharf.wasi.WasiConfig;
import dev.wharf.wasi.io.Drains;
import dev.wharf.wasi.p3.sockets.IpNameLookup;
import dev.wharf.wasi.p3.sockets.Types;

/**
 * {@code wasi:sockets} 0.3 of one guest. As in 0.2, sockets can always be made; what they may reach
 * is decided address by address, at {@code bind}, {@code connect} and each datagram: {@code
 * access-denied}.
 */
public final class SocketsP3 implements Types {
  private final Context context;

  public SocketsP3(WasiConfig config, DescriptorBudget budget, Drains drains) {
    this.context = new Context(new AddressPolicy(config), budget, drains);
  }

  /** What all sockets of a guest share. */
  record Context(AddressPolicy policy, DescriptorBudget budget, Drains drains) {}

  /** Makes sockets; {@code out-of-memory} when the guest has too many descriptors open. */
  @Override
  public TcpSocket.Factory tcpSocket() {
    return family -> TcpSocketP3.create(AddressesP3.family(family), context);
  }

  /** Makes sockets; {@code out-of-memory} when the guest has too many descriptors open. */
  @Override
  public UdpSocket.Factory udpSocket() {
    return family -> UdpSocketP3.create(AddressesP3.family(family), context);
  }

  /** Looks names up under the same policy: a rule by name covers what a lookup gave. */
  public IpNameLookup lookup() {
    return new LookupP3(context.policy());
  }
}
