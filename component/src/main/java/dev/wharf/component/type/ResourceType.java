package dev.wharf.component.type;

/**
 * The identity of a resource type, as validation sees it. A resource that a component defines,
 * imports or receives from an instance has a dense index in that component; what stands behind it
 * is known per instantiation. A resource that is a parameter of an instance or component type has
 * no index.
 *
 * <p>Two objects are equal if they stand for the same resource. There may be several such objects,
 * as each import and export of a type gives it a further name, and only named types may show in
 * imports and exports (Explainer, external visibility of types): the validator tells names apart by
 * object identity.
 */
public final class ResourceType implements DefType {
  private final int index;
  private final String name;
  private final Object identity;

  /**
   * A resource that is equal to no other.
   *
   * @param index in the component that the resource belongs to, or -1 when it is a parameter of a
   *     type
   * @param name for messages only
   */
  public ResourceType(int index, String name) {
    this(index, name, new Object());
  }

  private ResourceType(int index, String name, Object identity) {
    this.index = index;
    this.name = name;
    this.identity = identity;
  }

  /** The same resource under a further name. */
  public ResourceType alias() {
    return new ResourceType(index, name, identity);
  }

  /**
   * Index among the resources of the component whose types mention it, or -1 for a parameter of a
   * type.
   */
  public int index() {
    return index;
  }

  /** The name under which it was first met, or {@code resource}; only for messages. */
  public String name() {
    return name;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ResourceType type && type.identity == identity;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(identity);
  }

  @Override
  public String toString() {
    return name;
  }
}
