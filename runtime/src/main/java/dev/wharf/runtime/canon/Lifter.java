package dev.wharf.runtime.canon;

import dev.wharf.runtime.resource.CallScope;

/** Reads some values of a guest as Java objects; generated for their types. */
public abstract class Lifter {
  /**
   * @param lanes the core values, where the values are passed so
   * @param pointer the address, checked, where they are in memory
   * @param scope what lent resources are noted in
   */
  public abstract Object[] lift(long[] lanes, int pointer, CallScope scope);
}
