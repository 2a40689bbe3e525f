package dev.wharf.wasi.sockets;

import dev.wharf.wasi.io.Waiting;
import dev.wharf.wasi.p2.sockets.Network;
import dev.wharf.wasi.p3.sockets.IpNameLookup;
import dev.wharf.wasi.p3.sockets.Types.IpAddress;
import java.util.ArrayList;
import java.util.List;

/** {@code wasi:sockets/ip-name-lookup} 0.3: a lookup that answers at once with all it found. */
public final class LookupP3 implements IpNameLookup {
  private final AddressPolicy policy;

  LookupP3(AddressPolicy policy) {
    this.policy = policy;
  }

  /**
   * {@code invalid-argument} for what is no name, {@code access-denied} for a name that was not
   * granted.
   */
  @Override
  public List<IpAddress> resolveAddresses(String name) {
    try {
      var lookup = NameLookup.start(policy, name);
      Waiting.untilAnyOf(lookup);
      var addresses = new ArrayList<IpAddress>();
      for (var next = lookup.resolveNextAddress();
          next.isPresent();
          next = lookup.resolveNextAddress()) {
        addresses.add(AddressesP3.of(next.get()));
      }
      return addresses;
    } catch (Network.ErrorCodeException e) {
      throw new ErrorCodeException(SocketErrorsP3.ofLookup(e.error()));
    }
  }
}
