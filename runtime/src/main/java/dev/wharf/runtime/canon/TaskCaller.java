package dev.wharf.runtime.canon;

import dev.wharf.runtime.resource.CallScope;

/**
 * The caller's part in a task: gives the arguments when they are wanted, and takes what comes of
 * it. Spec: Canonical ABI, {@code OnStart} and {@code OnResolve}.
 */
interface TaskCaller {
  /**
   * Puts the arguments into the lanes of the callee.
   *
   * @param borrows what the task borrows is counted there
   */
  void arguments(long[] lanes, CallScope borrows);

  /** Takes the result from the lanes of the callee. */
  void returned(long[] lanes, CallScope borrows);

  /** The task ended without a result. */
  void cancelled();

  /** The arguments that the host gave do not fit; the guest has not been called. */
  default void refused(RuntimeException bad) {
    throw bad;
  }
}
