package dev.wharf.wasi.p2.sockets;

import dev.wharf.runtime.value.Wit;

/// The network that a program was given.
///
/// Bindings of `wit/0.2.12/sockets/instance-network.wit`.
@Wit("wasi:sockets/instance-network@0.2.12")
public interface InstanceNetwork {
  /// A handle of the default network. What may be done with it is decided per address.
  @Wit("instance-network")
  Network.Network_ instanceNetwork();
}
