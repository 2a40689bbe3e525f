package dev.wharf.runtime.async;

/**
 * How a copy ended; the ordinal is the number in the ABI. Spec: Canonical ABI, {@code CopyResult}.
 */
public enum CopyResult {
  COMPLETED,
  /** The other end is gone. */
  DROPPED,
  CANCELLED
}
