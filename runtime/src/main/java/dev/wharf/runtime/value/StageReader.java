package dev.wharf.runtime.value;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A future of a value that the host computes. */
@Inline
final class StageReader<T> implements FutureReader<T> {
  private final CompletableFuture<T> value;
  private final EndState state = new EndState();

  StageReader(CompletableFuture<T> value) {
    this.value = value;
  }

  @Override
  public T join() {
    return get(Long.MAX_VALUE);
  }

  @Override
  public Optional<T> poll(Duration wait) {
    return Optional.ofNullable(get(Math.max(0, wait.toNanos())));
  }

  /** What the stage gave; hot: null if that is nothing, or if it did not come in time. */
  private T get(long nanos) {
    state.check();
    try {
      return nanos == Long.MAX_VALUE ? value.get() : value.get(nanos, TimeUnit.NANOSECONDS);
    } catch (TimeoutException _) {
      return null;
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
