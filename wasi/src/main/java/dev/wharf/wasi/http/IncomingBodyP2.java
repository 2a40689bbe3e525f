package dev.wharf.wasi.http;

import dev.wharf.http.Body;
import dev.wharf.wasi.io.HostInputStream;
import dev.wharf.wasi.p2.http.Types;
import dev.wharf.wasi.p2.io.Streams;
import dev.wharf.wasm.Trap;
import dev.wharf.wasm.TrapException;

/** An {@code incoming-body}: its stream is taken once and dropped before the trailers are. */
final class IncomingBodyP2 implements Types.IncomingBody {
  private final Body body;
  private boolean taken;
  private boolean streaming;
  private boolean finished;

  IncomingBodyP2(Body body) {
    this.body = body;
  }

  @Override
  public Streams.InputStream stream() throws Types.StreamException {
    if (taken) {
      throw new Types.StreamException();
    }
    taken = true;
    streaming = true;
    return new HostInputStream(new BodySource(body, () -> streaming = false));
  }

  /** The trailers, for which what is left of the content is thrown away. */
  FutureTrailersP2 finish() {
    if (streaming) {
      throw new TrapException(
          Trap.HOST_FAILURE, "wasi:http/types incoming-body.finish: its stream is in use");
    }
    finished = true;
    return new FutureTrailersP2(body);
  }

  /** Nobody wants the rest. A stream of it that is left ends. */
  @Override
  public void close() {
    if (!finished) {
      body.close();
    }
  }
}
