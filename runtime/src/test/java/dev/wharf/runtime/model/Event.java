package dev.wharf.runtime.model;

/** Spec: Canonical ABI, {@code EventTuple}. */
record Event(int code, int index, int payload) {
  static final Event NONE = new Event(0, 0, 0);
  static final int SUBTASK = 1;
  static final int STREAM_READ = 2;
  static final int FUTURE_READ = 4;
  static final Event CANCELLED = new Event(6, 0, 0);
}
