package dev.wharf.http;

/** What a server does with requests. */
@FunctionalInterface
public interface ExchangeHandler {
  /**
   * Answers a request. May block if the server's executor allows for that.
   *
   * @throws Exception whatever it is, the client gets status 500, or an answer that visibly breaks
   *     off
   */
  void handle(Exchange exchange) throws Exception;
}
