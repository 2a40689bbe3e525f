package dev.wharf.wasi.http;

import java.util.Locale;
import java.util.Set;

/** What may stand in a request's line and which fields are the host's, for all versions of WASI. */
final class MessageSyntax {
  /** RFC 9110, 7.6.1, and what routes or authorises a connection. */
  private static final Set<String> FORBIDDEN =
      Set.of(
          "connection",
          "host",
          "http2-settings",
          "keep-alive",
          "proxy-authenticate",
          "proxy-authorization",
          "proxy-connection",
          "te",
          "transfer-encoding",
          "upgrade");

  private static final String UNRESERVED = "-._~";
  private static final String SUB_DELIMITERS = "!$&'()*+,;=";

  private MessageSyntax() {}

  /** Whether a guest may not set the field. */
  static boolean isForbidden(String name) {
    return FORBIDDEN.contains(name.toLowerCase(Locale.ROOT));
  }

  /** RFC 3986, 3.1. */
  static boolean isScheme(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean inside = isDigit(c) || c == '+' || c == '-' || c == '.';
      if (!isLetter(c) && (i == 0 || !inside)) {
        return false;
      }
    }
    return !text.isEmpty();
  }

  /**
   * A path and query: what RFC 3986 allows in them, raw UTF-8, and the few ASCII characters that
   * clients send all the same; no blank, control character or fragment.
   */
  static boolean isPathWithQuery(String text) {
    return text.chars().allMatch(c -> c > ' ' && "#<>\\`\u007F".indexOf(c) < 0);
  }

  /** RFC 3986, 3.2: user information, a host that is not empty, a port in digits. */
  static boolean isAuthority(String text) {
    int at = text.lastIndexOf('@');
    String hostAndPort = text.substring(at + 1);
    if (at >= 0 && !all(text.substring(0, at), ":")) {
      return false;
    }
    if (hostAndPort.startsWith("[")) {
      int end = hostAndPort.indexOf(']');
      return end > 1
          && hostAndPort
              .substring(1, end)
              .chars()
              .allMatch(c -> isHex((char) c) || ":.".indexOf(c) >= 0)
          && isPort(hostAndPort.substring(end + 1));
    }
    int colon = hostAndPort.indexOf(':');
    String host = colon < 0 ? hostAndPort : hostAndPort.substring(0, colon);
    return !host.isEmpty()
        && all(host, "")
        && isPort(colon < 0 ? "" : hostAndPort.substring(colon));
  }

  private static boolean isPort(String text) {
    return text.isEmpty()
        || text.charAt(0) == ':'
            && text.length() <= 6
            && text.substring(1).chars().allMatch(c -> isDigit((char) c));
  }

  private static boolean all(String text, String more) {
    return text.chars()
        .allMatch(c ->
            isLetter((char) c)
                || isDigit((char) c)
                || c == '%'
                || UNRESERVED.indexOf(c) >= 0
                || SUB_DELIMITERS.indexOf(c) >= 0
                || more.indexOf(c) >= 0);
  }

  private static boolean isLetter(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isHex(char c) {
    return isDigit(c) || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F';
  }
}
