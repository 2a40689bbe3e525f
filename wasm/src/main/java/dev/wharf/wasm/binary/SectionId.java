package dev.wharf.wasm.binary;

import java.util.Optional;

/**
 * Sections in the order of their codes; {@link #rank} is their order in a file. Spec:
 * binary/modules, sections.
 */
enum SectionId {
  CUSTOM(0),
  TYPE(1),
  IMPORT(2),
  FUNCTION(3),
  TABLE(4),
  MEMORY(5),
  GLOBAL(7),
  EXPORT(8),
  START(9),
  ELEMENT(10),
  CODE(12),
  DATA(13),
  DATA_COUNT(11),
  TAG(6);

  private final int rank;

  SectionId(int rank) {
    this.rank = rank;
  }

  int rank() {
    return rank;
  }

  static Optional<SectionId> of(int code) {
    return code < values().length ? Optional.of(values()[code]) : Optional.empty();
  }
}
