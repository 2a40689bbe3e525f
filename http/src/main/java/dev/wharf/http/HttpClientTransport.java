package dev.wharf.http;

/** A way to send HTTP requests. */
public interface HttpClientTransport extends AutoCloseable {
  /**
   * Begins an exchange whose request has streamed content. Does not block, and does not fail: what
   * goes wrong is found in the exchange.
   */
  ClientExchange send(Request request, RequestOptions options);

  /** As the other, with all of the content, which may be empty. */
  ClientExchange send(Request request, byte[] content, RequestOptions options);

  /** Ends all exchanges and closes all connections. */
  @Override
  void close();
}
