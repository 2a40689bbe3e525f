package dev.wharf.wasi.http;

import dev.wharf.http.Body;
import dev.wharf.http.HttpException;
import dev.wharf.wasi.io.ByteSource;
import dev.wharf.wasi.io.Gate;
import dev.wharf.wasi.io.Readiness;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Content that arrives, as the bytes of an {@code input-stream} of 0.2. */
final class BodySource implements ByteSource, Readiness.Notified {
  private final Body body;
  private final Runnable onClose;
  private final Set<Gate> gates = ConcurrentHashMap.newKeySet();

  /**
   * @param onClose is run when the stream is dropped; the body stays open
   */
  BodySource(Body body, Runnable onClose) {
    this.body = body;
    this.onClose = onClose;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    try {
      return body.tryRead(ByteBuffer.wrap(into, offset, length));
    } catch (HttpException e) {
      throw new HttpFailure(e);
    }
  }

  @Override
  public Readiness readiness() {
    return this;
  }

  @Override
  public boolean ready() {
    return body.readable();
  }

  @Override
  public void tell(Gate gate) {
    gates.add(gate);
    body.onReadable(() -> gates.forEach(Gate::open));
  }

  @Override
  public void forget(Gate gate) {
    gates.remove(gate);
  }

  @Override
  public void close() {
    onClose.run();
  }
}
