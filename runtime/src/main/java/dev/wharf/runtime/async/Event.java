package dev.wharf.runtime.async;

/**
 * What a guest is told. Spec: Canonical ABI, {@code EventTuple}.
 *
 * @param index of the waitable
 * @param payload depends on the code
 */
public record Event(Code code, int index, int payload) {
  /** Nothing has happened. */
  public static final Event NONE = new Event(Code.NONE, 0, 0);

  /** The task is asked to end early. */
  public static final Event TASK_CANCELLED = new Event(Code.TASK_CANCELLED, 0, 0);

  /** Kinds of events; the ordinal is the number in the ABI. */
  public enum Code {
    NONE,
    SUBTASK,
    STREAM_READ,
    STREAM_WRITE,
    FUTURE_READ,
    FUTURE_WRITE,
    TASK_CANCELLED
  }
}
