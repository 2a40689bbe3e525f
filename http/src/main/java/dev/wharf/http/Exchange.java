package dev.wharf.http;

import java.net.SocketAddress;
import java.util.concurrent.Executor;

/** A request to a server and the answer that is being given. */
public interface Exchange {
  /** The head of the request. */
  Request request();

  /**
   * Its content. A client that waits for {@code 100 Continue} gets it with the first pull, or
   * before an answer that begins without its end.
   */
  Body body();

  /** The other end of the connection. */
  SocketAddress remote();

  /** This end of the connection. */
  SocketAddress local();

  /** {@code HTTP/1.0}, {@code HTTP/1.1} or {@code HTTP/2}. */
  String protocol();

  /**
   * Runs actions on the thread that carries this exchange and others, soon and in order. For what
   * is short and does not block: what it writes leaves without being handed to another thread.
   */
  Executor carrier();

  /**
   * Sends an interim response. Any number may precede the final one; a client of HTTP/1.0 gets
   * none.
   *
   * @throws IllegalArgumentException if the status is not an interim one, or is 101
   */
  void inform(Response interim);

  /**
   * Sends the head of the final response and opens its content.
   *
   * @throws IllegalStateException if there was one
   * @throws IllegalArgumentException if the status is an interim one or a field is the transport's
   */
  BodyWriter respond(Response response);

  /**
   * Sends the final response with all of its content, which must not be changed any more and whose
   * length it announces by itself. The fastest way to answer.
   */
  BodyWriter respond(Response response, byte[] content);

  /**
   * Keeps the exchange alive beyond the return of its handler. Without, an exchange ends there: if
   * it was not answered, with status 500; if its answer was not finished, as {@link
   * BodyWriter#abort}.
   */
  void detach();

  /** Ends a detached exchange as the return of its handler would. */
  void end();

  /** Whether the client is gone or the server gave up: nothing will be sent any more. */
  boolean cancelled();

  /**
   * Runs the action once, if and as soon as {@link #cancelled}, at once if it is now; not after the
   * answer was sent. The action must be short and not block: it may run on a thread of the
   * transport. A second call replaces an action that has not run. Whoever waits in {@link Body} or
   * {@link BodyWriter} is woken with a failure besides.
   */
  void onCancel(Runnable action);
}
