package dev.wharf.wasi.io;

import dev.wharf.wasi.p2.io.Poll;

/** A {@code pollable} over something that can be waited for. */
public record HostPollable(Readiness event) implements Poll.Pollable {
  @Override
  public boolean ready() {
    return event.ready();
  }

  @Override
  public void block() {
    Waiting.until(event);
  }

  @Override
  public void close() {}
}
