package dev.wharf.wasi.sockets;

import dev.wharf.wasi.io.Gate;
import dev.wharf.wasi.io.HostPollable;
import dev.wharf.wasi.io.Readiness;
import dev.wharf.wasi.p2.io.Poll;
import dev.wharf.wasi.p2.sockets.IpNameLookup;
import dev.wharf.wasi.p2.sockets.Network.ErrorCode;
import dev.wharf.wasi.p2.sockets.Network.IpAddress;
import java.net.IDN;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

/**
 * One lookup, on a thread of its own since the system's resolver only waits. At most 64 addresses
 * are kept.
 */
final class NameLookup implements IpNameLookup.ResolveAddressStream, Readiness.Notified {
  private static final int MOST_ADDRESSES = 64;

  private final AddressPolicy policy;
  private final String name;
  private final List<Gate> gates = new ArrayList<>();
  private Optional<List<InetAddress>> answer = Optional.empty();
  private boolean remembered;
  private final Queue<InetAddress> left = new ArrayDeque<>();

  private NameLookup(AddressPolicy policy, String name) {
    this.policy = policy;
    this.name = name;
  }

  /**
   * Starts it: {@code invalid-argument} for what is no name, {@code permanent-resolver-failure} for
   * a name that was not granted, before any packet leaves.
   */
  static NameLookup start(AddressPolicy policy, String name) {
    var literal = Addresses.literal(name.replaceAll("^\\[(.*)]$", "$1"));
    var lookup = new NameLookup(policy, literal.isPresent() ? name : ascii(name));
    if (literal.isPresent()) {
      lookup.remembered = true;
      lookup.publish(List.of(literal.get()));
      lookup.left.addAll(lookup.answer.orElseThrow());
      return lookup;
    }
    if (!policy.mayResolve(lookup.name)) {
      throw SocketFailure.error(ErrorCode.PERMANENT_RESOLVER_FAILURE);
    }
    Thread.ofPlatform().daemon().name("wharf-lookup").start(lookup::run);
    return lookup;
  }

  private static String ascii(String name) {
    try {
      String ascii = IDN.toASCII(name, IDN.USE_STD3_ASCII_RULES);
      if (!ascii.isEmpty() && ascii.length() <= 253) {
        return ascii;
      }
    } catch (IllegalArgumentException e) {
      // Falls through: not a name in any script.
    }
    throw SocketFailure.error(ErrorCode.INVALID_ARGUMENT);
  }

  private void run() {
    try {
      publish(Arrays.stream(InetAddress.getAllByName(name)).limit(MOST_ADDRESSES).toList());
    } catch (UnknownHostException | RuntimeException e) {
      publish(List.of());
    }
  }

  private synchronized void publish(List<InetAddress> addresses) {
    answer = Optional.of(addresses);
    gates.forEach(Gate::open);
  }

  @Override
  public synchronized Optional<IpAddress> resolveNextAddress() {
    if (answer.isEmpty()) {
      throw SocketFailure.error(ErrorCode.WOULD_BLOCK);
    }
    var addresses = answer.get();
    if (addresses.isEmpty()) {
      throw SocketFailure.error(ErrorCode.NAME_UNRESOLVABLE);
    }
    if (!remembered) {
      remembered = true;
      policy.resolved(name, addresses);
      left.addAll(addresses);
    }
    return Optional.ofNullable(left.poll()).map(Addresses::fromJava);
  }

  @Override
  public synchronized boolean ready() {
    return answer.isPresent();
  }

  @Override
  public synchronized void tell(Gate gate) {
    gates.add(gate);
  }

  @Override
  public synchronized void forget(Gate gate) {
    gates.remove(gate);
  }

  @Override
  public Poll.Pollable subscribe() {
    return new HostPollable(this);
  }

  @Override
  public void close() {}
}
