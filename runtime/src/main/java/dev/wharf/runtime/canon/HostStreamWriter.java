package dev.wharf.runtime.canon;

import dev.wharf.runtime.async.Buffer;
import dev.wharf.runtime.async.HostThreads;
import dev.wharf.runtime.async.Shared;
import dev.wharf.runtime.value.StreamReader;
import java.util.List;
import java.util.Optional;

/** Writes the elements of a reader of the host. */
final class HostStreamWriter extends HostWriter {
  private static final int MAX = 4096;

  private final StreamReader<?> source;
  private final ElementCodec codec;

  HostStreamWriter(Shared shared, HostThreads threads, StreamReader<?> source, ElementCodec codec) {
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
    List<?> elements = source.read(Math.min(max, MAX));
    return elements.isEmpty()
        ? Optional.empty()
        : Optional.of(new HostBuffer.Offer(codec, elements));
  }
}
