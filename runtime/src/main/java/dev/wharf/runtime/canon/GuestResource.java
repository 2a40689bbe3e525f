package dev.wharf.runtime.canon;

import dev.wharf.runtime.resource.ResourceHandle;

/** A Java object that stands for a resource of a guest. Implemented by generated proxies. */
public interface GuestResource {
  ResourceHandle handle();
}
