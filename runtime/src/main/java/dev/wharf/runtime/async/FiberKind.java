package dev.wharf.runtime.async;

/** How guest threads get stacks of their own. */
public enum FiberKind {
  /** One-shot continuations of the JDK, where it opens them. */
  CONTINUATION,
  /** A virtual thread each, with hand-over. */
  VIRTUAL_THREAD;

  /** The quickest that this JVM offers. */
  public static FiberKind available() {
    return ContinuationFiber.isAvailable() ? CONTINUATION : VIRTUAL_THREAD;
  }
}
