package dev.wharf.wasi.p2.io;

import dev.wharf.runtime.value.Borrowed;
import dev.wharf.runtime.value.Unsigned;
import dev.wharf.runtime.value.Wit;
import java.util.List;

/// Waiting for one or several events at a time.
///
/// Bindings of `wit/0.2.12/io/poll.wit`.
@Wit("wasi:io/poll@0.2.12")
public interface Poll {
  /// One event that can be waited for: a timer, data on a stream, room in a stream, a socket that
  /// made progress.
  @Wit("pollable")
  interface Pollable extends AutoCloseable {
    /// Whether the event has happened. Never waits.
    @Wit("ready")
    boolean ready();

    /// Waits until the event has happened.
    @Wit("block")
    void block();

    /// Gives the resource back. Called once, when its last owner drops it.
    @Override
    void close();
  }

  /// Waits until at least one of the events has happened, and returns the indices of all that
  /// have. Traps when the list is empty or longer than a `u32` can count.
  @Wit("poll")
  @Unsigned int[] poll(List<@Borrowed Pollable> in);
}
