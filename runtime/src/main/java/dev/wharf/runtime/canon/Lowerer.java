package dev.wharf.runtime.canon;

import dev.wharf.runtime.resource.CallScope;

/** Gives some Java objects to a guest as values; generated for their types. */
public abstract class Lowerer {
  /**
   * @param lanes room for the core values, where the values are passed so
   * @param pointer the address, checked, where they go to memory
   * @param scope what lent resources are noted in
   */
  public abstract void lower(Object[] values, long[] lanes, int pointer, CallScope scope);
}
