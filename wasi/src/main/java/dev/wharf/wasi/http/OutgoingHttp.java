package dev.wharf.wasi.http;

import dev.wharf.http.ClientExchange;
import dev.wharf.http.HttpClientTransport;
import dev.wharf.http.HttpException;
import dev.wharf.http.Request;
import dev.wharf.http.RequestOptions;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Requests of guests, of whatever version, to granted origins. Neither redirects nor cookies nor
 * proxies of the environment are followed.
 */
public final class OutgoingHttp {
  private final OriginPolicy policy;
  private final Supplier<HttpClientTransport> start;
  private Optional<HttpClientTransport> transport = Optional.empty();

  /**
   * Over a transport that is started by the first request.
   *
   * @param policy which origins may be asked
   */
  public OutgoingHttp(OriginPolicy policy, Supplier<HttpClientTransport> transport) {
    this.policy = policy;
    this.start = transport;
  }

  /**
   * Begins an exchange. Does not block.
   *
   * @throws HttpException {@code HTTP-request-denied} if the origin is not granted
   */
  ClientExchange send(Request head, RequestOptions options) {
    policy.check(head);
    return transport().send(head, options);
  }

  private synchronized HttpClientTransport transport() {
    var started = transport.orElseGet(start);
    transport = Optional.of(started);
    return started;
  }
}
