package dev.wharf.runtime.canon;

import dev.wharf.runtime.async.Buffer;
import dev.wharf.runtime.async.HostThreads;
import dev.wharf.runtime.async.Shared;
import dev.wharf.runtime.value.FutureReader;
import java.util.Collections;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/** Writes the value of a future of the host. */
final class HostFutureWriter extends HostWriter {
  private final FutureReader<?> source;
  private final ElementCodec codec;

  HostFutureWriter(Shared shared, HostThreads threads, FutureReader<?> source, ElementCodec codec) {
    super(shared, threads, source);
    this.source = source;
    this.codec = codec;
  }

  @Override
  boolean isReady() {
    return source.ready();
  }

  @Override
  Optional<Buffer.Readable> fetch(int max) {
    return offer(source.join());
  }

  private Optional<Buffer.Readable> offer(Object value) {
    return Optional.of(new HostBuffer.Offer(codec, Collections.singletonList(value)));
  }

  /** No thread waits for it. */
  @Override
  void fetchLater(int max) {
    threads().begin();
    source
        .toCompletableFuture()
        .whenComplete((value, thrown) -> {
          if (thrown == null) {
            threads().post(() -> arrived(offer(value)));
          } else {
            var cause = thrown instanceof CompletionException e ? e.getCause() : thrown;
            threads().post(() -> failed(cause));
          }
        });
  }

  @Override
  void written() {
    end();
  }
}
