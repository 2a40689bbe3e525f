package dev.wharf.wasi.http;

import dev.wharf.http.RequestOptions;
import dev.wharf.wasi.p3.http.Types;
import dev.wharf.wasi.p3.http.Types.RequestOptionsError;
import dev.wharf.wasi.p3.http.Types.RequestOptionsErrorException;
import java.util.Optional;

/** {@code request-options} of 0.3: how long to wait for what, in nanoseconds. */
final class RequestOptionsP3 implements Types.RequestOptions {
  private Optional<Long> connect = Optional.empty();
  private Optional<Long> firstByte = Optional.empty();
  private Optional<Long> betweenBytes = Optional.empty();
  private boolean mutable = true;

  @Override
  public Optional<Long> getConnectTimeout() {
    return connect;
  }

  @Override
  public void setConnectTimeout(Optional<Long> duration) {
    checkMutable();
    connect = duration;
  }

  @Override
  public Optional<Long> getFirstByteTimeout() {
    return firstByte;
  }

  @Override
  public void setFirstByteTimeout(Optional<Long> duration) {
    checkMutable();
    firstByte = duration;
  }

  @Override
  public Optional<Long> getBetweenBytesTimeout() {
    return betweenBytes;
  }

  @Override
  public void setBetweenBytesTimeout(Optional<Long> duration) {
    checkMutable();
    betweenBytes = duration;
  }

  @Override
  public Types.RequestOptions clone_() {
    return copy();
  }

  @Override
  public void close() {}

  /** The same that cannot be changed, as a request has them. */
  RequestOptionsP3 frozen() {
    var frozen = copy();
    frozen.mutable = false;
    return frozen;
  }

  /** For the transport. */
  RequestOptions transport() {
    return MessageSyntax.options(connect, firstByte, betweenBytes);
  }

  private RequestOptionsP3 copy() {
    var copy = new RequestOptionsP3();
    copy.connect = connect;
    copy.firstByte = firstByte;
    copy.betweenBytes = betweenBytes;
    return copy;
  }

  private void checkMutable() {
    if (!mutable) {
      throw new RequestOptionsErrorException(RequestOptionsError.Immutable.INSTANCE);
    }
  }
}
