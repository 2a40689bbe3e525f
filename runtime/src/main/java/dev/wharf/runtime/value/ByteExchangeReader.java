package dev.wharf.runtime.value;

import java.time.Duration;
import java.util.OptionalInt;

/** The reading end of a pipe of bytes. */
final class ByteExchangeReader implements ByteStreamReader {
  private final ByteExchange exchange;
  private final EndState state = new EndState();

  ByteExchangeReader(ByteExchange exchange) {
    this.exchange = exchange;
  }

  @Override
  public int read(byte[] into, int offset, int length) {
    state.check();
    exchange.await(Rendezvous.FOR_EVER);
    return exchange.take(into, offset, length);
  }

  @Override
  public OptionalInt poll(byte[] into, int offset, int length, Duration wait) {
    state.check();
    return exchange.await(wait)
        ? OptionalInt.of(exchange.take(into, offset, length))
        : OptionalInt.empty();
  }

  @Override
  public boolean ready() {
    return exchange.ready();
  }

  @Override
  public ByteStreamReader move() {
    state.move();
    return new ByteExchangeReader(exchange);
  }

  @Override
  public void close() {
    if (state.close()) {
      exchange.closeReader();
    }
  }
}
