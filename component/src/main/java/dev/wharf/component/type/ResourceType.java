package dev.wharf.component.type;

/**
 * The identity of a resource type, as validation sees it: equal only to itself. A resource that a component defines,
 * imports or receives from an instance has a dense index in that component; what stands behind it is known per
 * instantiation. A resource that is a parameter of an instance or component type has no index.
 */
public final class ResourceType implements DefType {
  private final int index;
  private final String name;

  /**
   * @param index in the component that the resource belongs to, or -1 when it is a parameter of a type
   * @param name for messages only
   */
  public ResourceType(int index, String name) {
    this.index = index;
    this.name = name;
  }

  /** Index among the resources of the component whose types mention it, or -1 for a parameter of a type. */
  public int index() {
    return index;
  }

  /** The name under which it was first met, or {@code resource}; only for messages. */
  public String name() {
    return name;
  }

  @Override
  public String toString() {
    return name;
  }
}
