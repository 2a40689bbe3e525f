package dev.wharf.runtime.resource;

/** What happens to a resource when its last owner drops it. */
@FunctionalInterface
public interface Destructor {
  /** Destroys the resource behind an owning handle, which is in no table any more. */
  void destroy(ResourceHandle handle);
}
