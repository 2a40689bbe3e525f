package dev.wharf.http.netty;

import dev.wharf.http.HttpError;
import dev.wharf.http.HttpException;
import dev.wharf.http.Request;
import java.util.Locale;

/**
 * Where a request goes.
 *
 * @param tls whether with TLS
 * @param host a name, or an address without brackets, in lower case
 * @param port the port, from 1
 */
record Origin(boolean tls, String host, int port) {
  /** Throws an {@link HttpException} if there is no such origin. */
  static Origin of(Request request) {
    boolean tls =
        switch (request.scheme()) {
          case "http" -> false;
          case "https" -> true;
          default -> throw invalid("unknown scheme");
        };
    String authority = request.authority().orElse("");
    int colon = authority.lastIndexOf(':');
    boolean hasPort = colon > authority.lastIndexOf(']');
    String host = hasPort ? authority.substring(0, colon) : authority;
    if (host.startsWith("[") && host.endsWith("]")) {
      host = host.substring(1, host.length() - 1);
    } else if (host.contains(":")) {
      throw invalid("invalid authority");
    }
    if (host.isEmpty() || !Targets.isAuthority(authority)) {
      throw invalid("invalid authority");
    }
    int port = tls ? 443 : 80;
    if (hasPort && colon + 1 < authority.length()) {
      try {
        port = (int) Math.min(FieldParser.length(authority.substring(colon + 1)), 65536);
      } catch (Refusal e) {
        throw invalid("invalid port");
      }
    }
    if (port < 1 || port > 65535) {
      throw invalid("invalid port");
    }
    return new Origin(tls, host.toLowerCase(Locale.ROOT), port);
  }

  String scheme() {
    return tls ? "https" : "http";
  }

  private static HttpException invalid(String message) {
    return new HttpException(HttpError.HTTP_REQUEST_URI_INVALID, message);
  }
}
