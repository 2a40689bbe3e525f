package dev.wharf.runtime.canon;

import dev.wharf.runtime.resource.CallScope;

/** A function of the host as a lowered call needs it: values in, a call, a value out. */
interface HostTarget {
  /** Takes the arguments out of the caller's lanes. */
  Object[] arguments(long[] lanes, CallScope lent);

  /** Calls the function; a declared failure is a result. May run on any thread. */
  Object call(Object[] args) throws Throwable;

  /** Whether the call does not block, so that it runs on the caller's stack. */
  boolean isInline();

  /** Puts the result into the caller's lanes, or at an address. */
  void result(Object value, long[] lanes, int pointer, CallScope lent);
}
