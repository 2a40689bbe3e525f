package dev.wharf.runtime.value;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.OptionalInt;

/** A stream of the bytes of an {@link InputStream}. */
final class InputStreamReader implements ByteStreamReader {
  private final InputStream in;
  private final boolean ready;
  private final EndState state = new EndState();

  /**
   * @param ready whether the stream never blocks
   */
  InputStreamReader(InputStream in, boolean ready) {
    this.in = in;
    this.ready = ready;
  }

  @Override
  public int read(byte[] into, int offset, int length) {
    state.check();
    try {
      return in.read(into, offset, length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public OptionalInt poll(byte[] into, int offset, int length, Duration wait) {
    return OptionalInt.of(read(into, offset, length));
  }

  @Override
  public boolean ready() {
    return ready;
  }

  @Override
  public ByteStreamReader move() {
    state.move();
    return new InputStreamReader(in, ready);
  }

  @Override
  public void close() {
    if (state.close()) {
      Closing.close(in);
    }
  }
}
