package dev.wharf.wasi.http;

import dev.wharf.http.BodyWriter;
import dev.wharf.http.Headers;
import dev.wharf.http.HttpException;
import dev.wharf.runtime.value.ByteDrain;
import dev.wharf.runtime.value.ByteStreamReader;
import dev.wharf.runtime.value.ByteTaker;
import dev.wharf.runtime.value.FutureReader;
import dev.wharf.runtime.value.Result;
import dev.wharf.runtime.value.Unit;
import dev.wharf.wasi.p3.http.Types;
import dev.wharf.wasi.p3.http.Types.ErrorCode;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Content on its way out, without a thread that waits: the guest's writes go to the transport while
 * it has room, and the transport's room asks for more.
 */
final class Sending implements ByteTaker {
  private final BodyWriter writer;
  private final FutureReader<Result<Optional<Types.Fields>, ErrorCode>> trailers;
  private final CompletableFuture<Result<Unit, ErrorCode>> sent;
  private final Runnable done;
  private final AtomicBoolean over = new AtomicBoolean();
  private volatile ByteDrain drain; // null before there is one

  Sending(
      BodyWriter writer,
      FutureReader<Result<Optional<Types.Fields>, ErrorCode>> trailers,
      CompletableFuture<Result<Unit, ErrorCode>> sent,
      Runnable done) {
    this.writer = writer;
    this.trailers = trailers;
    this.sent = sent;
    this.done = done;
  }

  void drain(ByteStreamReader bytes) {
    drain = bytes.drainTo(this);
    // It may have begun already.
    if (over.get()) {
      drain.stop();
    } else {
      drain.resume();
    }
  }

  @Override
  public void take(ByteBuffer bytes) {
    try {
      writer.tryWrite(bytes);
      if (bytes.hasRemaining()) {
        writer.onWritable(this::resume);
      }
    } catch (HttpException e) {
      bytes.position(bytes.limit());
      sent.complete(Result.err(ErrorCodesP3.of(e)));
      abort(e.getMessage());
    }
  }

  private void resume() {
    var running = drain;
    if (running != null) {
      running.resume();
    }
  }

  @Override
  public void end() {
    trailers
        .toCompletableFuture()
        .whenComplete((value, failure) -> {
          switch (value) {
            case Result.Ok(Optional<Types.Fields> fields) ->
                finish(fields.map(Content::headers).orElse(Headers.EMPTY));
            case Result.Err(ErrorCode code) -> {
              sent.complete(Result.err(code));
              abort("the guest gave up: " + code);
            }
            case null -> abort("the guest's trailers failed: " + failure);
          }
        });
  }

  private void finish(Headers fields) {
    if (over.compareAndSet(false, true)) {
      try {
        writer.finish(fields);
      } catch (HttpException e) {
        sent.complete(Result.err(ErrorCodesP3.of(e)));
      } finally {
        done.run();
      }
    }
  }

  /** Breaks the message off, unless it is complete. From any thread. */
  void abort(String reason) {
    if (over.compareAndSet(false, true)) {
      var running = drain;
      if (running != null) {
        running.stop();
      }
      writer.abort(reason);
      done.run();
    }
  }
}
