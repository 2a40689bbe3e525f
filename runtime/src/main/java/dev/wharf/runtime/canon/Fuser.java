package dev.wharf.runtime.canon;

import dev.wharf.runtime.resource.CallScope;

/** Moves some values from one guest to another; generated for their types. */
public abstract class Fuser {
  /**
   * @param from the core values, where they are passed so, else {@code source} is their address
   * @param to room for the core values, where they are passed so, else {@code target} is the
   *     address
   * @param scope what lent resources are noted in
   */
  public abstract void fuse(long[] from, int source, long[] to, int target, CallScope scope);
}
