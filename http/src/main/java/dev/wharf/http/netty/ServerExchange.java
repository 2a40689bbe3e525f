package dev.wharf.http.netty;

import dev.wharf.http.Body;
import dev.wharf.http.BodyWriter;
import dev.wharf.http.ConnectionFields;
import dev.wharf.http.Exchange;
import dev.wharf.http.Headers;
import dev.wharf.http.HttpError;
import dev.wharf.http.HttpException;
import dev.wharf.http.Method;
import dev.wharf.http.Request;
import dev.wharf.http.Response;
import dev.wharf.http.Status;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.EventLoop;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Executor;

/** An exchange of either version, and the task that the caller's executor runs. */
final class ServerExchange implements Exchange, Runnable, ChannelFutureListener {
  private static final Headers PLAIN = Headers.of("content-type", "text/plain; charset=utf-8");

  /** The connection or stream that carries an exchange. */
  interface Carrier extends Outbound.Sink {
    EventLoop loop();

    SocketAddress remote();

    SocketAddress local();

    String protocol();

    /** Sends an interim response. On any thread. */
    void inform(Response interim);
  }

  private final Carrier carrier;
  private final ServerState server;
  private final Request request;
  private final Body body;

  /** Null while there is none. */
  private Response response;

  /** Null while there is no response. */
  private Outbound outbound;

  private boolean detached;
  private boolean handled;
  private boolean answered;
  private boolean counted = true;
  private Optional<HttpException> cancelled = Optional.empty();

  /** Null while nobody waits for a call. */
  private Runnable onCancel;

  ServerExchange(Carrier carrier, ServerState server, Request request, Body body) {
    this.carrier = carrier;
    this.server = server;
    this.request = request;
    this.body = body;
  }

  @Override
  public void run() {
    try {
      server.handler().handle(this);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      failed();
    } catch (HttpException e) {
      // Most of them say that the client is gone, and the others are told to it.
      failed();
    } catch (Exception | StackOverflowError e) {
      server.report(e);
      failed();
    } finally {
      boolean over;
      synchronized (this) {
        over = !detached;
      }
      if (over) {
        end();
      }
    }
  }

  /** A handler that fails ends its exchange, whatever it said before. */
  private synchronized void failed() {
    detached = false;
  }

  // On the event loop.

  /** Null while there is none; does not change once there is. */
  synchronized Response response() {
    return response;
  }

  /** The client is gone or refused: nothing more is sent or received. */
  void cancel(HttpException reason) {
    Runnable action;
    Outbound writer;
    synchronized (this) {
      if (answered || cancelled.isPresent()) {
        return;
      }
      cancelled = Optional.of(reason);
      action = onCancel;
      onCancel = null;
      writer = outbound;
    }
    if (body instanceof Inbound inbound) {
      inbound.fail(reason);
    }
    if (writer != null) {
      writer.fail(reason);
    }
    if (action != null) {
      action.run();
    }
    countDown();
  }

  /** The executor refused: no handler will end the exchange. */
  void neverHandled() {
    synchronized (this) {
      handled = true;
    }
    body.close();
  }

  /** The answer is the operating system's, or cannot be. */
  @Override
  public void operationComplete(ChannelFuture future) {
    if (future.isSuccess()) {
      answered();
    } else {
      cancel(gone());
    }
  }

  /** The answer was sent. */
  void answered() {
    synchronized (this) {
      answered = true;
      onCancel = null;
    }
    countDown();
  }

  /** An exchange is in flight until it was handled, and answered or cancelled. */
  private void countDown() {
    synchronized (this) {
      if (!counted || !handled || !answered && cancelled.isEmpty()) {
        return;
      }
      counted = false;
    }
    server.ended();
  }

  // On the handler's threads.

  @Override
  public Request request() {
    return request;
  }

  @Override
  public Body body() {
    return body;
  }

  @Override
  public SocketAddress remote() {
    return carrier.remote();
  }

  @Override
  public SocketAddress local() {
    return carrier.local();
  }

  @Override
  public String protocol() {
    return carrier.protocol();
  }

  @Override
  public Executor carrier() {
    return carrier.loop();
  }

  @Override
  public void inform(Response interim) {
    if (!interim.status().interim() || interim.status().code() == 101) {
      throw new IllegalArgumentException("not an interim response: " + interim.status().code());
    }
    ConnectionFields.refuseIn(interim.headers());
    if (response() != null) {
      throw new IllegalStateException("answered already");
    }
    if (!cancelled()) {
      carrier.inform(interim);
    }
  }

  @Override
  public BodyWriter respond(Response response) {
    var writer = open(response, announced(response));
    writer.start();
    return writer;
  }

  @Override
  public BodyWriter respond(Response response, byte[] content) {
    long announced = announced(response);
    boolean head = request.method().equals(Method.HEAD);
    if (announced >= 0 && announced != content.length && !head) {
      throw new IllegalArgumentException("content is not as long as announced");
    }
    var writer = open(response, announced >= 0 ? announced : content.length);
    writer.startWith(content);
    return writer;
  }

  private Outbound open(Response response, long announced) {
    if (response.status().interim()) {
      throw new IllegalArgumentException("not a final response: " + response.status().code());
    }
    ConnectionFields.refuseIn(response.headers());
    boolean bodiless = response.status().bodiless() || request.method().equals(Method.HEAD);
    synchronized (this) {
      if (this.response != null) {
        throw new IllegalStateException("answered already");
      }
      outbound = new Outbound(carrier.loop(), carrier, announced, bodiless);
      this.response = response;
      cancelled.ifPresent(outbound::fail);
      return outbound;
    }
  }

  private static long announced(Response response) {
    int at = response.headers().indexOf("content-length", 0);
    if (at < 0) {
      return Outbound.UNKNOWN;
    }
    if (response.headers().indexOf("content-length", at + 1) >= 0) {
      throw new IllegalArgumentException("more than one content-length");
    }
    try {
      return FieldParser.length(response.headers().value(at));
    } catch (Refusal e) {
      throw new IllegalArgumentException("invalid content-length");
    }
  }

  @Override
  public synchronized void detach() {
    detached = true;
  }

  @Override
  public void end() {
    Outbound writer;
    synchronized (this) {
      if (handled) {
        return;
      }
      handled = true;
      writer = outbound;
    }
    if (writer == null) {
      respond(plain(Status.INTERNAL_SERVER_ERROR), text(Status.INTERNAL_SERVER_ERROR));
    } else {
      writer.close();
    }
    body.close();
    countDown();
  }

  @Override
  public synchronized boolean cancelled() {
    return cancelled.isPresent();
  }

  @Override
  public void onCancel(Runnable action) {
    synchronized (this) {
      if (cancelled.isEmpty()) {
        if (!answered) {
          onCancel = action;
        }
        return;
      }
    }
    action.run();
  }

  /** The head of an answer that the server makes itself. */
  static Response plain(Status status) {
    return new Response(status, PLAIN);
  }

  /** The content of such an answer. */
  static byte[] text(Status status) {
    return (status.code() + " " + status.reason() + "\n").getBytes(StandardCharsets.US_ASCII);
  }

  static HttpException gone() {
    return new HttpException(HttpError.CONNECTION_TERMINATED, "the client is gone");
  }
}
