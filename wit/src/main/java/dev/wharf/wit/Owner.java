package dev.wharf.wit;

/** What declares a type. */
public sealed interface Owner {
  /**
   * @param id index into {@link Resolution#worlds}
   */
  record OfWorld(int id) implements Owner {}

  /**
   * @param id index into {@link Resolution#interfaces}
   */
  record OfInterface(int id) implements Owner {}

  /** The type has no name. */
  record Nobody() implements Owner {}
}
