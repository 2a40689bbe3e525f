package dev.wharf.http;

import java.util.List;
import java.util.Optional;

/** A request that was sent, or is being sent, and its answer. */
public interface ClientExchange extends AutoCloseable {
  /** Where to write the request's content. */
  BodyWriter body();

  /**
   * Waits for the head of the final response.
   *
   * @throws HttpException if there will be none
   */
  Response response() throws InterruptedException;

  /**
   * The head of the final response, if it is there.
   *
   * @throws HttpException if there will be none
   */
  Optional<Response> tryResponse();

  /** Runs the action once, as soon as there is a response or a failure; see Body.onReadable. */
  void onResponse(Runnable action);

  /** Interim responses that arrived so far. */
  List<Response> interim();

  /**
   * The response's content.
   *
   * @throws IllegalStateException if there is no response yet
   */
  Body responseBody();

  /** Gives up whatever has not happened yet. */
  @Override
  void close();
}
