package dev.wharf.wasi.http;

import dev.wharf.engine.Store;
import dev.wharf.http.Exchange;
import dev.wharf.http.Headers;
import dev.wharf.http.HttpException;
import dev.wharf.http.Response;
import dev.wharf.runtime.value.WitException;
import dev.wharf.wasi.p3.http.Types;
import dev.wharf.wasm.Trap;
import dev.wharf.wasm.TrapException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One request and what becomes of it. A client that leaves cancels the guest's task; so does the
 * time, and a guest that does not heed it within a second is stopped with its instance.
 */
final class Answer {
  private static final Duration GRACE = Duration.ofSeconds(1);

  private final Exchange exchange;
  private final ServiceSettings settings;
  private final Deadlines deadlines;
  private final Runnable onEnd;
  private Optional<Future<?>> deadline = Optional.empty();
  private volatile boolean late;
  private volatile Optional<Sending> sending = Optional.empty();

  Answer(Exchange exchange, ServiceSettings settings, Deadlines deadlines, Runnable onEnd) {
    this.exchange = exchange;
    this.settings = settings;
    this.deadlines = deadlines;
    this.onEnd = onEnd;
  }

  /** The request for the guest. */
  Types.Request request() {
    return RequestP3.of(exchange.request(), Content.ofNetwork(exchange.body()));
  }

  /** The guest has the request; {@code store} is where it runs, {@code lane} on what. */
  void awaits(CompletableFuture<Types.Response> response, Store store, Executor lane) {
    if (response.isDone()) {
      return;
    }
    exchange.onCancel(() -> response.cancel(true));
    deadline =
        Optional.of(
            deadlines.after(
                settings.timeout(),
                () -> {
                  late = true;
                  response.cancel(true);
                  stopUnlessFree(store, lane);
                }));
  }

  // Being cancelled is something that a guest must look at; one that computes does not.
  private void stopUnlessFree(Store store, Executor lane) {
    var free = new AtomicBoolean();
    lane.execute(() -> free.set(true));
    deadlines.after(
        GRACE,
        () -> {
          if (!free.get() && store.depth() > 0) {
            store.interrupt(Trap.DEADLINE);
          }
        });
  }

  /** There is a response, or the reason why there is none; exactly one of them is null. */
  void arrived(Types.Response response, Throwable failure, Runnable ended) {
    deadline.ifPresent(timer -> timer.cancel(false));
    if (failure != null) {
      failed(failure);
      ended.run();
    } else {
      send((ResponseP3) response, ended);
    }
  }

  private void send(ResponseP3 response, Runnable ended) {
    try {
      var begun =
          response
              .content()
              .send(
                  exchange.respond(response.head()),
                  () -> {
                    finish();
                    ended.run();
                  });
      sending = Optional.of(begun);
      exchange.onCancel(() -> begun.abort("the client is gone"));
    } catch (HttpException e) {
      // The client is gone.
      response.close();
      finish();
      ended.run();
    }
  }

  /** The instance is gone in the middle of things. */
  void broken() {
    sending.ifPresent(begun -> begun.abort("the service failed"));
  }

  /** There is no response. */
  void failed(Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    if (late) {
      refuse(504, "the service did not answer in time\n");
    } else if (cause instanceof CancellationException) {
      finish();
      return;
    } else {
      refuse(500, "the service failed\n");
    }
    // Of a trap the instance tells, once for all that it ends.
    if (!(cause instanceof WitException
        || cause instanceof CancellationException
        || cause instanceof TrapException)) {
      settings.failures().accept(cause);
    }
    finish();
  }

  /** Nobody waits for it any more. */
  void abandoned() {
    finish();
  }

  private void refuse(int status, String text) {
    try {
      var head = Response.of(status).with(Headers.of("content-type", "text/plain"));
      exchange.respond(head, text.getBytes(StandardCharsets.UTF_8));
    } catch (HttpException | IllegalStateException _) {
      // The client is gone, or has the head of another response.
    }
  }

  private void finish() {
    exchange.end();
    onEnd.run();
  }
}
