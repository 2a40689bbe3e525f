package dev.wharf.http.netty;

import dev.wharf.http.ConnectionFields;
import dev.wharf.http.Headers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Parses the fields of a section: those that are about the message go into its headers, those about
 * the connection into here. RFC 9112, 5 and 6. Whatever two readers could understand differently is
 * refused.
 */
final class FieldParser {
  /** Values of {@link #contentLength}: no field says it, or the content is in chunks. */
  static final long ABSENT = -1;

  static final long CHUNKED = -2;

  private final boolean request;
  private final List<String> connectionOptions = new ArrayList<>(2);
  private long contentLength = ABSENT;
  private boolean close;
  private boolean keepAlive;
  private boolean hasHost;
  private String host = "";
  private boolean expectContinue;
  private boolean unknownExpectation;

  FieldParser(boolean request) {
    this.request = request;
  }

  /** Parses a header section that has been scanned, up to its empty line. */
  Headers headers(byte[] bytes, int from) {
    var headers = Headers.builder();
    int at = from;
    while (bytes[at] != '\r') {
      int end = lineEnd(bytes, at);
      int colon = colon(bytes, at, end);
      String name = text(bytes, at, colon);
      String value = value(bytes, colon + 1, end);
      if (keep(name, value)) {
        append(headers, name, value);
      }
      at = end + 2;
    }
    for (String option : connectionOptions) {
      headers.remove(option);
    }
    return headers.build();
  }

  /** Parses a trailer section that has been scanned. */
  static Headers trailers(byte[] bytes) {
    var trailers = Headers.builder();
    int at = 0;
    while (bytes[at] != '\r') {
      int end = lineEnd(bytes, at);
      int colon = colon(bytes, at, end);
      String name = text(bytes, at, colon);
      if (ConnectionFields.forbiddenInTrailers(name)) {
        throw Refusal.malformed("forbidden trailer");
      }
      append(trailers, name, value(bytes, colon + 1, end));
      at = end + 2;
    }
    return trailers.build();
  }

  /** The length of the content in bytes, {@link #ABSENT} or {@link #CHUNKED}. */
  long contentLength() {
    return contentLength;
  }

  /** Whether the connection persists after this message. RFC 9112, 9.3. */
  boolean persists(boolean http11) {
    return !close && (http11 || keepAlive);
  }

  boolean hasHost() {
    return hasHost;
  }

  String host() {
    return host;
  }

  boolean expectContinue() {
    return expectContinue;
  }

  boolean unknownExpectation() {
    return unknownExpectation;
  }

  private boolean keep(String name, String value) {
    switch (name.length()) {
      case 4 -> {
        if (request && name.equalsIgnoreCase("host")) {
          if (hasHost) {
            throw Refusal.malformed("two Host fields");
          }
          hasHost = true;
          host = value;
        }
      }
      case 6 -> {
        if (request && name.equalsIgnoreCase("expect")) {
          if (!value.equalsIgnoreCase("100-continue")) {
            unknownExpectation = true;
          }
          expectContinue = true;
          return false;
        }
      }
      case 10 -> {
        if (name.equalsIgnoreCase("connection")) {
          options(value);
        }
      }
      case 14 -> {
        if (name.equalsIgnoreCase("content-length")) {
          if (contentLength != ABSENT) {
            throw Refusal.malformed("more than one length");
          }
          contentLength = length(value);
        }
      }
      case 17 -> {
        if (name.equalsIgnoreCase("transfer-encoding")) {
          if (contentLength != ABSENT) {
            throw Refusal.malformed("more than one length");
          }
          if (!value.equalsIgnoreCase("chunked")) {
            throw Refusal.malformed("unknown transfer coding");
          }
          contentLength = CHUNKED;
        }
      }
      default -> {}
    }
    return !ConnectionFields.has(name);
  }

  /** RFC 9110, 7.6.1: fields that are named here are about the connection, too. */
  private void options(String value) {
    for (String option : value.split(",", -1)) {
      switch (option.strip().toLowerCase(Locale.ROOT)) {
        case "close" -> close = true;
        case "keep-alive" -> keepAlive = true;
        case "" -> {}
        case "content-length", "host", "transfer-encoding" ->
            throw Refusal.malformed("a field that cannot be about the connection");
        case String name -> connectionOptions.add(name);
      }
    }
  }

  /** Digits and nothing else, and not more of them than a long holds. RFC 9110, 8.6. */
  static long length(String value) {
    if (value.isEmpty() || value.length() > 18) {
      throw Refusal.malformed("invalid length");
    }
    long length = 0;
    for (int i = 0; i < value.length(); i++) {
      int digit = value.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        throw Refusal.malformed("invalid length");
      }
      length = 10 * length + digit;
    }
    return length;
  }

  private static void append(Headers.Builder fields, String name, String value) {
    try {
      fields.append(name, value);
    } catch (IllegalArgumentException e) {
      throw Refusal.malformed("invalid field");
    }
  }

  static int lineEnd(byte[] bytes, int from) {
    int at = from;
    while (bytes[at] != '\n') {
      at++;
    }
    return at - 1;
  }

  /**
   * A line that begins with a blank continues the last one in old messages; it has an empty name.
   */
  private static int colon(byte[] bytes, int from, int end) {
    for (int at = from; at < end; at++) {
      if (bytes[at] == ':') {
        return at;
      }
    }
    throw Refusal.malformed("line without a colon");
  }

  private static String value(byte[] bytes, int from, int end) {
    int start = from;
    int stop = end;
    while (start < stop && isBlank(bytes[start])) {
      start++;
    }
    while (stop > start && isBlank(bytes[stop - 1])) {
      stop--;
    }
    return text(bytes, start, stop);
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\t';
  }

  static String text(byte[] bytes, int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
  }
}
