package dev.wharf.http.netty;

import dev.wharf.http.Method;
import dev.wharf.http.Request;
import dev.wharf.http.Response;

/** Writes heads as HTTP/1.1 has them. RFC 9112, 2.1. */
final class Http1Heads {
  private Http1Heads() {}

  /**
   * @param length of the content, or a negative number if it is not known, and so in chunks
   */
  static void request(HeadWriter to, Request request, long length) {
    boolean connect = request.method().equals(Method.CONNECT);
    to.put(request.method().name())
        .put(" ")
        .put(connect ? request.authority().orElse("") : request.path())
        .put(" HTTP/1.1\r\n")
        .field("host", request.authority().orElse(""))
        .fields(request.headers());
    if (request.headers().has("te")) {
      to.put("connection: te\r\n");
    }
    if (length < 0) {
      to.put("transfer-encoding: chunked\r\n");
    } else if (!request.headers().has("content-length")
        && (length > 0 || request.method().expectsContent())) {
      to.put("content-length: ").decimal(length).put("\r\n");
    }
    to.put("\r\n");
  }

  /**
   * What goes along with a response.
   *
   * @param length of the content, or a negative number if it is not told
   * @param connection what becomes of the connection, empty where that goes without saying
   */
  record Circumstances(long length, boolean chunked, String connection, String date) {}

  static void response(HeadWriter to, Response response, Circumstances with) {
    status(to, response);
    int code = response.status().code();
    var headers = response.headers();
    if (code == 204) {
      to.fieldsExcept("content-length", headers);
    } else {
      to.fields(headers);
      if (with.length >= 0 && code != 304 && !headers.has("content-length")) {
        to.put("content-length: ").decimal(with.length).put("\r\n");
      }
    }
    if (!headers.has("date")) {
      to.field("date", with.date);
    }
    if (with.chunked) {
      to.put("transfer-encoding: chunked\r\n");
    }
    if (!with.connection.isEmpty()) {
      to.field("connection", with.connection);
    }
    to.put("\r\n");
  }

  /** One before the final response. RFC 9110, 15.2. */
  static void interim(HeadWriter to, Response response) {
    status(to, response);
    to.fields(response.headers()).put("\r\n");
  }

  private static void status(HeadWriter to, Response response) {
    to.put("HTTP/1.1 ")
        .decimal(response.status().code())
        .put(" ")
        .put(response.status().reason())
        .put("\r\n");
  }
}
