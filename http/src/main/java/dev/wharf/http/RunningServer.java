package dev.wharf.http;

import java.net.InetSocketAddress;
import java.time.Duration;

/** A server that listens until it is drained or closed. */
public interface RunningServer extends AutoCloseable {
  /** Where it listens. */
  InetSocketAddress address();

  /** How many exchanges have begun and not ended. */
  int inFlight();

  /** How many connections are open. */
  int connections();

  /**
   * Accepts no more connections and requests, and lets the exchanges in flight end, for at most so
   * long; then closes.
   *
   * @return whether all of them ended
   */
  boolean drain(Duration bound) throws InterruptedException;

  /** Closes everything at once. */
  @Override
  void close();
}
