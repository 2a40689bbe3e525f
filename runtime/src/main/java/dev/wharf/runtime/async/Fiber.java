package dev.wharf.runtime.async;

/**
 * A call stack that can be left in the middle and entered again. Two ways to have one behave alike:
 * {@link ContinuationFiber} and {@link VirtualThreadFiber}.
 */
interface Fiber {
  /**
   * Runs the body, or goes on where it left; returns when it ends or leaves again. What the body
   * throws comes out here.
   *
   * @return whether the body has ended
   */
  boolean resume();

  /** Leaves the stack until {@link #resume}; to be called on it. */
  void suspend();

  /** Makes fibers of one kind. */
  @FunctionalInterface
  interface Factory {
    Fiber make(Runnable body);
  }
}
