package dev.wharf.runtime.value;

import java.nio.ByteBuffer;

/**
 * Takes the bytes of a stream as they come, see {@link ByteStreamReader#drainTo}. Called by one
 * thread at a time, which may be the one that guest code runs on: must not block, call guests, or
 * throw.
 */
public interface ByteTaker {
  /**
   * Takes bytes, as many as there is room for. If some remain in the buffer nothing more comes
   * until {@link ByteDrain#resume}, and then the remaining ones first. The buffer is valid during
   * the call.
   */
  void take(ByteBuffer bytes);

  /** The other end of the stream is gone, and all bytes were taken. */
  void end();
}
