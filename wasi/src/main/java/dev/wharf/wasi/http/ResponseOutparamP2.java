package dev.wharf.wasi.http;

import dev.wharf.http.Exchange;
import dev.wharf.http.Headers;
import dev.wharf.http.HttpError;
import dev.wharf.http.HttpException;
import dev.wharf.http.Response;
import dev.wharf.http.Status;
import dev.wharf.runtime.value.Result;
import dev.wharf.wasi.p2.http.Types;
import dev.wharf.wasi.p2.http.Types.ErrorCode;
import java.util.Optional;
import java.util.function.Consumer;

/** A {@code response-outparam}: where the answer to a request goes, once. */
final class ResponseOutparamP2 implements Types.ResponseOutparam {
  private final Exchange exchange;
  private final Runnable begun;
  private final Consumer<ErrorCode> refused;
  private boolean set;

  /** Of the guest's answer, once there is one. */
  private volatile Optional<OutgoingContent> content = Optional.empty();

  /**
   * @param begun is run when an answer begins
   * @param refused is told why the guest does not answer
   */
  ResponseOutparamP2(Exchange exchange, Runnable begun, Consumer<ErrorCode> refused) {
    this.exchange = exchange;
    this.begun = begun;
    this.refused = refused;
  }

  /** Whether there is an answer. */
  boolean isSet() {
    return set;
  }

  /** Whether the guest has broken its answer off. */
  boolean isAborted() {
    return content.isPresent() && content.get().isAborted();
  }

  /**
   * The guest has returned and holds nothing back: content that it has neither finished nor dropped
   * ends here, as JavaScript's error pages rely on.
   *
   * @throws HttpException if the content has not the announced length, or the client is gone
   */
  void guestReturned() {
    content.ifPresent(OutgoingContent::guestReturned);
  }

  /** The host has answered in the guest's place. */
  void answered() {
    set = true;
  }

  @Override
  public void sendInformational(int status, Types.Fields headers) {
    if (status < 102 || status > 199) {
      throw new Types.ErrorCodeException(
          ErrorCodesP2.of(
              new HttpException(HttpError.HTTP_PROTOCOL_ERROR, "not an interim status")));
    }
    exchange.inform(new Response(new Status(status), FieldsP2.headers(headers)));
  }

  void set(Result<Types.OutgoingResponse, ErrorCode> response) {
    switch (response) {
      case Result.Ok(Types.OutgoingResponse given) -> send((OutgoingResponseP2) given);
      case Result.Err(ErrorCode code) -> refused.accept(code);
    }
  }

  private void send(OutgoingResponseP2 response) {
    set = true;
    content = Optional.of(response.content());
    begun.run();
    try {
      var writer = exchange.respond(response.head());
      if (response.hasBody()) {
        response.content().attach(writer);
      } else {
        writer.finish(Headers.EMPTY);
      }
    } catch (HttpException _) {
      // The client is gone; writes tell the guest.
      response.content().abort();
    }
  }

  /** Without an answer the host gives one. */
  @Override
  public void close() {}
}
