package dev.wharf.runtime.canon;

import dev.wharf.runtime.async.Scheduler;
import dev.wharf.runtime.async.Shared;
import dev.wharf.runtime.value.ByteDrain;
import dev.wharf.runtime.value.ByteStreamReader;
import dev.wharf.runtime.value.ByteTaker;
import java.time.Duration;
import java.util.Objects;
import java.util.OptionalInt;

/** A guest's stream of bytes, read by the host. */
final class GuestByteReader extends GuestEnd implements ByteStreamReader {
  GuestByteReader(Shared shared, Scheduler scheduler) {
    super(shared, scheduler);
  }

  private GuestByteReader(GuestByteReader from) {
    super(from);
  }

  @Override
  public int read(byte[] into, int offset, int length) {
    return poll(into, offset, length, -1).orElseThrow();
  }

  @Override
  public OptionalInt poll(byte[] into, int offset, int length, Duration wait) {
    return poll(into, offset, length, Math.max(0, wait.toNanos()));
  }

  private OptionalInt poll(byte[] into, int offset, int length, long nanos) {
    Objects.checkFromIndexSize(offset, length, into.length);
    if (length == 0) {
      check();
      return OptionalInt.of(0);
    }
    var target = new HostBuffer.Bytes(into, offset, length);
    if (!read(target, nanos)) {
      return OptionalInt.empty();
    }
    return OptionalInt.of(target.progress() == 0 ? -1 : target.progress());
  }

  @Override
  public boolean ready() {
    return isEnded();
  }

  @Override
  public ByteStreamReader move() {
    return new GuestByteReader(this);
  }

  @Override
  public ByteDrain drainTo(ByteTaker taker) {
    if (!threads().hasExecutor() || isEnded()) {
      return ByteStreamReader.super.drainTo(taker);
    }
    return GuestDrain.start(takeOut(), threads(), taker);
  }

  @Override
  public void close() {
    closeEnd();
  }
}
