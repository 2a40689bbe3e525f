package dev.wharf.runtime.value;

import java.util.List;

/**
 * The end of a {@link StreamReader}'s stream that elements are put into. Made by {@link
 * StreamPipe#open}. One thread at a time may use it.
 */
public interface StreamWriter<T> extends AutoCloseable {
  /**
   * Blocks until all elements were read or the reader is gone.
   *
   * @return how many were read: fewer than offered means that the reader is gone. Elements that
   *     were not taken, and what they own, are still the caller's
   * @throws java.util.concurrent.CancellationException if the thread is interrupted before any
   *     element was taken; else those taken are counted and the interrupt status stays set
   * @throws IllegalStateException after {@link #close}
   */
  int write(List<? extends T> elements);

  /** Writes one element; false if the reader is gone. */
  default boolean write(T element) {
    return write(List.of(element)) == 1;
  }

  /** Ends the stream; a second time does nothing. */
  @Override
  void close();
}
