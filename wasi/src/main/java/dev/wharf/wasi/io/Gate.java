package dev.wharf.wasi.io;

import java.nio.channels.Selector;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** Wakes one waiting thread from any other thread. */
public final class Gate {
  private final Thread waiting;
  private final Optional<Selector> selector;

  Gate(Thread waiting, Optional<Selector> selector) {
    this.waiting = waiting;
    this.selector = selector;
  }

  /** Lets the waiting thread look again. */
  public void open() {
    selector.ifPresentOrElse(Selector::wakeup, () -> LockSupport.unpark(waiting));
  }
}
