package dev.wharf.wasi.http;

import dev.wharf.http.Headers;
import dev.wharf.http.HttpException;
import dev.wharf.http.RequestOptions;
import dev.wharf.wasi.p2.http.OutgoingHandler;
import dev.wharf.wasi.p2.http.Types;
import java.util.Optional;

/** {@code wasi:http/outgoing-handler} 0.2. */
public final class OutgoingHandlerP2 implements OutgoingHandler {
  private final OutgoingHttp outgoing;

  public OutgoingHandlerP2(OutgoingHttp outgoing) {
    this.outgoing = outgoing;
  }

  @Override
  public Types.FutureIncomingResponse handle(
      Types.OutgoingRequest request, Optional<Types.RequestOptions> options)
      throws Types.ErrorCodeException {
    var ours = (OutgoingRequestP2) request;
    try {
      var exchange =
          outgoing.send(
              ours.head(),
              options
                  .map(chosen -> ((RequestOptionsP2) chosen).transport())
                  .orElse(RequestOptions.DEFAULT));
      if (ours.hasBody()) {
        ours.content().attach(exchange.body());
      } else {
        exchange.body().finish(Headers.EMPTY);
      }
      return new FutureIncomingResponseP2(exchange);
    } catch (HttpException e) {
      ours.content().abort();
      throw new Types.ErrorCodeException(ErrorCodesP2.of(e));
    }
  }
}
