package dev.wharf.wasm;

/**
 * An exception that a guest threw, or a host on its behalf, and that no guest caught. Unlike a trap
 * it leaves the instances usable: it is one of the ways in which a call may end. It has neither a
 * Java stack trace nor Wasm frames, as guests throw for ordinary control flow. Spec:
 * exec/instructions, throw_ref.
 */
public abstract non-sealed class GuestException extends WasmException {
  /** For {@code dev.wharf.engine}. */
  protected GuestException() {
    super(null, false);
  }

  /** What the exception carries, as text: {@code (i32 i64)} and the values. */
  protected abstract String payload();

  @Override
  public final String getMessage() {
    return Trap.UNCAUGHT_EXCEPTION.message() + ": " + payload();
  }
}
