package dev.wharf.component.definition;

/** The index spaces of a component. Binary format, {@code sort} and {@code core:sort}. */
public enum Sort {
  CORE_FUNC("core func"),
  CORE_TABLE("core table"),
  CORE_MEMORY("core memory"),
  CORE_GLOBAL("core global"),
  CORE_TAG("core tag"),
  CORE_TYPE("core type"),
  CORE_MODULE("core module"),
  CORE_INSTANCE("core instance"),
  FUNC("func"),
  VALUE("value"),
  TYPE("type"),
  COMPONENT("component"),
  INSTANCE("instance");

  private final String word;

  Sort(String word) {
    this.word = word;
  }

  /** As the text format writes it. */
  public String word() {
    return word;
  }
}
