package dev.wharf.runtime.canon;

import dev.wharf.engine.Func;

/**
 * A guest's {@code realloc}, callable without boxing: the one generated subclass calls the core
 * function.
 */
public abstract class Reallocator {
  protected Reallocator() {}

  static Reallocator of(Func realloc) {
    return AdapterCache.of(realloc.store().engine()).reallocator(realloc);
  }

  /** The new address, as the guest gave it. */
  public abstract int call(int old, int oldSize, int alignment, int newSize);
}
