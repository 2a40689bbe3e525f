package dev.wharf.wasm.module;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Sections in the order of their codes; {@link #rank} is their order in a file. Spec:
 * binary/modules, sections.
 */
public enum SectionId {
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

  private static final List<SectionId> BY_RANK =
      Arrays.stream(values()).sorted(Comparator.comparingInt(SectionId::rank)).toList();

  private final int rank;

  SectionId(int rank) {
    this.rank = rank;
  }

  /** From 1 up; 0 of custom sections, which may be anywhere. */
  public int rank() {
    return rank;
  }

  /** The byte that begins a section. */
  public int code() {
    return ordinal();
  }

  public static Optional<SectionId> of(int code) {
    return code < values().length ? Optional.of(values()[code]) : Optional.empty();
  }

  /** All, by rank. */
  public static List<SectionId> inOrder() {
    return BY_RANK;
  }
}
