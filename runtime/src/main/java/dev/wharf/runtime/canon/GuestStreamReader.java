package dev.wharf.runtime.canon;

import dev.wharf.runtime.async.Scheduler;
import dev.wharf.runtime.async.Shared;
import dev.wharf.runtime.value.StreamReader;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A stream of a guest, read by the host. */
final class GuestStreamReader<T> extends GuestEnd implements StreamReader<T> {
  private final ElementCodec codec;

  GuestStreamReader(Shared shared, Scheduler scheduler, ElementCodec codec) {
    super(shared, scheduler);
    this.codec = codec;
  }

  private GuestStreamReader(GuestStreamReader<T> from) {
    super(from);
    this.codec = from.codec;
  }

  @Override
  public List<T> read(int max) {
    return poll(max, -1).orElseThrow();
  }

  @Override
  public Optional<List<T>> poll(int max, Duration wait) {
    return poll(max, Math.max(0, wait.toNanos()));
  }

  @SuppressWarnings("unchecked") // the codec was made for T
  private Optional<List<T>> poll(int max, long nanos) {
    if (max < 1) {
      throw new IllegalArgumentException("a read of " + max + " elements");
    }
    var target = new HostBuffer.Elements(codec, max);
    return read(target, nanos) ? Optional.of((List<T>) target.elements()) : Optional.empty();
  }

  @Override
  public boolean ready() {
    return isEnded();
  }

  @Override
  public StreamReader<T> move() {
    return new GuestStreamReader<>(this);
  }

  @Override
  public void close() {
    closeEnd();
  }
}
