package dev.wharf.runtime.resource;

/** What happens to a resource when its last owner drops it. */
@FunctionalInterface
public interface Destructor {
  /**
   * Destroys the resource behind an owning handle.
   *
   * @param dropper the table that the handle was taken from: an instance that drops a resource of its own does not
   *     enter itself
   */
  void destroy(ResourceHandle handle, HandleTable dropper);
}
