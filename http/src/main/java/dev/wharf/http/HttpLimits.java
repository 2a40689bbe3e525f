package dev.wharf.http;

import java.time.Duration;

/**
 * What a peer may ask for.
 *
 * @param sizes of messages
 * @param times of connections
 * @param counts of connections and what happens on them
 */
public record HttpLimits(Sizes sizes, Times times, Counts counts) {
  /** Means that a size is not limited. */
  public static final long NONE = Long.MAX_VALUE;

  public static final HttpLimits DEFAULT =
      new HttpLimits(
          new Sizes(8 * 1024, 64 * 1024, 128, NONE),
          new Times(Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofSeconds(5), 1024),
          new Counts(10_000, 1_000, 100, 200, 1_000, 128));

  public HttpLimits with(Sizes sizes) {
    return new HttpLimits(sizes, times, counts);
  }

  public HttpLimits with(Times times) {
    return new HttpLimits(sizes, times, counts);
  }

  public HttpLimits with(Counts counts) {
    return new HttpLimits(sizes, times, counts);
  }

  /**
   * Sizes in bytes.
   *
   * @param requestLine the longest request line; a longer one is answered 414
   * @param headers the largest header or trailer section; a larger one is answered 431
   * @param fields the most fields in such a section; with more, too, 431
   * @param body the longest content, or {@link #NONE}; with more, 413
   */
  public record Sizes(int requestLine, int headers, int fields, long body) {}

  /**
   * Times.
   *
   * @param head for a head to arrive once it has begun, and for a connection's first; then 408
   * @param idle for a connection between requests, or without any movement in either direction
   *     while a peer does not take what is sent
   * @param bodyGrace how long content may arrive slower than {@code bodyRate}; then 408
   * @param bodyRate bytes of content per second that are the least, while they are waited for
   */
  public record Times(Duration head, Duration idle, Duration bodyGrace, int bodyRate) {}

  /**
   * Counts.
   *
   * @param connections open at once to a server; a further one is closed
   * @param exchanges in flight at once in a server; a further one is answered 503
   * @param streams open at once on a connection of HTTP/2
   * @param resets of streams by the peer of a connection of HTTP/2 within 30 seconds
   * @param controlFrames that a connection of HTTP/2 may receive beyond those that its useful
   *     frames earn
   * @param outgoing exchanges of a client in flight at once
   */
  public record Counts(
      int connections, int exchanges, int streams, int resets, int controlFrames, int outgoing) {}
}
