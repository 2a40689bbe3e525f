package dev.wharf.http.netty;

import dev.wharf.http.ExchangeHandler;
import dev.wharf.http.HttpLimits;
import dev.wharf.http.ServerOptions;
import io.netty.channel.Channel;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/** What the connections of a server share. */
final class ServerState {
  private final ServerOptions options;
  private final ExchangeHandler handler;
  private final Executor executor;
  private final AtomicInteger inFlight = new AtomicInteger();
  private final Set<Channel> connections = ConcurrentHashMap.newKeySet();
  private volatile boolean draining;

  ServerState(ServerOptions options, ExchangeHandler handler, Executor executor) {
    this.options = options;
    this.handler = handler;
    this.executor = executor;
  }

  ServerOptions options() {
    return options;
  }

  HttpLimits limits() {
    return options.limits();
  }

  ExchangeHandler handler() {
    return handler;
  }

  String scheme() {
    return options.tls().isPresent() ? "https" : "http";
  }

  Set<Channel> connections() {
    return connections;
  }

  int inFlight() {
    return inFlight.get();
  }

  boolean draining() {
    return draining;
  }

  void drain() {
    draining = true;
  }

  /** Counts an exchange that begins, if there may be one more. */
  boolean admit() {
    if (inFlight.incrementAndGet() <= limits().counts().exchanges()) {
      return true;
    }
    ended();
    return false;
  }

  /** Lets the handler run; false if the executor refuses. */
  boolean run(ServerExchange exchange) {
    try {
      executor.execute(exchange);
      return true;
    } catch (RejectedExecutionException e) {
      return false;
    }
  }

  void ended() {
    if (inFlight.decrementAndGet() == 0 && draining) {
      synchronized (this) {
        notifyAll();
      }
    }
  }

  /** Waits until nothing is in flight. */
  synchronized boolean awaitIdle(long nanos) throws InterruptedException {
    long end = System.nanoTime() + nanos;
    while (inFlight.get() > 0) {
      long left = (end - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        return false;
      }
      wait(left);
    }
    return true;
  }

  void report(Throwable failure) {
    System.getLogger("dev.wharf.http")
        .log(System.Logger.Level.WARNING, "a handler failed", failure);
  }
}
