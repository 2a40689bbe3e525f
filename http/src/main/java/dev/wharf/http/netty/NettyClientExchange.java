package dev.wharf.http.netty;

import dev.wharf.http.Body;
import dev.wharf.http.BodyWriter;
import dev.wharf.http.ClientExchange;
import dev.wharf.http.HttpError;
import dev.wharf.http.HttpException;
import dev.wharf.http.Method;
import dev.wharf.http.Request;
import dev.wharf.http.RequestOptions;
import dev.wharf.http.Response;
import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** A request on its way through a {@link NettyClient}. */
final class NettyClientExchange implements ClientExchange, Outbound.Sink {
  /** What an exchange waits for, each with its time. */
  private enum Phase {
    NAME(HttpError.DNS_TIMEOUT),
    CONNECTION(HttpError.CONNECTION_TIMEOUT),
    RESPONSE(HttpError.HTTP_RESPONSE_TIMEOUT),
    CONTENT(HttpError.CONNECTION_READ_TIMEOUT),
    OVER(HttpError.INTERNAL_ERROR);

    private final HttpError timeout;

    Phase(HttpError timeout) {
      this.timeout = timeout;
    }
  }

  private static final int MOST_INTERIM = 16;

  private final NettyClient client;
  private final Request request;
  private final RequestOptions options;
  private final Outbound outbound;

  /** All of the content; null if it is streamed. */
  private final byte[] whole;

  // Of the event loop.

  private Phase phase = Phase.NAME;
  private long deadline;
  private boolean retried;

  /** Null before and after. */
  private Http1ClientConnection connection;

  /** Null before and after. */
  private ScheduledFuture<?> alarm;

  // Guarded by this.

  private final List<Response> interim = new ArrayList<>(0);

  /** Null until it is there; so is the next. */
  private Response response;

  private Body responseBody;

  /** Null while there is none. */
  private HttpException failure;

  /** Null while nobody waits for a call. */
  private Runnable waiter;

  NettyClientExchange(
      NettyClient client, Request request, RequestOptions options, long announced, byte[] whole) {
    this.client = client;
    this.request = request;
    this.options = options;
    this.whole = whole;
    outbound = new Outbound(client.loop(), this, announced, false);
    if (whole == null) {
      outbound.hold();
    } else {
      outbound.finishWithout();
    }
  }

  Request request() {
    return request;
  }

  RequestOptions options() {
    return options;
  }

  Outbound outbound() {
    return outbound;
  }

  /** All of the content; null if it is streamed. */
  byte[] whole() {
    return whole;
  }

  // On the event loop.

  void begin() {
    deadline = System.nanoTime() + options.connect().toNanos();
    watch();
  }

  void resolved() {
    if (phase == Phase.NAME) {
      phase = Phase.CONNECTION;
    }
  }

  boolean over() {
    return phase == Phase.OVER;
  }

  void connected(Http1ClientConnection connection) {
    this.connection = connection;
    phase = Phase.RESPONSE;
    moved();
    connection.begin(this);
  }

  /** Something was sent or arrived: times begin anew. */
  void moved() {
    long time =
        phase == Phase.CONTENT
            ? options.betweenBytes().toNanos()
            : phase == Phase.RESPONSE ? options.firstByte().toNanos() : -1;
    if (time >= 0) {
      deadline = System.nanoTime() + time;
      watch();
    }
  }

  /** One alarm at a time, which looks at the deadline again when it rings. */
  private void watch() {
    if (alarm == null) {
      EventLoop loop = client.loop();
      alarm = loop.schedule(this::ring, deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
    } else if (alarm.getDelay(TimeUnit.NANOSECONDS) > deadline - System.nanoTime() + 1_000_000) {
      alarm.cancel(false);
      alarm = null;
      watch();
    }
  }

  private void ring() {
    alarm = null;
    if (phase == Phase.OVER) {
      return;
    }
    boolean waitsForReader = connection != null && connection.waitsForReader();
    if (waitsForReader) {
      moved();
    } else if (System.nanoTime() - deadline >= 0) {
      fail(new HttpException(phase.timeout, "the server is too slow"));
    } else {
      watch();
    }
  }

  void interim(Response head) {
    synchronized (this) {
      if (interim.size() < MOST_INTERIM) {
        interim.add(head);
      }
    }
    moved();
  }

  void responded(Response head, Body body) {
    phase = Phase.CONTENT;
    moved();
    Runnable wake;
    synchronized (this) {
      response = head;
      responseBody = body;
      wake = wake();
    }
    wake.run();
  }

  /** The response arrived whole and the request was sent whole. */
  void completed() {
    finish();
  }

  /** A connection that had served before ended before the response began: worth another. */
  boolean retry() {
    boolean again = !retried && whole != null && phase == Phase.RESPONSE && idempotent();
    if (again) {
      retried = true;
      connection = null;
      phase = Phase.NAME;
      begin();
    }
    return again;
  }

  /** RFC 9110, 9.2.2. */
  private boolean idempotent() {
    var method = request.method();
    return !method.equals(Method.POST)
        && !method.equals(Method.PATCH)
        && !method.equals(Method.CONNECT);
  }

  void fail(HttpException reason) {
    if (phase == Phase.OVER) {
      return;
    }
    var open = connection;
    finish();
    if (open != null) {
      open.breakOff();
    }
    Runnable wake;
    Body body;
    synchronized (this) {
      body = responseBody;
      failure = reason;
      wake = wake();
    }
    outbound.fail(reason);
    if (body instanceof Inbound inbound) {
      inbound.fail(reason);
    }
    wake.run();
  }

  private void finish() {
    phase = Phase.OVER;
    connection = null;
    if (alarm != null) {
      alarm.cancel(false);
      alarm = null;
    }
    client.ended(this);
  }

  private Runnable wake() {
    notifyAll();
    Runnable action = waiter;
    waiter = null;
    return action == null ? NettyClientExchange::nothing : action;
  }

  private static void nothing() {}

  @Override
  public void send(Outbound from, ByteBuf data, boolean end) {
    if (connection == null) {
      data.release();
      from.fail(new HttpException(HttpError.CONNECTION_TERMINATED, "the connection ended"));
    } else {
      connection.send(from, data, end);
    }
  }

  @Override
  public void abort(Outbound from, String reason) {
    fail(new HttpException(HttpError.CONNECTION_TERMINATED, reason));
  }

  // On any thread.

  @Override
  public BodyWriter body() {
    return outbound;
  }

  @Override
  public synchronized Response response() throws InterruptedException {
    while (response == null) {
      if (failure != null) {
        throw failure;
      }
      wait();
    }
    return response;
  }

  @Override
  public synchronized Optional<Response> tryResponse() {
    if (response == null && failure != null) {
      throw failure;
    }
    return Optional.ofNullable(response);
  }

  @Override
  public void onResponse(Runnable action) {
    synchronized (this) {
      if (response == null && failure == null) {
        waiter = action;
        return;
      }
    }
    action.run();
  }

  @Override
  public synchronized List<Response> interim() {
    return List.copyOf(interim);
  }

  @Override
  public synchronized Body responseBody() {
    if (response == null) {
      throw new IllegalStateException("no response yet");
    }
    return responseBody;
  }

  @Override
  public void close() {
    client.onLoop(() -> fail(new HttpException(HttpError.CONNECTION_TERMINATED, "given up")));
    Body body;
    synchronized (this) {
      body = responseBody;
    }
    if (body != null) {
      body.close();
    }
  }
}
