package dev.wharf.http;

import java.time.Duration;

/**
 * How long to wait for what.
 *
 * @param connect for a connection, with its TLS handshake
 * @param firstByte for the response's head, from when the request was sent
 * @param betweenBytes for each further piece of the response's content
 */
public record RequestOptions(Duration connect, Duration firstByte, Duration betweenBytes) {
  public static final RequestOptions DEFAULT =
      new RequestOptions(Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(30));
}
