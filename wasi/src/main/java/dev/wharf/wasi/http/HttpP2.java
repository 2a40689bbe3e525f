package dev.wharf.wasi.http;

import dev.wharf.runtime.value.Result;
import dev.wharf.runtime.value.Tuple2;
import dev.wharf.wasi.io.HostError;
import dev.wharf.wasi.p2.http.Types;
import dev.wharf.wasi.p2.io.Error;
import java.util.List;
import java.util.Optional;

/** {@code wasi:http/types} 0.2: what makes messages and their parts. */
public final class HttpP2 implements Types {
  @Override
  public Optional<ErrorCode> httpErrorCode(Error.Error_ err) {
    return err instanceof HostError(HttpFailure failure)
        ? Optional.of(ErrorCodesP2.of(failure.failure()))
        : Optional.empty();
  }

  @Override
  public Fields.Factory fields() {
    return new Fields.Factory() {
      @Override
      public Fields create() {
        return FieldsP2.empty();
      }

      @Override
      public Fields fromList(List<Tuple2<String, byte[]>> entries) {
        return FieldsP2.of(entries);
      }
    };
  }

  @Override
  public OutgoingRequest.Factory outgoingRequest() {
    return headers -> new OutgoingRequestP2(FieldsP2.headers(headers));
  }

  @Override
  public RequestOptions.Factory requestOptions() {
    return RequestOptionsP2::new;
  }

  @Override
  public ResponseOutparam.Factory responseOutparam() {
    return new ResponseOutparam.Factory() {
      @Override
      public void set(ResponseOutparam param, Result<OutgoingResponse, ErrorCode> response) {
        ((ResponseOutparamP2) param).set(response);
      }
    };
  }

  @Override
  public IncomingBody.Factory incomingBody() {
    return body -> ((IncomingBodyP2) body).finish();
  }

  @Override
  public OutgoingResponse.Factory outgoingResponse() {
    return headers -> new OutgoingResponseP2(FieldsP2.headers(headers));
  }

  @Override
  public OutgoingBody.Factory outgoingBody() {
    return (body, trailers) ->
        ((OutgoingBodyP2) body)
            .finish(trailers.map(FieldsP2::headers).orElse(dev.wharf.http.Headers.EMPTY));
  }
}
