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
    return type.isHost() ? handle.host() : wrapper.wrap(handle);
  }

  /** Makes the Java object that stands for a resource of a guest. */
  @FunctionalInterface
  public interface Wrapper {
    Object wrap(ResourceHandle handle);
  }
}
