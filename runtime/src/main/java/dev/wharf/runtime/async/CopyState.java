package dev.wharf.runtime.async;

/** What an end of a stream or future is doing. Spec: Canonical ABI, {@code CopyState}. */
public enum CopyState {
  IDLE,
  COPYING,
  CANCELLING_COPY,
  /** The other end is gone, or a future has its value. */
  DONE
}
