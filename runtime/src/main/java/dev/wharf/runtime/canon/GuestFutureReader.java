package dev.wharf.runtime.canon;

import dev.wharf.runtime.async.CopyListener;
import dev.wharf.runtime.async.CopyResult;
import dev.wharf.runtime.async.HostThreads;
import dev.wharf.runtime.async.Scheduler;
import dev.wharf.runtime.async.Shared;
import dev.wharf.runtime.value.FutureReader;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;

/** A guest's future, read by the host. */
final class GuestFutureReader<T> extends GuestEnd implements FutureReader<T> {
  private final ElementCodec codec;
  private Optional<T> value = Optional.empty();

  GuestFutureReader(Shared shared, Scheduler scheduler, ElementCodec codec) {
    super(shared, scheduler);
    this.codec = codec;
  }

  private GuestFutureReader(GuestFutureReader<T> from) {
    super(from);
    this.codec = from.codec;
  }

  @Override
  public T join() {
    return poll(-1).orElseThrow();
  }

  @Override
  public Optional<T> poll(Duration wait) {
    return poll(Math.max(0, wait.toNanos()));
  }

  @SuppressWarnings("unchecked") // the codec was made for T
  private Optional<T> poll(long nanos) {
    if (value.isEmpty()) {
      var target = new HostBuffer.Elements(codec, 1);
      if (read(target, nanos)) {
        value = Optional.of((T) target.elements().getFirst());
        end();
      }
    }
    return value;
  }

  @Override
  public boolean ready() {
    return value.isPresent();
  }

  @Override
  public CompletableFuture<T> toCompletableFuture() {
    check();
    if (threads().hasExecutor() && value.isEmpty() && !isEnded()) {
      return later();
    }
    return new Interruptible<>(
            () -> {
              try {
                return join();
              } catch (CancellationException e) {
                close();
                throw e;
              }
            })
        .start("wharf-future");
  }

  /** Without a thread that waits: the value is taken on the one that the guest runs on. */
  @SuppressWarnings("unchecked") // the codec was made for T
  private CompletableFuture<T> later() {
    Shared shared = takeOut();
    HostThreads threads = threads();
    var later = new CompletableFuture<T>();
    var target = new HostBuffer.Elements(codec, 1);
    var listener =
        new CopyListener() {
          @Override
          public void onCopy(Runnable reclaim) {
            reclaim.run();
            onCopyDone(CopyResult.COMPLETED);
          }

          @Override
          public void onCopyDone(CopyResult result) {
            if (target.progress() > 0) {
              later.complete((T) target.elements().getFirst());
            }
          }
        };
    threads.send(() -> shared.read(listener, target, listener));
    later.whenComplete((_, thrown) -> {
      if (thrown instanceof CancellationException) {
        threads.send(shared::drop);
      }
    });
    return later;
  }

  @Override
  public FutureReader<T> move() {
    if (value.isPresent()) {
      throw new IllegalStateException("this future has given its value");
    }
    return new GuestFutureReader<>(this);
  }

  @Override
  public void close() {
    closeEnd();
  }
}
