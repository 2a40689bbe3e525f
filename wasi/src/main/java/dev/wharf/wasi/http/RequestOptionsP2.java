package dev.wharf.wasi.http;

import dev.wharf.http.RequestOptions;
import dev.wharf.wasi.p2.http.Types;
import java.util.Optional;

/** {@code request-options} of 0.2: how long to wait for what, in nanoseconds. */
final class RequestOptionsP2 implements Types.RequestOptions {
  private Optional<Long> connect = Optional.empty();
  private Optional<Long> firstByte = Optional.empty();
  private Optional<Long> betweenBytes = Optional.empty();

  /** For the transport. */
  RequestOptions transport() {
    return MessageSyntax.options(connect, firstByte, betweenBytes);
  }

  @Override
  public Optional<Long> connectTimeout() {
    return connect;
  }

  @Override
  public void setConnectTimeout(Optional<Long> duration) {
    connect = duration;
  }

  @Override
  public Optional<Long> firstByteTimeout() {
    return firstByte;
  }

  @Override
  public void setFirstByteTimeout(Optional<Long> duration) {
    firstByte = duration;
  }

  @Override
  public Optional<Long> betweenBytesTimeout() {
    return betweenBytes;
  }

  @Override
  public void setBetweenBytesTimeout(Optional<Long> duration) {
    betweenBytes = duration;
  }

  @Override
  public void close() {}
}
