package dev.wharf.wasi.http;

import dev.wharf.http.Body;
import dev.wharf.http.BodyWriter;
import dev.wharf.http.Headers;
import dev.wharf.runtime.value.ByteStreamReader;
import dev.wharf.runtime.value.FutureReader;
import dev.wharf.runtime.value.Result;
import dev.wharf.runtime.value.Tuple2;
import dev.wharf.runtime.value.Unit;
import dev.wharf.wasi.p3.http.Types;
import dev.wharf.wasi.p3.http.Types.ErrorCode;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The content of a message with its trailers, wherever it comes from, and what became of it: a
 * guest made it, or the network brings it. It is used once: read by a guest, or sent.
 */
final class Content {
  private final Optional<ByteStreamReader> bytes;
  private final FutureReader<Result<Optional<Types.Fields>, ErrorCode>> trailers;
  private final CompletableFuture<Result<Unit, ErrorCode>> sent = new Fate();
  private boolean used;

  private Content(
      Optional<ByteStreamReader> bytes,
      FutureReader<Result<Optional<Types.Fields>, ErrorCode>> trailers) {
    this.bytes = bytes;
    this.trailers = trailers;
  }

  /** What a guest gave to a message's constructor. */
  static Content ofGuest(
      Optional<ByteStreamReader> bytes,
      FutureReader<Result<Optional<Types.Fields>, ErrorCode>> trailers) {
    return new Content(bytes, trailers);
  }

  /** What arrives. */
  static Content ofNetwork(Body body) {
    var trailers = new CompletableFuture<Result<Optional<Types.Fields>, ErrorCode>>();
    return new Content(Optional.of(new BodyReader(body, trailers)), FutureReader.of(trailers));
  }

  /** For the guest that made it: whether all of it was sent. */
  FutureReader<Result<Unit, ErrorCode>> sent() {
    return FutureReader.of(sent);
  }

  /** What became of the content, whether or not its maker waits to know: nobody can cancel that. */
  private static final class Fate extends CompletableFuture<Result<Unit, ErrorCode>> {
    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
      return false;
    }
  }

  /**
   * Gives both ends to a guest.
   *
   * @param outcome what the guest will say of it; it is told to whoever made the message
   */
  Tuple2<ByteStreamReader, FutureReader<Result<Optional<Types.Fields>, ErrorCode>>> consume(
      FutureReader<Result<Unit, ErrorCode>> outcome) {
    use();
    outcome
        .toCompletableFuture()
        .whenComplete(
            (said, failure) -> sent.complete(failure == null ? said : Result.ok(Unit.UNIT)));
    return new Tuple2<>(bytes.orElseGet(ByteStreamReader::empty), trailers.move());
  }

  /** Nobody will read or send it. */
  void drop() {
    if (!used) {
      used = true;
      bytes.ifPresent(ByteStreamReader::close);
      trailers.close();
      sent.complete(Result.err(ErrorCode.ConnectionTerminated.INSTANCE));
    }
  }

  /** Whether a guest said that there is no content. */
  boolean isEmpty() {
    return bytes.isEmpty();
  }

  /**
   * Sends all of it and ends the message; an error in the place of trailers breaks it off. Returns
   * at once.
   *
   * @param done is run when nothing more will be written
   */
  Sending send(BodyWriter writer, Runnable done) {
    use();
    writer.onSent(failure ->
        sent.complete(
            failure
                .<Result<Unit, ErrorCode>>map(e -> Result.err(ErrorCodesP3.of(e)))
                .orElseGet(() -> Result.ok(Unit.UNIT))));
    var sending = new Sending(writer, trailers, sent, done);
    bytes.ifPresentOrElse(sending::drain, sending::end);
    return sending;
  }

  /** The headers of fields that a host made or checked. */
  static Headers headers(Types.Fields fields) {
    if (fields instanceof FieldsP3 ours) {
      return ours.headers();
    }
    throw new IllegalArgumentException("fields of another host: " + fields.getClass());
  }

  private void use() {
    if (used) {
      throw new IllegalStateException("the content of this message is taken");
    }
    used = true;
  }
}
