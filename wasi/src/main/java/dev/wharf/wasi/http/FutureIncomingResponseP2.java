package dev.wharf.wasi.http;

import dev.wharf.http.ClientExchange;
import dev.wharf.http.HttpException;
import dev.wharf.runtime.value.Result;
import dev.wharf.runtime.value.Unit;
import dev.wharf.wasi.io.Gate;
import dev.wharf.wasi.io.HostPollable;
import dev.wharf.wasi.io.Readiness;
import dev.wharf.wasi.p2.http.Types;
import dev.wharf.wasi.p2.http.Types.ErrorCode;
import dev.wharf.wasi.p2.io.Poll;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A {@code future-incoming-response}. */
final class FutureIncomingResponseP2 implements Types.FutureIncomingResponse, Readiness.Notified {
  private final ClientExchange exchange;
  private final Set<Gate> gates = ConcurrentHashMap.newKeySet();
  private boolean given;

  FutureIncomingResponseP2(ClientExchange exchange) {
    this.exchange = exchange;
  }

  @Override
  public Poll.Pollable subscribe() {
    return new HostPollable(this);
  }

  @Override
  public boolean ready() {
    try {
      return exchange.tryResponse().isPresent();
    } catch (HttpException _) {
      return true; // get tells of it
    }
  }

  @Override
  public Optional<Result<Result<Types.IncomingResponse, ErrorCode>, Unit>> get() {
    if (given) {
      return Optional.of(Result.err(Unit.UNIT));
    }
    try {
      var response = exchange.tryResponse();
      given = response.isPresent();
      return response.map(
          head -> Result.ok(Result.ok(new IncomingResponseP2(head, exchange.responseBody()))));
    } catch (HttpException e) {
      given = true;
      return Optional.of(Result.ok(Result.err(ErrorCodesP2.of(e))));
    }
  }

  @Override
  public void tell(Gate gate) {
    gates.add(gate);
    exchange.onResponse(() -> gates.forEach(Gate::open));
  }

  @Override
  public void forget(Gate gate) {
    gates.remove(gate);
  }

  /** A response that the guest has goes on. */
  @Override
  public void close() {
    if (!given) {
      exchange.close();
    }
  }
}
