package dev.wharf.wasi.io;

import dev.wharf.wasi.p2.io.Poll;
import dev.wharf.wasm.Trap;
import dev.wharf.wasm.TrapException;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code wasi:io/poll} 0.2. Waiting blocks the whole Store, as the interface expects.
 *
 * <p>An empty list is a trap, since it would wait for ever.
 */
public final class PollP2 implements Poll {
  @Override
  public int[] poll(List<Pollable> in) {
    if (in.isEmpty()) {
      throw new TrapException(Trap.HOST_FAILURE, "wasi:io/poll.poll: the list is empty");
    }
    var events = new ArrayList<Readiness>(in.size());
    for (var pollable : in) {
      events.add(event(pollable));
    }
    return Waiting.untilAny(events);
  }

  private static Readiness event(Poll.Pollable pollable) {
    if (pollable instanceof HostPollable(var event)) {
      return event;
    }
    throw new IllegalArgumentException("a pollable of another host: " + pollable.getClass());
  }
}
