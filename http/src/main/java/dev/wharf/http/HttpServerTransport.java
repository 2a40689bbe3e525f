package dev.wharf.http;

import java.io.IOException;
import java.util.concurrent.Executor;

/** A way to serve HTTP. */
public interface HttpServerTransport {
  /**
   * Starts a server.
   *
   * @param options where and how
   * @param handler answers requests
   * @param executor runs the handler, once per request. The calling thread belongs to the
   *     transport: it may run a handler that is short and does not block, and no other. Whatever
   *     the executor refuses is answered 503
   * @throws IOException if the address cannot be listened at
   */
  RunningServer start(ServerOptions options, ExchangeHandler handler, Executor executor)
      throws IOException;
}
