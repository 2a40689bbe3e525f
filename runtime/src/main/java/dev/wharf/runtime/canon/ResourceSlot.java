package dev.wharf.runtime.canon;

import dev.wharf.runtime.resource.ResourceHandle;
import dev.wharf.runtime.resource.ResourceInstanceType;

/**
 * A resource type as one adapter needs it: its identity, and how Java sees the resources of a
 * guest.
 */
public final class ResourceSlot {
  private final ResourceInstanceType type;
  private final Wrapper wrapper;

  ResourceSlot(ResourceInstanceType type, Wrapper wrapper) {
    this.type = type;
    this.wrapper = wrapper;
  }

  ResourceInstanceType type() {
    return type;
  }

  /** The host's object, or what stands for the guest's resource. */
  Object value(ResourceHandle handle) {
    if (type.isHost()) {
      return handle.host();
    }
    Object reference = wrapper.wrap(handle);
    // An object that is the handle would keep itself from being collected.
    if (handle.isOwn() && reference != handle) {
      type.leaks().ifPresent(leaks -> leaks.watch(reference, handle));
    }
    return reference;
  }

  /** Makes the Java object that stands for a resource of a guest. */
  @FunctionalInterface
  public interface Wrapper {
    Object wrap(ResourceHandle handle);
  }
}
