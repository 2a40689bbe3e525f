package dev.wharf.http;

import java.nio.ByteBuffer;
import java.util.OptionalLong;

/**
 * Content that arrives. It is pulled: the peer is asked for more only once less than the
 * transport's small buffer is left to read, so a reader that stops makes the peer stop. Of one
 * reader at a time, on any thread.
 *
 * <p>A reader either blocks ({@link #read}), or takes what is there ({@link #tryRead}) and is told
 * when it is worth asking again ({@link #onReadable}).
 */
public interface Body extends AutoCloseable {
  /**
   * Moves bytes that have arrived, as many as there is room for; it is the only copy that is made.
   *
   * @return how many; 0 if none have arrived or there is no room; -1 at the end
   * @throws HttpException if the content did not arrive whole or was closed; again at every call
   */
  int tryRead(ByteBuffer into);

  /**
   * As {@link #tryRead}, but waits for at least one byte, if there is room for one.
   *
   * @throws InterruptedException if the thread was interrupted; nothing is lost
   */
  int read(ByteBuffer into) throws InterruptedException;

  /** Whether {@link #tryRead} would give something else than 0, be it the end or a failure. */
  boolean readable();

  /**
   * Runs the action once, as soon as {@link #readable}, at once if it is now. The action must be
   * short and not block: it may run on a thread of the transport. A second call replaces an action
   * that has not run.
   */
  void onReadable(Runnable action);

  /** The length that the sender announced, in bytes. */
  OptionalLong length();

  /**
   * The trailers, once the end was read.
   *
   * @throws IllegalStateException if it was not
   */
  Headers trailers();

  /** Gives up what was not read. The sender is told to stop if it is not nearly done. */
  @Override
  void close();
}
