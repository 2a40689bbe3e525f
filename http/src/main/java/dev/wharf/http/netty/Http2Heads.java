package dev.wharf.http.netty;

import dev.wharf.http.ConnectionFields;
import dev.wharf.http.Headers;
import dev.wharf.http.HttpError;
import dev.wharf.http.HttpLimits;
import dev.wharf.http.Method;
import dev.wharf.http.Request;
import dev.wharf.http.Response;
import dev.wharf.http.Status;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.util.AsciiString;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Heads as HTTP/2 has them, and as ours. RFC 9113, 8. */
final class Http2Heads {
  private Http2Heads() {}

  static Request request(Http2Headers from, HttpLimits.Sizes sizes) {
    String method = text(from.method());
    String path = text(from.path());
    String authority = text(from.authority());
    String scheme = text(from.scheme());
    var headers = fields(from, sizes, false);
    int host = headers.indexOf("host", 0);
    if (host >= 0) {
      String named = headers.value(host);
      if (headers.indexOf("host", host + 1) >= 0
          || !authority.isEmpty() && !authority.equalsIgnoreCase(named)) {
        throw Refusal.malformed("authority and Host field differ");
      }
      authority = named;
      headers = headers.toBuilder().remove("host").build();
    }
    if (path.length() > sizes.requestLine()) {
      throw new Refusal(Status.URI_TOO_LONG, HttpError.HTTP_REQUEST_URI_TOO_LONG, "path too long");
    }
    boolean connect = method.equals("CONNECT");
    if (!Headers.isName(method)
        || !Targets.isAuthority(authority)
        || !connect && !Targets.isPath(path)
        || path.equals("*") && !method.equals("OPTIONS")) {
      throw Refusal.malformed("invalid target");
    }
    return new Request(
        Method.of(method),
        scheme,
        authority.isEmpty() ? Optional.empty() : Optional.of(authority),
        connect ? "/" : path,
        headers);
  }

  static Headers trailers(Http2Headers from, HttpLimits.Sizes sizes) {
    return fields(from, sizes, true);
  }

  private static Headers fields(Http2Headers from, HttpLimits.Sizes sizes, boolean trailers) {
    if (from.size() > sizes.fields() + 4) {
      throw new Refusal(
          Status.HEADERS_TOO_LARGE, HttpError.HTTP_REQUEST_HEADER_SECTION_SIZE, "too many fields");
    }
    var fields = Headers.builder();
    var cookie = new StringBuilder();
    try {
      for (Map.Entry<CharSequence, CharSequence> field : from) {
        String name = text(field.getKey());
        String value = text(field.getValue());
        if (name.startsWith(":")) {
          if (trailers) {
            throw Refusal.malformed("forbidden trailer");
          }
        } else if (trailers && ConnectionFields.forbiddenInTrailers(name)
            || ConnectionFields.has(name) && !name.equals("host")) {
          throw Refusal.malformed("forbidden field");
        } else if (name.equals("cookie")) {
          // RFC 9113, 8.2.3: its crumbs are one field elsewhere.
          cookie.append(cookie.isEmpty() ? "" : "; ").append(value);
        } else {
          fields.append(name, value);
        }
      }
      if (!cookie.isEmpty()) {
        fields.append("cookie", cookie.toString());
      }
    } catch (IllegalArgumentException e) {
      throw Refusal.malformed("invalid field");
    }
    return fields.build();
  }

  static Http2Headers response(Response response, long announced, String date) {
    var headers = new DefaultHttp2Headers(false, response.headers().size() + 3);
    headers.status(Integer.toString(response.status().code()));
    append(headers, response.headers());
    int code = response.status().code();
    if (code == 204) {
      headers.remove("content-length");
    } else if (announced >= 0 && code != 304 && !headers.contains("content-length")) {
      headers.add("content-length", Long.toString(announced));
    }
    if (!response.status().interim() && !headers.contains("date")) {
      headers.add("date", date);
    }
    return headers;
  }

  static Http2Headers fields(Headers fields) {
    var headers = new DefaultHttp2Headers(false, fields.size());
    append(headers, fields);
    return headers;
  }

  private static void append(Http2Headers to, Headers fields) {
    for (int i = 0; i < fields.size(); i++) {
      to.add(
          new AsciiString(fields.name(i).toLowerCase(Locale.ROOT)),
          new AsciiString(fields.value(i)));
    }
  }

  private static String text(CharSequence text) {
    return text == null ? "" : text.toString();
  }
}
