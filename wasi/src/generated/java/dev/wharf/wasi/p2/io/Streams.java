package dev.wharf.wasi.p2.io;

import dev.wharf.runtime.value.Borrowed;
import dev.wharf.runtime.value.Unsigned;
import dev.wharf.runtime.value.Wit;
import dev.wharf.runtime.value.WitException;

/// Reading and writing of bytes, without and with waiting.
///
/// Bindings of `wit/0.2.12/io/streams.wit`.
@Wit("wasi:io/streams@0.2.12")
public interface Streams {
  /// Why a stream operation did not succeed.
  @Wit("stream-error")
  sealed interface StreamError {
    /// This or an earlier operation failed; the stream is closed from now on.
    @Wit("last-operation-failed")
    record LastOperationFailed(Error.Error_ value) implements StreamError {}

    /// The stream has ended. For reading this is the normal end of the data.
    @Wit("closed")
    record Closed() implements StreamError {
      public static final Closed INSTANCE = new Closed();
    }
  }

  /// The error of a function that returns `stream-error`.
  final class StreamErrorException extends WitException {
    private static final long serialVersionUID = 1L;

    private final transient StreamError error;

    public StreamErrorException(StreamError error) {
      super(error);
      this.error = error;
    }

    @Override
    public StreamError error() {
      return error;
    }
  }

  /// Where bytes come from.
  @Wit("input-stream")
  interface InputStream extends AutoCloseable {
    /// Up to `len` bytes that are there already; an empty list when there are none at the moment.
    /// Fails with `closed` at the end.
    ///
    /// @throws StreamErrorException when the result is an error
    @Wit("read")
    byte[] read(@Unsigned long len);

    /// As `read`, but waits until at least one byte or the end is there.
    ///
    /// @throws StreamErrorException when the result is an error
    @Wit("blocking-read")
    byte[] blockingRead(@Unsigned long len);

    /// As `read`, but drops the bytes and returns how many there were.
    ///
    /// @throws StreamErrorException when the result is an error
    @Wit("skip")
    @Unsigned long skip(@Unsigned long len);

    /// As `blocking-read`, but drops the bytes and returns how many there were.
    ///
    /// @throws StreamErrorException when the result is an error
    @Wit("blocking-skip")
    @Unsigned long blockingSkip(@Unsigned long len);

    /// An event for: bytes, the end, or a failure can be taken. It is a child of this stream and
    /// must be dropped before it.
    @Wit("subscribe")
    Poll.Pollable subscribe();

    /// Gives the resource back. Called once, when its last owner drops it.
    @Override
    void close();
  }

  /// Where bytes go.
  @Wit("output-stream")
  interface OutputStream extends AutoCloseable {
    /// How many bytes the next `write` may carry; zero when none at the moment. A `write` of more
    /// traps.
    ///
    /// @throws StreamErrorException when the result is an error
    @Wit("check-write")
    @Unsigned long checkWrite();

    /// Writes bytes that an earlier `check-write` permitted. Traps when there are more than
    /// permitted.
    ///
    /// @throws StreamErrorException when the result is an error
    @Wit("write")
    void write(byte[] contents);

    /// Writes up to 4096 bytes and waits until they are out. Traps when there are more.
    ///
    /// @throws StreamErrorException when the result is an error
    @Wit("blocking-write-and-flush")
    void blockingWriteAndFlush(byte[] contents);

    /// Starts to push out everything written so far. No writing is permitted until that is done.
    ///
    /// @throws StreamErrorException when the result is an error
    @Wit("flush")
    void flush();

    /// As `flush`, and waits until it is done.
    ///
    /// @throws StreamErrorException when the result is an error
    @Wit("blocking-flush")
    void blockingFlush();

    /// An event for: `check-write` would permit something, or report a failure. It is a child of
    /// this stream and must be dropped before it.
    @Wit("subscribe")
    Poll.Pollable subscribe();

    /// As `write` of that many zero bytes.
    ///
    /// @throws StreamErrorException when the result is an error
    @Wit("write-zeroes")
    void writeZeroes(@Unsigned long len);

    /// As `blocking-write-and-flush` of that many zero bytes.
    ///
    /// @throws StreamErrorException when the result is an error
    @Wit("blocking-write-zeroes-and-flush")
    void blockingWriteZeroesAndFlush(@Unsigned long len);

    /// Moves up to `len` bytes that the other stream has ready and this one permits, and returns
    /// how many moved.
    ///
    /// @throws StreamErrorException when the result is an error
    @Wit("splice")
    @Unsigned long splice(@Borrowed InputStream src, @Unsigned long len);

    /// As `splice`, but first waits until both streams can move at least one byte.
    ///
    /// @throws StreamErrorException when the result is an error
    @Wit("blocking-splice")
    @Unsigned long blockingSplice(@Borrowed InputStream src, @Unsigned long len);

    /// Gives the resource back. Called once, when its last owner drops it.
    @Override
    void close();
  }
}
