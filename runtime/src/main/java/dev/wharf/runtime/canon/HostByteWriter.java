package dev.wharf.runtime.canon;

import dev.wharf.runtime.async.Buffer;
import dev.wharf.runtime.async.HostThreads;
import dev.wharf.runtime.async.Shared;
import dev.wharf.runtime.value.ByteStreamReader;
import java.util.Optional;

/** Writes the bytes of a reader of the host. */
final class HostByteWriter extends HostWriter {
  /** The most that is held on the way. */
  private static final int MAX = 64 << 10;

  private final ByteStreamReader source;
  private byte[] bytes = {};

  HostByteWriter(Shared shared, HostThreads threads, ByteStreamReader source) {
    super(shared, threads, source);
    this.source = source;
  }

  @Override
  boolean isReady() {
    return source.ready();
  }

  @Override
  Optional<Buffer.Readable> fetch(int max) {
    int want = Math.min(max, MAX);
    if (bytes.length < want) {
      bytes = new byte[want];
    }
    int count = source.read(bytes, 0, want);
    return count < 0 ? Optional.empty() : Optional.of(new HostBuffer.ByteOffer(bytes, count));
  }
}
