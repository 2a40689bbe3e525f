package dev.wharf.runtime.flow;

import dev.wharf.runtime.value.Wit;

/** The same export as {@link Conns}, by methods that say that they can be interrupted. */
@Wit("test:demo/conns@1.0.0")
public interface InterruptibleConns {
  long await(long x) throws InterruptedException;

  long patient() throws InterruptedException;
}
