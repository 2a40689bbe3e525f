package dev.wharf.runtime.resource;

import dev.wharf.component.type.ResourceType;
import java.util.Optional;

/**
 * A resource type at run time. Two are the same only if they are the same object: every
 * instantiation of a component makes its resource types anew, and a host class is one type per
 * linker.
 *
 * <p>Spec: Canonical ABI, {@code ResourceType}.
 */
public final class ResourceInstanceType {
  private final String name;
  private final Optional<HandleTable> definer;
  private final Class<?> hostType;
  private final Destructor destructor;

  /** What stands for it in types while components are linked. */
  private final ResourceType identity;

  private ResourceInstanceType(
      String name, Optional<HandleTable> definer, Class<?> hostType, Destructor destructor) {
    this.name = name;
    this.definer = definer;
    this.hostType = hostType;
    this.destructor = destructor;
    this.identity = new ResourceType(-1, name);
  }

  /** A type defined by the component instance that owns {@code definer}. */
  public static ResourceInstanceType guest(
      String name, HandleTable definer, Destructor destructor) {
    return new ResourceInstanceType(name, Optional.of(definer), Object.class, destructor);
  }

  /** A type whose resources are objects of the host, of class {@code javaType}. */
  public static ResourceInstanceType host(String name, Class<?> javaType, Destructor destructor) {
    return new ResourceInstanceType(name, Optional.empty(), javaType, destructor);
  }

  /** Its name in WIT, for messages. */
  public String name() {
    return name;
  }

  /** What stands for it in types that speak of no one component. */
  public ResourceType identity() {
    return identity;
  }

  public boolean isHost() {
    return definer.isEmpty();
  }

  /**
   * Whether the instance with this table defines the type: such an instance sees representations,
   * not borrows.
   */
  public boolean isDefinedBy(HandleTable instance) {
    return definer.isPresent() && definer.get() == instance;
  }

  /** The class of the objects of a host resource; {@code Object} for the resources of guests. */
  public Class<?> hostType() {
    return hostType;
  }

  /** Who is told of objects for resources of this type that were lost. */
  public Optional<LeakReports> leaks() {
    return definer.flatMap(HandleTable::leaks);
  }

  /**
   * Ends the resource behind an owning handle that was taken out of its table. A destructor in a
   * guest may run while its instance is entered: whoever drops last cannot know who else is
   * running.
   */
  public void destroy(ResourceHandle handle) {
    handle.spend();
    destructor.destroy(handle);
  }

  @Override
  public String toString() {
    return "resource " + name;
  }
}
