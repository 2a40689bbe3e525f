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

  /** Whether the guest has the request, or it was refused before. */
  private final AtomicBoolean begun = new AtomicBoolean();

  private long deadline; // 0 before it counts
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

  /** The request has to wait until the guest can take it. */
  void waits() {
    startTime();
    deadlines.add(this);
  }

  /** The guest is to be given the request; false if it took too long. */
  boolean begin() {
    boolean inTime = begun.compareAndSet(false, true);
    if (inTime && deadline != 0) {
      deadlines.remove(this);
    }
    return inTime;
  }

  /** The guest has the request; the response is awaited from now on. */
  void awaits(CompletableFuture<Types.Response> response, ServedInstance instance) {
    this.instance = instance;
    if (response.isDone()) {
      return;
    }
    this.response = response;
    exchange.onCancel(this::left);
    startTime();
    deadlines.add(this);
  }

  private void startTime() {
    if (deadline == 0) {
      deadline = System.nanoTime() + settings.timeout().toNanos();
    }
  }

  /** The client is gone: a guest that computes for nobody may do so until its time is over. */
  private void left() {
    cancel();
    stopUnlessFree(Duration.ofNanos(deadline - System.nanoTime()));
  }

  @Override
  public long deadline() {
    return deadline;
  }

  @Override
  public void late() {
    late = true;
    if (begun.compareAndSet(false, true)) {
      failed(new CancellationException());
    } else {
      cancel();
      stopUnlessFree(GRACE);
    }
  }

  // In its turn, so that the guest first learns what else has happened, such as the end of the
  // content that it reads.
  // Told both at once, wit-bindgen's runtime drops its waitable set with an event in it, and traps.
  private void cancel() {
    instance.lane().execute(() -> response.cancel(true));
  }

  // Being cancelled is something that a guest must look at; one that computes does not.
  private void stopUnlessFree(Duration time) {
    var free = new AtomicBoolean();
    instance.lane().execute(() -> free.set(true));
    deadlines.after(
        time.compareTo(GRACE) < 0 ? GRACE : time,
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
      var sent =
          response
              .content()
              .send(
                  exchange.respond(response.head()),
                  () -> {
                    finish();
                    ended.run();
                  });
      sending = Optional.of(sent);
      exchange.onCancel(() -> {
        sent.abort("the client is gone");
        stopUnlessFree(settings.timeout());
      });
    } catch (HttpException e) {
      // The client is gone.
      response.close();
      finish();
      ended.run();
    }
  }

  /** The instance is gone in the middle of things. */
  void broken() {
    sending.ifPresent(sent -> sent.abort("the service failed"));
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
