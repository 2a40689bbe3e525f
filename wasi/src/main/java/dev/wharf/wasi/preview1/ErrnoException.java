package dev.wharf.wasi.preview1;

import java.io.IOException;

/** A function of preview 1 returns this number. Carries no stack trace: it is an expected value. */
final class ErrnoException extends IOException {
  private static final long serialVersionUID = 1L;

  private final int errno;

  ErrnoException(int errno) {
    super("errno " + errno);
    this.errno = errno;
  }

  int errno() {
    return errno;
  }

  @Override
  public Throwable fillInStackTrace() {
    return this;
  }
}
