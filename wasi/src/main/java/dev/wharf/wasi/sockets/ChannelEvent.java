package dev.wharf.wasi.sockets;

import dev.wharf.wasi.io.Readiness;
import java.nio.channels.SelectableChannel;

/**
 * That a channel has something to try again: only the selector tells. Used once.
 *
 * @param operations the interest set of {@link java.nio.channels.SelectionKey}
 */
final class ChannelEvent implements Readiness.OnChannel {
  private final SelectableChannel channel;
  private final int operations;
  private boolean asked;

  ChannelEvent(SelectableChannel channel, int operations) {
    this.channel = channel;
    this.operations = operations;
  }

  // Asked once before the selector waits and once after each time that it returned.
  @Override
  public boolean ready() {
    boolean again = asked;
    asked = true;
    return again;
  }

  @Override
  public SelectableChannel channel() {
    return channel;
  }

  @Override
  public int operations() {
    return operations;
  }
}
