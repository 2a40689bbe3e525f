package dev.wharf.wasi.p2.sockets;

import dev.wharf.runtime.value.Borrowed;
import dev.wharf.runtime.value.Wit;
import dev.wharf.wasi.p2.io.Poll;
import java.util.Optional;

/// Addresses of host names.
///
/// Bindings of `wit/0.2.12/sockets/ip-name-lookup.wit`.
@Wit("wasi:sockets/ip-name-lookup@0.2.12")
public interface IpNameLookup {
  /// Starts to look up the name. A literal address is returned as it is. Fails at once with
  /// `invalid-argument` for a name of wrong form.
  ///
  /// @throws Network.ErrorCodeException when the result is an error
  @Wit("resolve-addresses")
  ResolveAddressStream resolveAddresses(Network.@Borrowed Network_ network, String name);

  /// The addresses found, best first.
  @Wit("resolve-address-stream")
  interface ResolveAddressStream extends AutoCloseable {
    /// The next address, or none at the end; `would-block` while the answer is on its way.
    ///
    /// @throws Network.ErrorCodeException when the result is an error
    @Wit("resolve-next-address")
    Optional<Network.IpAddress> resolveNextAddress();

    /// An event for: the answer is there.
    @Wit("subscribe")
    Poll.Pollable subscribe();

    /// Gives the resource back. Called once, when its last owner drops it.
    @Override
    void close();
  }
}
