package dev.wharf.runtime.value;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The reading end of a pipe. */
final class ExchangeReader<T> implements StreamReader<T> {
  private final Exchange<T> exchange;
  private final EndState state = new EndState();

  ExchangeReader(Exchange<T> exchange) {
    this.exchange = exchange;
  }

  @Override
  public List<T> read(int max) {
    state.check();
    return exchange.read(max);
  }

  @Override
  public Optional<List<T>> poll(int max, Duration wait) {
    state.check();
    return exchange.await(wait)
        ? Optional.of(exchange.take(new ArrayList<>(), max))
        : Optional.empty();
  }

  @Override
  public boolean ready() {
    return exchange.ready();
  }

  @Override
  public StreamReader<T> move() {
    state.move();
    return new ExchangeReader<>(exchange);
  }

  @Override
  public void close() {
    if (state.close()) {
      exchange.closeReader();
    }
  }
}
