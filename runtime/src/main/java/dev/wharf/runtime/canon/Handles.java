package dev.wharf.runtime.canon;

import dev.wharf.runtime.resource.CallScope;
import dev.wharf.runtime.resource.ResourceHandle;
import dev.wharf.runtime.resource.ResourceInstanceType;

/** Handles between instances and the host, called by generated adapters. */
public final class Handles {
  private Handles() {}

  /**
   * Takes an owned resource out of the guest's table: the host's object, or a reference to the
   * guest's resource.
   */
  public static Object liftOwn(int index, GuestSide from, ResourceSlot slot) {
    return slot.value(from.handles().takeOwn(index, slot.type()));
  }

  /** The resource behind a handle that the guest lends for the time of a call. */
  public static Object liftBorrow(int index, GuestSide from, ResourceSlot slot, CallScope call) {
    ResourceHandle handle = from.handles().lend(index, slot.type(), call);
    return slot.type().isHost() ? handle.host() : slot.value(handle.borrow(call));
  }

  /** Gives the guest ownership of a resource. Spec: {@code lower_own}. */
  public static int lowerOwn(Object resource, GuestSide to, ResourceSlot slot) {
    ResourceInstanceType type = slot.type();
    if (type.isHost()) {
      return to.handles().add(ResourceHandle.ownHost(type, instance(resource, type)));
    }
    ResourceHandle handle = reference(resource, type);
    if (!handle.isOwn()) {
      throw new HostValueException("a borrowed " + type.name() + " cannot be given away");
    }
    if (handle.lends() != 0) {
      throw new SpentValueException("this " + type.name() + " is lent at the moment");
    }
    int index = to.handles().add(ResourceHandle.ownGuest(type, handle.rep()));
    handle.spend();
    return index;
  }

  /** Lends the guest a resource for the time of a call. Spec: {@code lower_borrow}. */
  public static int lowerBorrow(Object resource, GuestSide to, ResourceSlot slot, CallScope call) {
    ResourceInstanceType type = slot.type();
    if (type.isHost()) {
      return to.handles().add(ResourceHandle.borrowHost(type, instance(resource, type), call));
    }
    ResourceHandle handle = reference(resource, type);
    call.lend(handle);
    return type.isDefinedBy(to.handles()) ? handle.rep() : to.handles().add(handle.borrow(call));
  }

  private static Object instance(Object resource, ResourceInstanceType type) {
    if (!type.hostType().isInstance(resource)) {
      throw new HostValueException(resource + " is not a " + type.name());
    }
    return resource;
  }

  private static ResourceHandle reference(Object resource, ResourceInstanceType type) {
    ResourceHandle handle =
        switch (resource) {
          case ResourceHandle direct -> direct;
          case GuestResource proxy -> proxy.handle();
          default -> throw new HostValueException(resource + " is not a " + type.name());
        };
    if (handle.type() != type) {
      throw new HostValueException(
          "a " + handle.type().name() + " of another instance is not this " + type.name());
    }
    if (handle.isSpent()) {
      throw new SpentValueException(
          "this " + type.name() + " was given away, closed, or lent to a call that has ended");
    }
    return handle;
  }

  /** Moves ownership from guest to guest. */
  public static int fuseOwn(int index, GuestSide from, GuestSide to, ResourceSlot slot) {
    return to.handles().add(from.handles().takeOwn(index, slot.type()));
  }

  /** Lends from guest to guest: the implementing instance gets the representation itself. */
  public static int fuseBorrow(
      int index, GuestSide from, GuestSide to, ResourceSlot slot, CallScope call) {
    ResourceHandle handle = from.handles().lend(index, slot.type(), call);
    return slot.type().isDefinedBy(to.handles())
        ? handle.rep()
        : to.handles().add(handle.borrow(call));
  }
}
