package dev.wharf.runtime.link;

/** What an instance of a component gets for its imports. */
@FunctionalInterface
public interface ImportSource {
  /**
   * What stands for the import {@code name}; called when its turn comes in the order of
   * definitions.
   *
   * @param importer the new instance, where the resource types of earlier imports are known
   */
  Entity get(String name, InstanceScope importer);
}
