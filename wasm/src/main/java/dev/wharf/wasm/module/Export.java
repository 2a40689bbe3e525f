package dev.wharf.wasm.module;

/** An export: an index into the space of its kind. Spec: syntax/modules, exports. */
public record Export(String name, Kind kind, int index) {
  /** In the order of their binary codes. */
  public enum Kind {
    FUNC,
    TABLE,
    MEMORY,
    GLOBAL,
    TAG
  }
}
