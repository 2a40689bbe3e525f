package dev.wharf.wasi.http;

import dev.wharf.http.Body;
import dev.wharf.http.Headers;
import dev.wharf.http.HttpException;
import dev.wharf.runtime.value.Result;
import dev.wharf.runtime.value.Unit;
import dev.wharf.wasi.io.Gate;
import dev.wharf.wasi.io.HostPollable;
import dev.wharf.wasi.io.Readiness;
import dev.wharf.wasi.p2.http.Types;
import dev.wharf.wasi.p2.http.Types.ErrorCode;
import dev.wharf.wasi.p2.io.Poll;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A {@code future-trailers}: there once all content has gone by. */
final class FutureTrailersP2 implements Types.FutureTrailers, Readiness.Notified {
  private static final int DISCARDED_AT_ONCE = 8192;

  private final Body body;
  private final Set<Gate> gates = ConcurrentHashMap.newKeySet();
  private Optional<Result<Optional<Types.Fields>, ErrorCode>> outcome = Optional.empty();
  private boolean given;

  FutureTrailersP2(Body body) {
    this.body = body;
  }

  @Override
  public Poll.Pollable subscribe() {
    return new HostPollable(this);
  }

  @Override
  public boolean ready() {
    var discarded = ByteBuffer.allocate(DISCARDED_AT_ONCE);
    while (outcome.isEmpty()) {
      try {
        int count = body.tryRead(discarded.clear());
        if (count == 0) {
          askAgain();
          return false;
        }
        if (count < 0) {
          outcome = Optional.of(Result.ok(trailers(body.trailers())));
        }
      } catch (HttpException e) {
        outcome = Optional.of(Result.err(ErrorCodesP2.of(e)));
      }
    }
    return true;
  }

  private static Optional<Types.Fields> trailers(Headers headers) {
    return headers.size() == 0 ? Optional.empty() : Optional.of(FieldsP2.ofMessage(headers));
  }

  @Override
  public Optional<Result<Result<Optional<Types.Fields>, ErrorCode>, Unit>> get() {
    if (given) {
      return Optional.of(Result.err(Unit.UNIT));
    }
    given = ready();
    return outcome.map(Result::ok);
  }

  @Override
  public void tell(Gate gate) {
    gates.add(gate);
    askAgain();
  }

  /** Those who wait look again when there is more to throw away. */
  private void askAgain() {
    if (!gates.isEmpty()) {
      body.onReadable(() -> gates.forEach(Gate::open));
    }
  }

  @Override
  public void forget(Gate gate) {
    gates.remove(gate);
  }

  @Override
  public void close() {
    body.close();
  }
}
