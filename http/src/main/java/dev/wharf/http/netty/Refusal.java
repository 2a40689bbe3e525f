package dev.wharf.http.netty;

import dev.wharf.http.HttpError;
import dev.wharf.http.HttpException;
import dev.wharf.http.Status;

/** What arrived is not accepted: what a server answers, and what went wrong. Has no stack. */
final class Refusal extends RuntimeException {
  private final Status status;
  private final HttpError error;

  Refusal(Status status, HttpError error, String message) {
    super(message, null, false, false);
    this.status = status;
    this.error = error;
  }

  static Refusal malformed(String message) {
    return new Refusal(Status.BAD_REQUEST, HttpError.HTTP_PROTOCOL_ERROR, message);
  }

  Status status() {
    return status;
  }

  HttpException asException() {
    return new HttpException(error, getMessage());
  }
}
