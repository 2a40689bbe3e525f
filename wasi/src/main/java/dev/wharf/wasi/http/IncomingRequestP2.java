package dev.wharf.wasi.http;

import dev.wharf.http.Body;
import dev.wharf.http.Request;
import dev.wharf.wasi.p2.http.Types;
import dev.wharf.wasi.p2.http.Types.Method;
import dev.wharf.wasi.p2.http.Types.Scheme;
import java.util.Optional;

/** An {@code incoming-request}. */
final class IncomingRequestP2 implements Types.IncomingRequest {
  private final Request head;
  private final Body body;
  private boolean consumed;

  IncomingRequestP2(Request head, Body body) {
    this.head = head;
    this.body = body;
  }

  @Override
  public Method method() {
    return MethodsP2.method(head.method().toString());
  }

  @Override
  public Optional<String> pathWithQuery() {
    return Optional.of(head.path());
  }

  @Override
  public Optional<Scheme> scheme() {
    return Optional.of(MethodsP2.scheme(head.scheme()));
  }

  @Override
  public Optional<String> authority() {
    return head.authority();
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
