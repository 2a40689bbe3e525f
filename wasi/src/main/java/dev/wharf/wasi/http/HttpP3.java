package dev.wharf.wasi.http;

import dev.wharf.runtime.value.ByteStreamReader;
import dev.wharf.runtime.value.FutureReader;
import dev.wharf.runtime.value.Result;
import dev.wharf.runtime.value.Tuple2;
import dev.wharf.runtime.value.Unit;
import dev.wharf.wasi.p3.http.Types;
import java.util.List;
import java.util.Optional;

/** {@code wasi:http/types} 0.3: what makes messages and their parts. */
public final class HttpP3 implements Types {
  @Override
  public Fields.Factory fields() {
    return new Fields.Factory() {
      @Override
      public Fields create() {
        return FieldsP3.empty();
      }

      @Override
      public Fields fromList(List<Tuple2<String, byte[]>> entries) {
        return FieldsP3.of(entries);
      }
    };
  }

  @Override
  public RequestOptions.Factory requestOptions() {
    return RequestOptionsP3::new;
  }

  @Override
  public Request.Factory request() {
    return new Request.Factory() {
      @Override
      public Tuple2<Request, FutureReader<Result<Unit, ErrorCode>>> new_(
          Fields headers,
          Optional<ByteStreamReader> contents,
          FutureReader<Result<Optional<Fields>, ErrorCode>> trailers,
          Optional<RequestOptions> options) {
        var content = Content.ofGuest(contents, trailers);
        var request =
            new RequestP3(ours(headers), content, options.map(RequestOptionsP3.class::cast));
        return new Tuple2<>(request, content.sent());
      }

      @Override
      public Tuple2<ByteStreamReader, FutureReader<Result<Optional<Fields>, ErrorCode>>>
          consumeBody(Request this_, FutureReader<Result<Unit, ErrorCode>> res) {
        return ((RequestP3) this_).content().consume(res);
      }
    };
  }

  @Override
  public Response.Factory response() {
    return new Response.Factory() {
      @Override
      public Tuple2<Response, FutureReader<Result<Unit, ErrorCode>>> new_(
          Fields headers,
          Optional<ByteStreamReader> contents,
          FutureReader<Result<Optional<Fields>, ErrorCode>> trailers) {
        var content = Content.ofGuest(contents, trailers);
        return new Tuple2<>(new ResponseP3(ours(headers), content), content.sent());
      }

      @Override
      public Tuple2<ByteStreamReader, FutureReader<Result<Optional<Fields>, ErrorCode>>>
          consumeBody(Response this_, FutureReader<Result<Unit, ErrorCode>> res) {
        return ((ResponseP3) this_).content().consume(res);
      }
    };
  }

  private static FieldsP3 ours(Fields fields) {
    return (FieldsP3) fields;
  }
}
