package dev.wharf.runtime.value;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The end of a WIT {@code future<T>} that its value comes out of; a {@code future} without a type
 * carries {@link Unit}. As with {@link StreamReader}, waiting runs guest code, giving the end away
 * spends it, and an end that is not given away is to be closed.
 *
 * <p>A future cannot fail: where that may happen it is a {@code future<result<…>>}.
 */
public interface FutureReader<T> extends AutoCloseable {
  /**
   * The value, once it is there; a second time at once.
   *
   * @throws java.util.concurrent.CancellationException if the thread is interrupted before; the
   *     interrupt status stays set, and the end can be asked again
   * @throws dev.wharf.wasm.TrapException if the guest traps, or if nothing is left that could write
   * @throws IllegalStateException if this end was closed or given away, if the writer of the host
   *     was closed without a value, or if guest code of the same store waits for the calling thread
   */
  T join();

  /** As {@link #join}, but gives up after a while and keeps the end; empty if nothing came. */
  Optional<T> poll(Duration wait);

  /** Whether {@link #join} would return at once, as far as can be told without running anything. */
  default boolean ready() {
    return false;
  }

  /**
   * The value for code that does not wait; for a guest's future a thread of its own waits.
   * Cancelling it closes the end.
   */
  CompletableFuture<T> toCompletableFuture();

  /**
   * Takes the end out of this object, which is spent then, as if it were given away.
   *
   * @throws IllegalStateException if it is closed or spent, or was asked for its value before
   */
  FutureReader<T> move();

  /** Tells the other end that nobody waits any more; a second time does nothing. */
  @Override
  void close();

  /** A value that is there already. */
  static <T> FutureReader<T> of(T value) {
    return new StageReader<>(CompletableFuture.completedFuture(value));
  }

  /**
   * What a stage will give. If it fails while a guest waits, that is a trap with its exception as
   * the cause. Closing the end cancels it, on the thread of the guest that does.
   */
  @SuppressWarnings("unchecked") // only read from
  static <T> FutureReader<T> of(CompletionStage<? extends T> stage) {
    return new StageReader<>((CompletableFuture<T>) stage.toCompletableFuture());
  }
}
