package dev.wharf.http.netty;

import dev.wharf.http.Response;
import dev.wharf.http.Status;

/**
 * The head of a response as HTTP/1.1 writes it. RFC 9112, 4.
 *
 * @param response what it says
 * @param persists whether the connection can serve another request
 * @param length of the content in bytes, 0 if there is none, {@link FieldParser#CHUNKED} or {@link
 *     BodyDecoder#UNTIL_CLOSE}
 */
record ResponseHead(Response response, boolean persists, long length) {
  private static final int CODE = "HTTP/1.1 ".length();

  static ResponseHead parse(byte[] bytes, boolean answersHead) {
    int end = FieldParser.lineEnd(bytes, 0);
    String line = FieldParser.text(bytes, 0, end);
    boolean http11 = line.startsWith("HTTP/1.1 ");
    if (!http11 && !line.startsWith("HTTP/1.0 ")) {
      throw Refusal.malformed("not a response of HTTP/1.1");
    }
    if (line.length() < CODE + 3 || line.length() > CODE + 3 && line.charAt(CODE + 3) != ' ') {
      throw Refusal.malformed("invalid status line");
    }
    long code = FieldParser.length(line.substring(CODE, CODE + 3));
    if (code < 100) {
      throw Refusal.malformed("invalid status code");
    }
    var status = new Status((int) code);
    var fields = new FieldParser(false);
    var headers = fields.headers(bytes, end + 2);
    long length;
    if (answersHead || status.bodiless()) {
      length = 0;
    } else if (fields.contentLength() == FieldParser.ABSENT) {
      length = BodyDecoder.UNTIL_CLOSE;
    } else {
      length = fields.contentLength();
    }
    boolean persists = fields.persists(http11) && length != BodyDecoder.UNTIL_CLOSE;
    return new ResponseHead(new Response(status, headers), persists, length);
  }
}
