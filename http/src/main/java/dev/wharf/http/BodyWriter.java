package dev.wharf.http;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Content that leaves. The head waits for the first content for at most some milliseconds, unless
 * there is a {@link #flush}; after that what is written is sent without waiting for more. Of one
 * writer at a time, on any thread.
 *
 * <p>If the head announced a length, exactly so many bytes must be written. Content of a response
 * that must not have any, to {@code HEAD} or with status 204 or 304, is dropped.
 */
public interface BodyWriter extends AutoCloseable {
  /**
   * Takes bytes while there is room; they are copied once.
   *
   * @return how many
   * @throws HttpException if the peer is gone or there are more than were announced
   * @throws IllegalStateException after the end
   */
  int tryWrite(ByteBuffer from);

  /**
   * Takes all bytes, waiting for room.
   *
   * @throws InterruptedException if the thread was interrupted; the buffer's position tells how
   *     many were taken
   */
  void write(ByteBuffer from) throws InterruptedException;

  /** Whether {@link #tryWrite} would take a byte or fail. */
  boolean writable();

  /** Runs the action once, as soon as {@link #writable}; otherwise as {@link Body#onReadable}. */
  void onWritable(Runnable action);

  /**
   * Waits until everything written was handed to the operating system.
   *
   * @throws HttpException if that cannot happen any more
   */
  void flush() throws InterruptedException;

  /** Ends the content without trailers. */
  default void finish() {
    finish(Headers.EMPTY);
  }

  /**
   * Ends the content. HTTP/1.1 has no place for trailers where a length was announced: they are
   * dropped.
   *
   * @throws HttpException if there were fewer bytes than were announced
   */
  void finish(Headers trailers);

  /** Ends the exchange such that the peer cannot take what it has for the whole. */
  void abort(String reason);

  /** Aborts unless finished. */
  @Override
  void close();

  /**
   * Gives the result of sending once there is one: nothing if all was handed to the operating
   * system, else the failure. The action must be short and not block.
   */
  void onSent(Consumer<Optional<HttpException>> action);
}
