package dev.wharf.wit;

/** What an import or export of a world is called. */
public sealed interface WorldKey {
  /** A name of its own. */
  record Named(String name) implements WorldKey {}

  /**
   * The name of an interface.
   *
   * @param id index into {@link Resolution#interfaces}
   */
  record OfInterface(int id) implements WorldKey {}
}
