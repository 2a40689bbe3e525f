package dev.wharf.wasi.http;

import java.util.Locale;

/**
 * Origins that may be asked: {@code https://example.org}, {@code http://localhost:8080}, {@code
 * https://*.example.org} for the names below it, {@code *} for all public ones, {@code all} for
 * every one. Without a port the scheme's own.
 *
 * @param kind which form it has
 * @param scheme {@code http} or {@code https}, empty unless the kind is an origin
 * @param host in lower case, empty unless the kind is an origin
 * @param port 1 to 65,535, or 0 unless the kind is an origin
 */
public record OriginRule(Kind kind, String scheme, String host, int port) {
  private static final int LARGEST_PORT = 65_535;

  /** The forms of a rule. */
  public enum Kind {
    ORIGIN,
    BELOW,
    PUBLIC,
    ALL
  }

  /**
   * Reads a rule.
   *
   * @throws IllegalArgumentException if it has another form
   */
  public static OriginRule parse(String text) {
    if (text.equals("*")) {
      return new OriginRule(Kind.PUBLIC, "", "", 0);
    }
    if (text.equals("all")) {
      return new OriginRule(Kind.ALL, "", "", 0);
    }
    int colon = text.indexOf("://");
    String scheme = colon < 0 ? "" : text.substring(0, colon).toLowerCase(Locale.ROOT);
    String authority = colon < 0 ? "" : text.substring(colon + 3);
    boolean below = authority.startsWith("*.");
    String origin = below ? authority.substring(2) : authority;
    if (!scheme.equals("http") && !scheme.equals("https")
        || origin.contains("@")
        || origin.contains("*")
        || !MessageSyntax.isAuthority(origin)) {
      throw new IllegalArgumentException(
          "not an origin: " + text + " (such as https://example.org or http://localhost:8080)");
    }
    int port = port(scheme, origin);
    if (port < 1 || port > LARGEST_PORT) {
      throw new IllegalArgumentException("not a port from 1 to 65535: " + text);
    }
    return new OriginRule(below ? Kind.BELOW : Kind.ORIGIN, scheme, host(origin), port);
  }

  /** Whether a request of that scheme to that authority is covered. */
  public boolean covers(String askedScheme, String authority) {
    String host = host(authority);
    return switch (kind) {
      case ALL, PUBLIC -> true;
      case ORIGIN -> sameDoor(askedScheme, authority) && host.equals(this.host);
      case BELOW -> sameDoor(askedScheme, authority) && host.endsWith("." + this.host);
    };
  }

  /**
   * Whether the origin may have an address of a private network: one that is named, or any.
   *
   * @param host in lower case, an IPv6 address without brackets
   */
  public boolean reachesPrivate(String scheme, String host, int port) {
    return switch (kind) {
      case ALL -> true;
      case ORIGIN ->
          scheme.equals(this.scheme)
              && port == this.port
              && (host.equals(this.host) || ("[" + host + "]").equals(this.host));
      case BELOW, PUBLIC -> false;
    };
  }

  private boolean sameDoor(String askedScheme, String authority) {
    return askedScheme.equals(scheme) && port(askedScheme, authority) == port;
  }

  private static String host(String authority) {
    String hostAndPort = authority.substring(authority.lastIndexOf('@') + 1);
    int end = hostAndPort.startsWith("[") ? hostAndPort.indexOf(']') + 1 : hostAndPort.indexOf(':');
    return (end <= 0 ? hostAndPort : hostAndPort.substring(0, end)).toLowerCase(Locale.ROOT);
  }

  private static int port(String scheme, String authority) {
    String rest = authority.substring(authority.lastIndexOf(']') + 1);
    int colon = rest.lastIndexOf(':');
    if (colon >= 0 && colon + 1 < rest.length()) {
      String digits = rest.substring(colon + 1);
      return digits.length() > 5 ? LARGEST_PORT + 1 : Integer.parseInt(digits);
    }
    return scheme.equals("https") ? 443 : 80;
  }
}
