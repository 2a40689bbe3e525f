package dev.wharf.wasi.http;

import dev.wharf.http.Headers;
import dev.wharf.http.HttpException;
import dev.wharf.wasi.io.HostOutputStream;
import dev.wharf.wasi.p2.http.Types;
import dev.wharf.wasi.p2.io.Streams;
import dev.wharf.wasm.Trap;
import dev.wharf.wasm.TrapException;

/** An {@code outgoing-body}: its stream is taken once and dropped before the body is finished. */
final class OutgoingBodyP2 implements Types.OutgoingBody {
  private final OutgoingContent content;
  private boolean taken;
  private boolean streaming;

  OutgoingBodyP2(OutgoingContent content) {
    this.content = content;
  }

  @Override
  public Streams.OutputStream write() throws Types.WriteException {
    if (taken) {
      throw new Types.WriteException();
    }
    taken = true;
    streaming = true;
    return new HostOutputStream(content.sink(() -> streaming = false));
  }

  void finish(Headers trailers) {
    if (streaming) {
      throw new TrapException(
          Trap.HOST_FAILURE, "wasi:http/types outgoing-body.finish: its stream is in use");
    }
    try {
      content.finish(trailers);
    } catch (HttpException e) {
      throw new Types.ErrorCodeException(ErrorCodesP2.of(e));
    }
  }

  /** Without {@code finish} the message is not whole, and its receiver is to notice. */
  @Override
  public void close() {
    content.abort();
  }
}
