package dev.wharf.wasi.http;

import dev.wharf.wasi.p2.http.Types.Method;
import dev.wharf.wasi.p2.http.Types.Scheme;
import java.util.Locale;

/** Methods and schemes of 0.2 by their names in messages. */
final class MethodsP2 {
  private MethodsP2() {}

  static Method method(String name) {
    return switch (name) {
      case "GET" -> Method.Get.INSTANCE;
      case "HEAD" -> Method.Head.INSTANCE;
      case "POST" -> Method.Post.INSTANCE;
      case "PUT" -> Method.Put.INSTANCE;
      case "DELETE" -> Method.Delete.INSTANCE;
      case "CONNECT" -> Method.Connect.INSTANCE;
      case "OPTIONS" -> Method.Options.INSTANCE;
      case "TRACE" -> Method.Trace.INSTANCE;
      case "PATCH" -> Method.Patch.INSTANCE;
      default -> new Method.Other(name);
    };
  }

  static String name(Method method) {
    return switch (method) {
      case Method.Get _ -> "GET";
      case Method.Head _ -> "HEAD";
      case Method.Post _ -> "POST";
      case Method.Put _ -> "PUT";
      case Method.Delete _ -> "DELETE";
      case Method.Connect _ -> "CONNECT";
      case Method.Options _ -> "OPTIONS";
      case Method.Trace _ -> "TRACE";
      case Method.Patch _ -> "PATCH";
      case Method.Other(String other) -> other;
    };
  }

  static Scheme scheme(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "http" -> Scheme.HTTP.INSTANCE;
      case "https" -> Scheme.HTTPS.INSTANCE;
      default -> new Scheme.Other(name);
    };
  }

  static String name(Scheme scheme) {
    return switch (scheme) {
      case Scheme.HTTP _ -> "http";
      case Scheme.HTTPS _ -> "https";
      case Scheme.Other(String other) -> other;
    };
  }
}
