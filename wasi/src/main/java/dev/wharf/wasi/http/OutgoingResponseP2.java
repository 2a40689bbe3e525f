package dev.wharf.wasi.http;

import dev.wharf.http.Headers;
import dev.wharf.http.HttpError;
import dev.wharf.http.Response;
import dev.wharf.http.Status;
import dev.wharf.wasi.p2.http.Types;

/** An {@code outgoing-response}. */
final class OutgoingResponseP2 implements Types.OutgoingResponse {
  private final Headers headers;
  private final OutgoingContent content;
  private int status = 200;
  private boolean bodyTaken;

  OutgoingResponseP2(Headers headers) {
    this.headers = headers;
    this.content =
        new OutgoingContent(MessageSyntax.length(headers), HttpError.HTTP_RESPONSE_BODY_SIZE);
  }

  /** What goes over the network. */
  Response head() {
    return new Response(new Status(status), headers);
  }

  OutgoingContent content() {
    return content;
  }

  /** Whether there is content; without, the message ends with its head. */
  boolean hasBody() {
    return bodyTaken;
  }

  @Override
  public int statusCode() {
    return status;
  }

  @Override
  public void setStatusCode(int statusCode) throws Types.SetStatusCodeException {
    if (statusCode < 100 || statusCode > 599) {
      throw new Types.SetStatusCodeException();
    }
    status = statusCode;
  }

  @Override
  public Types.Fields headers() {
    return FieldsP2.ofMessage(headers);
  }

  @Override
  public Types.OutgoingBody body() throws Types.BodyException {
    if (bodyTaken) {
      throw new Types.BodyException();
    }
    bodyTaken = true;
    return new OutgoingBodyP2(content);
  }

  @Override
  public void close() {}
}
