package dev.wharf.runtime.canon;

import dev.wharf.runtime.async.HostThreads;
import dev.wharf.wasm.Trap;
import dev.wharf.wasm.TrapException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The result of a call that no thread waits for: guests run on the store's executor, and so does
 * whatever follows. If a guest of the store traps, there will be none.
 */
final class LaterResult extends CompletableFuture<Object> {
  private final HostThreads threads;
  private final TaskWork work;
  private final Supplier<Object> outcome;
  private final Consumer<RuntimeException> onFailure = this::completeExceptionally;

  LaterResult(HostThreads threads, TaskWork work, Supplier<Object> outcome) {
    this.threads = threads;
    this.work = work;
    this.outcome = outcome;
  }

  CompletableFuture<Object> start() {
    threads.watch(onFailure);
    whenComplete((_, _) -> threads.unwatch(onFailure));
    work.then(() -> threads.execute(this::finish));
    threads.send(work::start);
    return this;
  }

  private void finish() {
    try {
      complete(outcome.get());
    } catch (Throwable thrown) {
      completeExceptionally(thrown);
    }
  }

  private void checkEnd() {
    if (!work.isDone()) {
      throw new TrapException(Trap.INTERRUPTED, "what was cancelled did not end in time");
    }
  }

  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    boolean cancelled = super.cancel(mayInterruptIfRunning);
    if (cancelled) {
      threads.send(work::cancelOnce);
      var grace = threads.cancelGrace();
      CompletableFuture.delayedExecutor(grace.toNanos(), TimeUnit.NANOSECONDS, Runnable::run)
          .execute(() -> threads.send(this::checkEnd));
    }
    return cancelled;
  }

  @Override
  public <U> CompletableFuture<U> newIncompleteFuture() {
    return new CompletableFuture<>();
  }
}
