package dev.wharf.runtime.async;

/** Elements that one end of a stream or future offers or has room for. */
public sealed interface Buffer {
  /** The most elements that a buffer may have. Spec: Canonical ABI, {@code Buffer.MAX_LENGTH}. */
  int MAX_LENGTH = (1 << 28) - 1;

  /** How many elements are left to copy. */
  int remain();

  /** How many elements have been copied. */
  int progress();

  /** Whether it was made for no elements. */
  boolean isZeroLength();

  /** Elements to take. */
  non-sealed interface Readable extends Buffer {}

  /** Room to fill. */
  non-sealed interface Writable extends Buffer {
    /** Moves the next {@code count} elements of {@code from} here. */
    void write(Readable from, int count);
  }
}
