package dev.wharf.runtime.value;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/** The end of a future that its value is put into. */
final class StageWriter<T> implements FutureWriter<T> {
  private final CompletableFuture<T> value;
  private final AtomicBoolean used = new AtomicBoolean();

  StageWriter(CompletableFuture<T> value) {
    this.value = value;
  }

  @Override
  public boolean complete(T given) {
    if (used.getAndSet(true)) {
      throw new IllegalStateException("a value was given before, or this end was closed");
    }
    return value.complete(given);
  }

  @Override
  public void close() {
    if (!used.getAndSet(true)) {
      value.completeExceptionally(
          new IllegalStateException("the writer of the future was closed without a value"));
    }
  }
}
