package dev.wharf.wasi.sockets;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.Optional;

/**
 * Addresses and ports that may be used. A rule by name covers what that name resolves to, and is
 * checked again on the address of each use; {@code *} covers public addresses only, {@code all}
 * every address.
 *
 * @param name the name, of a rule by name
 * @param network the leading bits, of a rule by address
 * @param prefix how many bits of {@code network} count
 * @param firstPort the lowest port covered
 * @param lastPort the highest port covered
 */
public record AddressRule(
    Kind kind,
    Optional<NameRule> name,
    Optional<InetAddress> network,
    int prefix,
    int firstPort,
    int lastPort) {
  /** What a rule goes by. */
  public enum Kind {
    NAME,
    NETWORK,
    PUBLIC,
    ALL
  }

  /**
   * Reads {@code HOST[:PORT]}, {@code CIDR[:PORT]}, {@code *[:PORT]} or {@code all[:PORT]}; a port
   * may be a range.
   */
  public static AddressRule parse(String text) {
    int split = portSeparator(text);
    String host = split < 0 ? text : text.substring(0, split);
    int[] ports = split < 0 ? new int[] {0, 65_535} : ports(text, text.substring(split + 1));
    if (host.equals("*") || host.equals("all")) {
      var kind = host.equals("*") ? Kind.PUBLIC : Kind.ALL;
      return new AddressRule(kind, Optional.empty(), Optional.empty(), 0, ports[0], ports[1]);
    }
    String bare = host.replace("[", "").replace("]", "");
    int slash = bare.indexOf('/');
    var literal = Addresses.literal(slash < 0 ? bare : bare.substring(0, slash));
    if (literal.isEmpty()) {
      var name = Optional.of(NameRule.parse(host));
      return new AddressRule(Kind.NAME, name, Optional.empty(), 0, ports[0], ports[1]);
    }
    int bits = literal.get().getAddress().length * 8;
    int prefix = slash < 0 ? bits : number(text, bare.substring(slash + 1), bits);
    return new AddressRule(Kind.NETWORK, Optional.empty(), literal, prefix, ports[0], ports[1]);
  }

  /** Whether this rule covers the port. */
  public boolean coversPort(int port) {
    return firstPort <= port && port <= lastPort;
  }

  /** Whether this rule covers the address without any name lookup. */
  public boolean coversAddress(InetAddress address) {
    return switch (kind) {
      case NAME -> false;
      case NETWORK -> samePrefix(network.orElseThrow().getAddress(), address.getAddress());
      case PUBLIC -> Addresses.isPublic(address);
      case ALL -> true;
    };
  }

  private boolean samePrefix(byte[] rule, byte[] address) {
    if (rule.length != address.length) {
      return false;
    }
    int whole = prefix / 8;
    if (!Arrays.equals(rule, 0, whole, address, 0, whole)) {
      return false;
    }
    int rest = prefix % 8;
    return rest == 0 || ((rule[whole] ^ address[whole]) & 0xFF) >> (8 - rest) == 0;
  }

  // A bare IPv6 address has many colons and no port; with a port it stands in brackets.
  private static int portSeparator(String text) {
    int last = text.lastIndexOf(':');
    if (last < 0) {
      return -1;
    }
    boolean bracketed = text.startsWith("[");
    if (bracketed) {
      return text.lastIndexOf(']') < last ? last : -1;
    }
    return text.indexOf(':') == last ? last : -1;
  }

  private static int[] ports(String rule, String text) {
    int dash = text.indexOf('-');
    int first = number(rule, dash < 0 ? text : text.substring(0, dash), 65_535);
    int last = dash < 0 ? first : number(rule, text.substring(dash + 1), 65_535);
    if (first > last) {
      throw new IllegalArgumentException("ports run backwards: " + rule);
    }
    return new int[] {first, last};
  }

  private static int number(String rule, String text, int most) {
    boolean digits =
        !text.isEmpty() && text.length() <= 5 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    if (!digits || Integer.parseInt(text) > most) {
      throw new IllegalArgumentException("not an address rule: " + rule);
    }
    return Integer.parseInt(text);
  }
}
