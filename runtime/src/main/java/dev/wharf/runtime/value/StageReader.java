package dev.wharf.runtime.value;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A future of a value that the host computes. */
final class StageReader<T> implements FutureReader<T> {
  private final CompletableFuture<T> value;
  private final EndState state = new EndState();

  StageReader(CompletableFuture<T> value) {
    this.value = value;
  }

  @Override
  public T join() {
    return get(Long.MAX_VALUE).orElseThrow();
  }

  @Override
  public Optional<T> poll(Duration wait) {
    return get(Math.max(0, wait.toNanos()));
  }

  private Optional<T> get(long nanos) {
    state.check();
    try {
      return Optional.of(
          nanos == Long.MAX_VALUE ? value.get() : value.get(nanos, TimeUnit.NANOSECONDS));
    } catch (TimeoutException _) {
      return Optional.empty();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while waiting for a future");
    } catch (ExecutionException e) {
      throw failure(e.getCause());
    }
  }

  private static RuntimeException failure(Throwable cause) {
    return cause instanceof RuntimeException unchecked
        ? unchecked
        : new IllegalStateException("the future failed", cause);
  }

  @Override
  public boolean ready() {
    return value.isDone();
  }

  @Override
  public CompletableFuture<T> toCompletableFuture() {
    state.check();
    return value;
  }

  @Override
  public FutureReader<T> move() {
    state.move();
    return new StageReader<>(value);
  }

  @Override
  public void close() {
    if (state.close()) {
      value.cancel(true);
    }
  }
}
