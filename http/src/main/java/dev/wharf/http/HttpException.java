package dev.wharf.http;

import java.util.OptionalLong;

/** An exchange failed. Says where it was noticed, not where it happened, so it has no stack. */
public final class HttpException extends RuntimeException {
  private final HttpError error;
  private final OptionalLong size;

  public HttpException(HttpError error, String message) {
    this(error, message, OptionalLong.empty());
  }

  /** A failure about a size in bytes, of the body or section that the error names. */
  public HttpException(HttpError error, String message, long size) {
    this(error, message, OptionalLong.of(size));
  }

  private HttpException(HttpError error, String message, OptionalLong size) {
    super(message, null, true, false);
    this.error = error;
    this.size = size;
  }

  /** What went wrong. */
  public HttpError error() {
    return error;
  }

  /** For errors about a size, that size, and for {@link HttpError#TLS_ALERT_RECEIVED} the alert. */
  public OptionalLong size() {
    return size;
  }

  @Override
  public String toString() {
    return "HttpException: " + error + ": " + getMessage();
  }
}
