package dev.wharf.wasi.http;

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
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One request and what becomes of it. A client that leaves cancels the guest's task; so does the
 * time, and a guest that does not heed it within a second is stopped with its instance.
 */
final class Answer implements Deadlines.Timed {
  private static final Duration GRACE = Duration.ofSeconds(1);

  private final Exchange exchange;
  private final ServiceSettings settings;
  private final Deadlines deadlines;
  private final Runnable onEnd;
  private long deadline;
  private CompletableFuture<Types.Response> response; // null before it is awaited; with the next
  private ServedInstance instance;
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

  /** The guest has the request; the response is awaited from now on. */
  void awaits(CompletableFuture<Types.Response> response, ServedInstance instance) {
    if (response.isDone()) {
      return;
    }
    this.response = response;
    this.instance = instance;
    exchange.onCancel(() -> response.cancel(true));
    deadline = System.nanoTime() + settings.timeout().toNanos();
    deadlines.add(this);
  }

  @Override
  public long deadline() {
    return deadline;
  }

  @Override
  public void late() {
    late = true;
    response.cancel(true);
    stopUnlessFree();
  }

  // Being cancelled is something that a guest must look at; one that computes does not.
  private void stopUnlessFree() {
    var free = new AtomicBoolean();
    instance.lane().execute(() -> free.set(true));
    deadlines.after(
        GRACE,
        () -> {
          if (!free.get()) {
            instance.stop(Trap.DEADLINE);
          }
        });
  }

  /** There is a response, or the reason why there is none; exactly one of them is null. */
  void arrived(Types.Response response, Throwable failure, Runnable ended) {
    deadlines.remove(this);
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
