package dev.wharf.runtime.canon;

/**
 * A guest's {@code realloc}, callable without boxing: the one generated subclass calls the core
 * function.
 */
public abstract class Reallocator {
  protected Reallocator() {}

  /** The new address, as the guest gave it. */
  public abstract int call(int old, int oldSize, int alignment, int newSize);
}
