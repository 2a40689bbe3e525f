package dev.wharf.wasi.http;

import dev.wharf.http.Exchange;
import dev.wharf.http.Headers;
import dev.wharf.http.HttpException;
import dev.wharf.http.Response;
import dev.wharf.runtime.ComponentStore;
import dev.wharf.wasi.Wasi;
import dev.wharf.wasi.p2.http.Types.ErrorCode;
import dev.wharf.wasm.Trap;
import dev.wharf.wasm.TrapException;
import java.nio.charset.StandardCharsets;

/**
 * One request to a guest of 0.2 and what becomes of it. A client that leaves ends the guest; so
 * does the time, unless an answer has begun.
 */
final class ProxyAnswer implements Deadlines.Timed {
  private final Exchange exchange;
  private final ComponentStore store;
  private final ServiceSettings settings;
  private final Deadlines deadlines;
  private final long deadline;
  private final Thread thread = Thread.currentThread();
  private final ResponseOutparamP2 outparam;
  private boolean running = true;
  private boolean late;
  private boolean gone;

  ProxyAnswer(
      Exchange exchange, ComponentStore store, ServiceSettings settings, Deadlines deadlines) {
    this.exchange = exchange;
    this.store = store;
    this.settings = settings;
    this.deadlines = deadlines;
    this.deadline = System.nanoTime() + settings.timeout().toNanos();
    this.outparam = new ResponseOutparamP2(exchange, this::begun, this::refused);
  }

  ResponseOutparamP2 outparam() {
    return outparam;
  }

  /** Runs the guest to its end. */
  void run(Runnable guest) {
    deadlines.add(this);
    exchange.onCancel(this::left);
    try {
      guest.run();
      outparam.guestReturned();
    } catch (TrapException e) {
      failed(e);
    } catch (HttpException _) {
      // The client is gone.
    } catch (RuntimeException e) {
      settings.failures().accept(e);
    } finally {
      deadlines.remove(this);
      ended();
    }
    if (!outparam.isSet()) {
      answer(500, "the service did not answer\n");
    }
  }

  private void failed(TrapException e) {
    boolean timeIsOver;
    synchronized (this) {
      if (gone) {
        return;
      }
      timeIsOver = late;
    }
    if (timeIsOver) {
      answer(504, "the service did not answer in time\n");
    } else {
      settings.failures().accept(e);
      answer(500, "the service failed\n");
    }
  }

  private void begun() {
    deadlines.remove(this);
  }

  private void refused(ErrorCode code) {
    boolean timeout = code instanceof ErrorCode.HTTPResponseTimeout;
    answer(timeout ? 504 : 500, "the service failed\n");
  }

  private void answer(int status, String text) {
    try {
      var head = Response.of(status).with(Headers.of("content-type", "text/plain"));
      exchange.respond(head, text.getBytes(StandardCharsets.UTF_8));
      outparam.answered();
    } catch (HttpException | IllegalStateException _) {
      // The client is gone, or has the head of another response, which breaks off.
    }
  }

  @Override
  public long deadline() {
    return deadline;
  }

  @Override
  public void late() {
    synchronized (this) {
      late = true;
    }
    stop(Trap.DEADLINE);
  }

  /** A guest that has broken its answer off itself may go on. */
  private void left() {
    if (outparam.isAborted()) {
      return;
    }
    synchronized (this) {
      gone = true;
    }
    stop(Trap.INTERRUPTED);
  }

  /** Ends the guest, whether it computes or waits. */
  void stop() {
    stop(Trap.INTERRUPTED);
  }

  private synchronized void stop(Trap reason) {
    if (running) {
      store.core().interrupt(reason);
      thread.interrupt();
    }
  }

  /** From now on the thread is another request's. */
  private synchronized void ended() {
    running = false;
    boolean unused = Thread.interrupted();
  }

  void close(Wasi wasi) {
    try {
      store.close();
      wasi.finish(store);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      settings.failures().accept(e);
    }
  }
}
