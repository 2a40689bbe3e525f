package dev.wharf.wit.decode;

/** What is imported or exported. */
sealed interface Entity {
  record OfModule() implements Entity {}

  record OfComponent(TypeId type) implements Entity {}

  record OfInstance(TypeId type) implements Entity {}

  record OfFunc(TypeId type) implements Entity {}

  /**
   * @param referenced what the type is
   * @param created the new name of it; the same for a resource that begins here
   */
  record OfType(TypeId referenced, TypeId created) implements Entity {}
}
