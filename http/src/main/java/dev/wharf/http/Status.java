package dev.wharf.http;

/**
 * A status code. RFC 9110, 15.
 *
 * @param code from 100 to 999
 */
public record Status(int code) {
  public static final Status CONTINUE = new Status(100);
  public static final Status OK = new Status(200);
  public static final Status NO_CONTENT = new Status(204);
  public static final Status NOT_MODIFIED = new Status(304);
  public static final Status BAD_REQUEST = new Status(400);
  public static final Status NOT_FOUND = new Status(404);
  public static final Status REQUEST_TIMEOUT = new Status(408);
  public static final Status CONTENT_TOO_LARGE = new Status(413);
  public static final Status URI_TOO_LONG = new Status(414);
  public static final Status EXPECTATION_FAILED = new Status(417);
  public static final Status HEADERS_TOO_LARGE = new Status(431);
  public static final Status INTERNAL_SERVER_ERROR = new Status(500);
  public static final Status NOT_IMPLEMENTED = new Status(501);
  public static final Status SERVICE_UNAVAILABLE = new Status(503);
  public static final Status VERSION_NOT_SUPPORTED = new Status(505);

  /**
   * Checks the code.
   *
   * @throws IllegalArgumentException if it has not three digits
   */
  public Status {
    if (code < 100 || code > 999) {
      throw new IllegalArgumentException("invalid status code " + code);
    }
  }

  /** Whether a final response follows this one. */
  public boolean interim() {
    return code < 200;
  }

  /** Whether such a response has no content whatever its headers say. RFC 9110, 6.4.1. */
  public boolean bodiless() {
    return code < 200 || code == 204 || code == 304;
  }

  /** The phrase that HTTP/1.1 puts beside the code; empty for codes without a usual one. */
  public String reason() {
    return switch (code) {
      case 100 -> "Continue";
      case 101 -> "Switching Protocols";
      case 103 -> "Early Hints";
      case 200 -> "OK";
      case 201 -> "Created";
      case 202 -> "Accepted";
      case 204 -> "No Content";
      case 206 -> "Partial Content";
      case 301 -> "Moved Permanently";
      case 302 -> "Found";
      case 303 -> "See Other";
      case 304 -> "Not Modified";
      case 307 -> "Temporary Redirect";
      case 308 -> "Permanent Redirect";
      case 400 -> "Bad Request";
      case 401 -> "Unauthorized";
      case 403 -> "Forbidden";
      case 404 -> "Not Found";
      case 405 -> "Method Not Allowed";
      case 408 -> "Request Timeout";
      case 409 -> "Conflict";
      case 410 -> "Gone";
      case 411 -> "Length Required";
      case 412 -> "Precondition Failed";
      case 413 -> "Content Too Large";
      case 414 -> "URI Too Long";
      case 415 -> "Unsupported Media Type";
      case 417 -> "Expectation Failed";
      case 422 -> "Unprocessable Content";
      case 429 -> "Too Many Requests";
      case 431 -> "Request Header Fields Too Large";
      case 500 -> "Internal Server Error";
      case 501 -> "Not Implemented";
      case 502 -> "Bad Gateway";
      case 503 -> "Service Unavailable";
      case 504 -> "Gateway Timeout";
      case 505 -> "HTTP Version Not Supported";
      default -> "";
    };
  }
}
