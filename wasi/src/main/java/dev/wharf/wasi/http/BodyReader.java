package dev.wharf.wasi.http;

import dev.wharf.http.Body;
import dev.wharf.http.Headers;
import dev.wharf.http.HttpException;
import dev.wharf.runtime.value.ByteStreamReader;
import dev.wharf.runtime.value.Inline;
import dev.wharf.runtime.value.Result;
import dev.wharf.wasi.p3.http.Types;
import dev.wharf.wasi.p3.http.Types.ErrorCode;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Content that arrives, as a stream. The stream cannot fail: it ends, and what went wrong stands in
 * the future that otherwise has the trailers.
 */
@Inline
final class BodyReader implements ByteStreamReader {
  private final Body body;
  private final CompletableFuture<Result<Optional<Types.Fields>, ErrorCode>> trailers;
  private boolean spent;

  BodyReader(Body body, CompletableFuture<Result<Optional<Types.Fields>, ErrorCode>> trailers) {
    this.body = body;
    this.trailers = trailers;
  }

  @Override
  public int read(byte[] into, int offset, int length) {
    check();
    try {
      return told(body.read(ByteBuffer.wrap(into, offset, length)));
    } catch (HttpException e) {
      return failed(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while reading content");
    }
  }

  @Override
  public OptionalInt poll(byte[] into, int offset, int length, Duration wait) {
    check();
    if (!body.readable() && wait.isPositive()) {
      await(wait);
    }
    try {
      int count = told(body.tryRead(ByteBuffer.wrap(into, offset, length)));
      return count == 0 && length > 0 ? OptionalInt.empty() : OptionalInt.of(count);
    } catch (HttpException e) {
      return OptionalInt.of(failed(e));
    }
  }

  @Override
  public boolean ready() {
    return body.readable();
  }

  @Override
  public ByteStreamReader move() {
    check();
    spent = true;
    return new BodyReader(body, trailers);
  }

  @Override
  public void close() {
    if (!spent) {
      spent = true;
      trailers.complete(Result.ok(Optional.empty()));
      body.close();
    }
  }

  private void await(Duration wait) {
    var readable = new CountDownLatch(1);
    body.onReadable(readable::countDown);
    try {
      readable.await(wait.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while reading content");
    }
  }

  private int told(int count) {
    if (count < 0) {
      Headers fields = body.trailers();
      trailers.complete(
          Result.ok(
              fields.size() == 0 ? Optional.empty() : Optional.of(new FieldsP3(fields, false))));
    }
    return count;
  }

  private int failed(HttpException e) {
    trailers.complete(Result.err(ErrorCodesP3.of(e)));
    return -1;
  }

  private void check() {
    if (spent) {
      throw new IllegalStateException("this end of a stream was closed or given away");
    }
  }
}
