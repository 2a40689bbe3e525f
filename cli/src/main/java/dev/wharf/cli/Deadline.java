package dev.wharf.cli;

import dev.wharf.engine.Store;
import dev.wharf.wasm.Trap;
import java.time.Duration;
import java.util.Optional;

/**
 * Stops a guest after a time, wherever it is: running code at its next poll, waiting hosts by an
 * interrupt.
 */
final class Deadline implements AutoCloseable {
  private final Optional<Thread> timer;

  private Deadline(Optional<Thread> timer) {
    this.timer = timer;
  }

  /** Starts now, for a guest that runs on the calling thread. */
  static Deadline start(Optional<Duration> timeout, Store store) {
    var guest = Thread.currentThread();
    return new Deadline(
        timeout.map(time ->
            Thread.ofPlatform()
                .daemon()
                .name("wharf-deadline")
                .start(() -> {
                  try {
                    Thread.sleep(time);
                    store.interrupt(Trap.DEADLINE);
                    guest.interrupt();
                  } catch (InterruptedException _) {
                    // The guest was done in time.
                  }
                })));
  }

  @Override
  public void close() {
    timer.ifPresent(Thread::interrupt);
  }
}
