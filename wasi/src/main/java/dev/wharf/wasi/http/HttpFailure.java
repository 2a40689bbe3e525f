package dev.wharf.wasi.http;

import dev.wharf.http.HttpException;
import java.io.IOException;

/** What went wrong with content, as the streams of 0.2 carry it. */
final class HttpFailure extends IOException {
  private static final long serialVersionUID = 1L;

  private final transient HttpException failure;

  HttpFailure(HttpException failure) {
    super(failure.getMessage(), failure);
    this.failure = failure;
  }

  HttpException failure() {
    return failure;
  }
}
