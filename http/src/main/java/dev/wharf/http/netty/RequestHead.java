package dev.wharf.http.netty;

import dev.wharf.http.HttpError;
import dev.wharf.http.Method;
import dev.wharf.http.Request;
import dev.wharf.http.Status;
import java.util.Optional;

/**
 * The head of a request as HTTP/1.1 writes it. RFC 9112, 3.
 *
 * @param request what it says about the request
 * @param http11 whether it is of version 1.1, otherwise 1.0
 * @param persists whether the connection can serve another request
 * @param length of the content in bytes, 0 if there is none, or {@link FieldParser#CHUNKED}
 * @param expectContinue whether the client waits before it sends the content
 */
record RequestHead(
    Request request, boolean http11, boolean persists, long length, boolean expectContinue) {
  /** The head with which a client begins to speak HTTP/2. RFC 9113, 3.4. */
  static final String PREFACE = "PRI * HTTP/2.0\r\n\r\n";

  private static final String VERSION = "HTTP/1.";

  static RequestHead parse(byte[] bytes, String scheme) {
    int end = FieldParser.lineEnd(bytes, 0);
    int method = tokenEnd(bytes, 0, end);
    int target = tokenEnd(bytes, method + 1, end);
    boolean http11 = version(FieldParser.text(bytes, Math.min(target + 1, end), end));
    Method name = method(FieldParser.text(bytes, 0, method));
    String uri = FieldParser.text(bytes, method + 1, target);

    var fields = new FieldParser(true);
    var headers = fields.headers(bytes, end + 2);
    if (http11 && !fields.hasHost()) {
      throw Refusal.malformed("no Host field");
    }
    if (fields.contentLength() == FieldParser.CHUNKED && !http11) {
      throw Refusal.malformed("chunks in HTTP/1.0");
    }
    if (fields.unknownExpectation()) {
      throw new Refusal(
          Status.EXPECTATION_FAILED, HttpError.HTTP_PROTOCOL_ERROR, "unknown expectation");
    }
    if (fields.hasHost() && !Targets.isAuthority(fields.host())) {
      throw Refusal.malformed("invalid Host field");
    }
    String authority = fields.host();
    String path = uri;
    if (name.equals(Method.CONNECT)) {
      if (!Targets.isAuthority(uri) || uri.isEmpty()) {
        throw Refusal.malformed("invalid target");
      }
      authority = uri;
      path = "/";
    } else if (!uri.startsWith("/")) {
      if (Targets.isAbsolute(uri)) {
        authority = Targets.authorityOf(uri);
        path = Targets.pathOf(uri);
        if (fields.hasHost() && !authority.equalsIgnoreCase(fields.host())) {
          throw Refusal.malformed("target and Host field differ");
        }
      } else if (!uri.equals("*") || !name.equals(Method.OPTIONS)) {
        throw Refusal.malformed("invalid target");
      }
    }
    if (!Targets.isPath(path)) {
      throw Refusal.malformed("invalid target");
    }
    return new RequestHead(
        new Request(
            name,
            scheme,
            authority.isEmpty() ? Optional.empty() : Optional.of(authority),
            path,
            headers),
        http11,
        fields.persists(http11),
        fields.contentLength() == FieldParser.ABSENT ? 0 : fields.contentLength(),
        fields.expectContinue() && http11 && fields.contentLength() != FieldParser.ABSENT);
  }

  private static int tokenEnd(byte[] bytes, int from, int end) {
    int at = from;
    while (at < end && bytes[at] != ' ') {
      at++;
    }
    if (at == end) {
      throw Refusal.malformed("invalid request line");
    }
    return at;
  }

  private static Method method(String name) {
    try {
      return Method.of(name);
    } catch (IllegalArgumentException e) {
      throw Refusal.malformed("invalid method");
    }
  }

  /** Whether it is 1.1. */
  private static boolean version(String text) {
    if (text.length() == 8 && text.startsWith(VERSION)) {
      char minor = text.charAt(7);
      if (minor == '1' || minor == '0') {
        return minor == '1';
      }
    }
    boolean other =
        text.length() == 8
            && text.startsWith("HTTP/")
            && Character.isDigit(text.charAt(5))
            && text.charAt(6) == '.'
            && Character.isDigit(text.charAt(7));
    if (other) {
      throw new Refusal(
          Status.VERSION_NOT_SUPPORTED, HttpError.HTTP_PROTOCOL_ERROR, "unknown version");
    }
    throw Refusal.malformed("invalid version");
  }
}
