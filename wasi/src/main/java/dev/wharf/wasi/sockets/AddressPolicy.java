package dev.wharf.wasi.sockets;

import dev.wharf.wasi.Denial;
import dev.wharf.wasi.WasiConfig;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which addresses one guest may reach. A rule by name covers the addresses that a lookup by this
 * guest gave for the name, no others; and of those, addresses of this machine or of private
 * networks only where some rule names them, since whoever runs the name's server chooses the
 * answer. May be asked by several threads.
 */
final class AddressPolicy {
  private final WasiConfig config;
  private final Map<InetAddress, Set<String>> resolved = new HashMap<>();

  AddressPolicy(WasiConfig config) {
    this.config = config;
  }

  /** Whether the name may be looked up; a refusal is reported. */
  boolean mayResolve(String name) {
    boolean granted =
        config.dns().stream().anyMatch(rule -> rule.covers(name))
            || config.connect().stream().anyMatch(rule -> covers(rule, name));
    if (!granted) {
      config.denials().accept(new Denial(Denial.Kind.DNS, name));
    }
    return granted;
  }

  /** Remembers the answer to a lookup. */
  synchronized void resolved(String name, List<InetAddress> addresses) {
    for (var address : addresses) {
      resolved.computeIfAbsent(address, _ -> new HashSet<>()).add(name);
    }
  }

  /** Whether the address may be connected or sent to; a refusal is reported. */
  synchronized boolean mayConnect(InetSocketAddress address) {
    boolean granted = config.connect().stream().anyMatch(rule -> connects(rule, address));
    if (!granted) {
      config.denials().accept(new Denial(Denial.Kind.CONNECT, shown(address)));
    }
    return granted;
  }

  /** Whether the address may be bound; a refusal is reported. */
  boolean mayBind(InetSocketAddress address) {
    boolean granted =
        config.listen().stream()
            .anyMatch(rule ->
                rule.coversPort(address.getPort()) && rule.coversAddress(address.getAddress()));
    if (!granted) {
      config.denials().accept(new Denial(Denial.Kind.LISTEN, shown(address)));
    }
    return granted;
  }

  private boolean connects(AddressRule rule, InetSocketAddress address) {
    if (!rule.coversPort(address.getPort())) {
      return false;
    }
    var names = resolved.getOrDefault(address.getAddress(), Set.of());
    return switch (rule.kind()) {
      case NETWORK, PUBLIC, ALL -> rule.coversAddress(address.getAddress());
      case NAME ->
          Addresses.isPublic(address.getAddress())
              && names.stream().anyMatch(name -> covers(rule, name));
    };
  }

  private static boolean covers(AddressRule rule, String name) {
    return switch (rule.kind()) {
      case NAME -> rule.name().orElseThrow().covers(name);
      case ALL, PUBLIC -> true;
      case NETWORK -> false;
    };
  }

  private static String shown(InetSocketAddress address) {
    String host = address.getAddress().getHostAddress();
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
  }
}
