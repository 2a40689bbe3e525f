package dev.wharf.wasi.http;

import dev.wharf.http.HttpException;
import dev.wharf.http.Request;
import dev.wharf.wasi.p3.http.Types;
import dev.wharf.wasi.p3.http.Types.Method;
import dev.wharf.wasi.p3.http.Types.Scheme;
import java.util.Locale;
import java.util.Optional;

/** A {@code request} of 0.3. */
final class RequestP3 implements Types.Request {
  private final FieldsP3 headers;
  private final Optional<RequestOptionsP3> options;
  private final Content content;
  private Method method = Method.Get.INSTANCE;
  private Optional<Scheme> scheme = Optional.empty();
  private Optional<String> authority = Optional.empty();
  private Optional<String> path = Optional.empty();

  RequestP3(FieldsP3 headers, Content content, Optional<RequestOptionsP3> options) {
    this.headers = headers.frozen();
    this.content = content;
    this.options = options.map(RequestOptionsP3::frozen);
  }

  /** A request that arrived. */
  static RequestP3 of(Request head, Content content) {
    var request = new RequestP3(new FieldsP3(head.headers(), false), content, Optional.empty());
    request.method = method(head.method().toString());
    request.scheme = Optional.of(scheme(head.scheme()));
    request.authority = head.authority();
    request.path = Optional.of(head.path());
    return request;
  }

  /**
   * What goes over the network.
   *
   * @throws HttpException {@code HTTP-request-URI-invalid} as {@link MessageSyntax#request} says
   */
  Request head() {
    return MessageSyntax.request(
        name(method), scheme.map(RequestP3::name), authority, path, headers.headers());
  }

  Content content() {
    return content;
  }

  RequestOptionsP3 optionsOrDefault() {
    return options.orElseGet(RequestOptionsP3::new);
  }

  @Override
  public Method getMethod() {
    return method;
  }

  @Override
  public void setMethod(Method method) {
    if (method instanceof Method.Other(String name)) {
      if (!dev.wharf.http.Headers.isName(name)) {
        throw new Types.SetMethodException();
      }
      this.method = method(name);
    } else {
      this.method = method;
    }
  }

  @Override
  public Optional<String> getPathWithQuery() {
    return path;
  }

  @Override
  public void setPathWithQuery(Optional<String> pathWithQuery) {
    if (pathWithQuery.isPresent() && !MessageSyntax.isPathWithQuery(pathWithQuery.get())) {
      throw new Types.SetPathWithQueryException();
    }
    path = pathWithQuery.map(text -> text.isEmpty() ? "/" : text);
  }

  @Override
  public Optional<Scheme> getScheme() {
    return scheme;
  }

  @Override
  public void setScheme(Optional<Scheme> scheme) {
    if (scheme.isPresent() && scheme.get() instanceof Scheme.Other(String name)) {
      if (!MessageSyntax.isScheme(name)) {
        throw new Types.SetSchemeException();
      }
      this.scheme = Optional.of(scheme(name));
    } else {
      this.scheme = scheme;
    }
  }

  @Override
  public Optional<String> getAuthority() {
    return authority;
  }

  @Override
  public void setAuthority(Optional<String> authority) {
    if (authority.isPresent() && !MessageSyntax.isAuthority(authority.get())) {
      throw new Types.SetAuthorityException();
    }
    this.authority = authority;
  }

  @Override
  public Optional<Types.RequestOptions> getOptions() {
    return options.map(kept -> kept);
  }

  @Override
  public Types.Fields getHeaders() {
    return headers;
  }

  @Override
  public void close() {
    content.drop();
  }

  private static Method method(String name) {
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

  private static String name(Method method) {
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

  private static String name(Scheme scheme) {
    return switch (scheme) {
      case Scheme.HTTP _ -> "http";
      case Scheme.HTTPS _ -> "https";
      case Scheme.Other(String other) -> other;
    };
  }

  private static Scheme scheme(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "http" -> Scheme.HTTP.INSTANCE;
      case "https" -> Scheme.HTTPS.INSTANCE;
      default -> new Scheme.Other(name);
    };
  }
}
