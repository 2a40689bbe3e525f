package dev.wharf.wasi.http;

import dev.wharf.http.Headers;
import dev.wharf.http.HttpError;
import dev.wharf.http.HttpException;
import dev.wharf.http.Method;
import dev.wharf.http.Request;
import dev.wharf.http.RequestOptions;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
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

  /**
   * The head of a request that a guest describes; it goes to {@code https} unless it says
   * otherwise.
   *
   * @throws HttpException {@code HTTP-request-URI-invalid} without an authority, or with a scheme
   *     other than {@code http} and {@code https}
   */
  static Request request(
      String method,
      Optional<String> scheme,
      Optional<String> authority,
      Optional<String> path,
      Headers headers) {
    String name = scheme.orElse("https");
    if (!name.equals("http") && !name.equals("https")) {
      throw new HttpException(
          HttpError.HTTP_REQUEST_URI_INVALID, "requests of scheme " + name + " go nowhere");
    }
    if (authority.isEmpty()) {
      throw new HttpException(
          HttpError.HTTP_REQUEST_URI_INVALID,
          "the request does not say to which authority it goes");
    }
    return new Request(new Method(method), name, authority, absolute(path.orElse("/")), headers);
  }

  private static String absolute(String path) {
    return path.startsWith("/") || path.equals("*") ? path : "/" + path;
  }

  /** Times in nanoseconds: what is not set is the transport's, and nothing waits longer. */
  static RequestOptions options(
      Optional<Long> connect, Optional<Long> firstByte, Optional<Long> betweenBytes) {
    var most = RequestOptions.DEFAULT;
    return new RequestOptions(
        shorter(connect, most.connect()),
        shorter(firstByte, most.firstByte()),
        shorter(betweenBytes, most.betweenBytes()));
  }

  private static Duration shorter(Optional<Long> wanted, Duration most) {
    if (wanted.isEmpty() || Long.compareUnsigned(wanted.get(), most.toNanos()) >= 0) {
      return most;
    }
    return Duration.ofNanos(wanted.get());
  }

  /** The length that headers announce; the transport refuses what is not one. */
  static OptionalLong length(Headers headers) {
    String text = headers.first("content-length").orElse("");
    boolean digits = !text.isEmpty() && text.chars().allMatch(c -> isDigit((char) c));
    return digits && text.length() < 19
        ? OptionalLong.of(Long.parseLong(text))
        : OptionalLong.empty();
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
