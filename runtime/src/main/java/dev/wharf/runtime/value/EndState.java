package dev.wharf.runtime.value;

/** Whether an end that the host made can be used. Thread-safe. */
final class EndState {
  private enum State {
    OPEN,
    CLOSED,
    MOVED
  }

  private volatile State state = State.OPEN;

  void check() {
    switch (state) {
      case OPEN -> {}
      case CLOSED -> throw new IllegalStateException("this end was closed");
      case MOVED -> throw new IllegalStateException("this end was given away");
    }
  }

  synchronized void move() {
    check();
    state = State.MOVED;
  }

  /** Whether this call closed it. */
  synchronized boolean close() {
    boolean open = state == State.OPEN;
    if (open) {
      state = State.CLOSED;
    }
    return open;
  }
}
