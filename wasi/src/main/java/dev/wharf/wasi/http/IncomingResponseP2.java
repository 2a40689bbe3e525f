package dev.wharf.wasi.http;

import dev.wharf.http.Body;
import dev.wharf.http.Response;
import dev.wharf.wasi.p2.http.Types;

/** An {@code incoming-response}. */
final class IncomingResponseP2 implements Types.IncomingResponse {
  private final Response head;
  private final Body body;
  private boolean consumed;

  IncomingResponseP2(Response head, Body body) {
    this.head = head;
    this.body = body;
  }

  @Override
  public int status() {
    return head.status().code();
  }

  @Override
  public Types.Fields headers() {
    return FieldsP2.ofMessage(head.headers());
  }

  @Override
  public Types.IncomingBody consume() throws Types.ConsumeException {
    if (consumed) {
      throw new Types.ConsumeException();
    }
    consumed = true;
    return new IncomingBodyP2(body);
  }

  @Override
  public void close() {
    if (!consumed) {
      body.close();
    }
  }
}
