package dev.wharf.http;

/** Fields about one connection instead of a message. RFC 9110, 7.6.1. */
public final class ConnectionFields {
  private ConnectionFields() {}

  /**
   * Whether a field of that name belongs to the transport, which takes it away from what arrives
   * and refuses it in what is sent. {@code Host} is one: it is said by {@link Request#authority}.
   */
  public static boolean has(String name) {
    return switch (name.length()) {
      case 4 -> name.equalsIgnoreCase("host");
      case 7 -> name.equalsIgnoreCase("upgrade");
      case 10 -> name.equalsIgnoreCase("connection") || name.equalsIgnoreCase("keep-alive");
      case 14 -> name.equalsIgnoreCase("http2-settings");
      case 16 -> name.equalsIgnoreCase("proxy-connection");
      case 17 -> name.equalsIgnoreCase("transfer-encoding");
      default -> false;
    };
  }

  /**
   * Whether a field of that name says how a message is framed or routed, so that it may not stand
   * in trailers. RFC 9110, 6.5.1.
   */
  public static boolean forbiddenInTrailers(String name) {
    return has(name)
        || switch (name.length()) {
          case 2 -> name.equalsIgnoreCase("te");
          case 7 -> name.equalsIgnoreCase("trailer");
          case 14 -> name.equalsIgnoreCase("content-length");
          default -> false;
        };
  }

  /**
   * Checks the headers of a message to be sent.
   *
   * @throws IllegalArgumentException if there is a field of the transport
   */
  public static void refuseIn(Headers headers) {
    for (int i = 0; i < headers.size(); i++) {
      if (has(headers.name(i))) {
        throw new IllegalArgumentException("forbidden field " + headers.name(i));
      }
    }
  }

  /**
   * Checks trailers to be sent.
   *
   * @throws IllegalArgumentException if a field may not stand there
   */
  public static void refuseInTrailers(Headers trailers) {
    for (int i = 0; i < trailers.size(); i++) {
      if (forbiddenInTrailers(trailers.name(i))) {
        throw new IllegalArgumentException("forbidden trailer " + trailers.name(i));
      }
    }
  }
}
