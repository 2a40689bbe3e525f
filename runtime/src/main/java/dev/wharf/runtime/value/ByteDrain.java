package dev.wharf.runtime.value;

/** A stream that is being given to a {@link ByteTaker}. From any thread. */
public interface ByteDrain {
  /** There is room again. Does nothing unless the taker left bytes. */
  void resume();

  /** Nothing more is wanted: the end is closed, and the taker is not called any more. */
  void stop();
}
