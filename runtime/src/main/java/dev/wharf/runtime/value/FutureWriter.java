package dev.wharf.runtime.value;

/** The end of a {@link FutureReader}'s future that its value is put into. */
public interface FutureWriter<T> extends AutoCloseable {
  /**
   * Gives the value; does not wait for it to be read.
   *
   * @return whether it can still be read; false if the reader is gone
   * @throws IllegalStateException if a value was given before, or after {@link #close}
   */
  boolean complete(T value);

  /**
   * Gives up the end. Without a value before, a guest that waits for one traps, as futures have no
   * other way to fail.
   */
  @Override
  void close();
}
