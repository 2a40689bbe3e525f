package dev.wharf.runtime.canon;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** What a virtual thread computes, which is interrupted when the future is cancelled. */
final class Interruptible<T> extends CompletableFuture<T> {
  private final Supplier<T> body;
  private volatile Thread thread; // null before the start

  Interruptible(Supplier<T> body) {
    this.body = body;
  }

  CompletableFuture<T> start(String name) {
    thread = Thread.ofVirtual().name(name).unstarted(this::run);
    thread.start();
    return this;
  }

  private void run() {
    try {
      complete(body.get());
    } catch (Throwable thrown) {
      completeExceptionally(thrown);
    }
  }

  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    boolean cancelled = super.cancel(mayInterruptIfRunning);
    if (cancelled) {
      thread.interrupt();
    }
    return cancelled;
  }

  @Override
  public <U> CompletableFuture<U> newIncompleteFuture() {
    return new CompletableFuture<>();
  }
}
