package dev.wharf.runtime.model;

/** How a function is lifted; in a trace also what else can begin to run. */
enum LiftKind {
  STACKFUL,
  CALLBACK,
  SYNC,
  /** Synchronous, of a type that is not {@code async}. */
  PLAIN;

  /** Codes of a trace that follow those of the lifts. */
  static final int EVENT = 4;

  static final int THREAD = 5;

  boolean isAsyncLift() {
    return this == STACKFUL || this == CALLBACK;
  }

  boolean isAsyncType() {
    return this != PLAIN;
  }

  boolean isExclusive() {
    return this == CALLBACK || this == SYNC;
  }
}
