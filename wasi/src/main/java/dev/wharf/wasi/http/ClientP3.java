package dev.wharf.wasi.http;

import dev.wharf.http.ClientExchange;
import dev.wharf.http.HttpException;
import dev.wharf.wasi.p3.http.Client;
import dev.wharf.wasi.p3.http.Types;

/**
 * {@code wasi:http/client} 0.3: requests to granted origins. What another origin is asked for is
 * {@code HTTP-request-denied}.
 */
public final class ClientP3 implements Client {
  private final OutgoingHttp outgoing;

  public ClientP3(OutgoingHttp outgoing) {
    this.outgoing = outgoing;
  }

  @Override
  public Types.Response send(Types.Request request) throws InterruptedException {
    var ours = (RequestP3) request;
    try {
      var exchange = outgoing.send(ours.head(), ours.optionsOrDefault().transport());
      return answer(ours, exchange);
    } catch (HttpException e) {
      ours.content().drop();
      throw new Types.ErrorCodeException(ErrorCodesP3.of(e));
    }
  }

  // The request's content goes on while the response arrives, and after it.
  private static Types.Response answer(RequestP3 request, ClientExchange exchange)
      throws InterruptedException {
    var sending = request.content().send(exchange.body(), () -> {});
    boolean answered = false;
    try {
      var response = exchange.response();
      answered = true;
      return ResponseP3.of(response, Content.ofNetwork(exchange.responseBody()));
    } finally {
      if (!answered) {
        sending.abort("there is no response");
        exchange.close();
      }
    }
  }
}
