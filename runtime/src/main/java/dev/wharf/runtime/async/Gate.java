package dev.wharf.runtime.async;

/** What an instance may hold a waiting thread back by, besides the event that it waits for. */
public enum Gate {
  /** Nothing. */
  NONE,
  /** A new task that may run beside others: backpressure. */
  ENTER,
  /** A new task that needs the instance to itself: backpressure, and another that has it. */
  ENTER_ALONE,
  /** A task that gave the instance up in its event loop: another that has it. */
  RESUME
}
