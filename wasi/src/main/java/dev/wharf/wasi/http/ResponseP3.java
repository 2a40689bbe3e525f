package dev.wharf.wasi.http;

import dev.wharf.http.Response;
import dev.wharf.http.Status;
import dev.wharf.wasi.p3.http.Types;

/** A {@code response} of 0.3. */
final class ResponseP3 implements Types.Response {
  private final FieldsP3 headers;
  private final Content content;
  private int status = 200;

  ResponseP3(FieldsP3 headers, Content content) {
    this.headers = headers.frozen();
    this.content = content;
  }

  /** A response that arrived. */
  static ResponseP3 of(Response head, Content content) {
    var response = new ResponseP3(new FieldsP3(head.headers(), false), content);
    response.status = head.status().code();
    return response;
  }

  /** What goes over the network. */
  Response head() {
    return new Response(new Status(status), headers.headers());
  }

  Content content() {
    return content;
  }

  @Override
  public int getStatusCode() {
    return status;
  }

  @Override
  public void setStatusCode(int statusCode) {
    if (statusCode < 100 || statusCode > 599) {
      throw new Types.SetStatusCodeException();
    }
    status = statusCode;
  }

  @Override
  public Types.Fields getHeaders() {
    return headers;
  }

  @Override
  public void close() {
    content.drop();
  }
}
