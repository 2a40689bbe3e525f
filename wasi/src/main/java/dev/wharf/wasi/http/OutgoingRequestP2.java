package dev.wharf.wasi.http;

import dev.wharf.http.Headers;
import dev.wharf.http.HttpError;
import dev.wharf.http.HttpException;
import dev.wharf.http.Request;
import dev.wharf.wasi.p2.http.Types;
import dev.wharf.wasi.p2.http.Types.Method;
import dev.wharf.wasi.p2.http.Types.Scheme;
import java.util.Optional;

/** An {@code outgoing-request}. */
final class OutgoingRequestP2 implements Types.OutgoingRequest {
  private final Headers headers;
  private final OutgoingContent content;
  private Method method = Method.Get.INSTANCE;
  private Optional<Scheme> scheme = Optional.empty();
  private Optional<String> authority = Optional.empty();
  private Optional<String> path = Optional.empty();
  private boolean bodyTaken;

  OutgoingRequestP2(Headers headers) {
    this.headers = headers;
    this.content =
        new OutgoingContent(MessageSyntax.length(headers), HttpError.HTTP_REQUEST_BODY_SIZE);
  }

  /**
   * What goes over the network.
   *
   * @throws HttpException {@code HTTP-request-URI-invalid} as {@link MessageSyntax#request} says
   */
  Request head() {
    return MessageSyntax.request(
        MethodsP2.name(method), scheme.map(MethodsP2::name), authority, path, headers);
  }

  OutgoingContent content() {
    return content;
  }

  /** Whether there is content; without, the message ends with its head. */
  boolean hasBody() {
    return bodyTaken;
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
  public Method method() {
    return method;
  }

  @Override
  public void setMethod(Method method) throws Types.SetMethodException {
    if (method instanceof Method.Other(String name)) {
      if (!Headers.isName(name)) {
        throw new Types.SetMethodException();
      }
      this.method = MethodsP2.method(name);
    } else {
      this.method = method;
    }
  }

  @Override
  public Optional<String> pathWithQuery() {
    return path;
  }

  @Override
  public void setPathWithQuery(Optional<String> pathWithQuery)
      throws Types.SetPathWithQueryException {
    if (pathWithQuery.isPresent() && !MessageSyntax.isPathWithQuery(pathWithQuery.get())) {
      throw new Types.SetPathWithQueryException();
    }
    path = pathWithQuery;
  }

  @Override
  public Optional<Scheme> scheme() {
    return scheme;
  }

  @Override
  public void setScheme(Optional<Scheme> scheme) throws Types.SetSchemeException {
    if (scheme.isPresent() && scheme.get() instanceof Scheme.Other(String name)) {
      if (!MessageSyntax.isScheme(name)) {
        throw new Types.SetSchemeException();
      }
      this.scheme = Optional.of(MethodsP2.scheme(name));
    } else {
      this.scheme = scheme;
    }
  }

  @Override
  public Optional<String> authority() {
    return authority;
  }

  @Override
  public void setAuthority(Optional<String> authority) throws Types.SetAuthorityException {
    if (authority.isPresent() && !MessageSyntax.isAuthority(authority.get())) {
      throw new Types.SetAuthorityException();
    }
    this.authority = authority;
  }

  @Override
  public Types.Fields headers() {
    return FieldsP2.ofMessage(headers);
  }

  @Override
  public void close() {}
}
