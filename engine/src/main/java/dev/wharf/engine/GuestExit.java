package dev.wharf.engine;

/**
 * Control flow that leaves a guest on purpose, such as {@code proc_exit}: thrown by a host
 * function, it passes through every Wasm frame and boundary unharmed and is neither a trap nor an
 * error. Carries no stack trace.
 */
public abstract class GuestExit extends RuntimeException {
  private static final long serialVersionUID = 1;

  protected GuestExit(String message) {
    super(message, null, false, false);
  }
}
