package dev.wharf.component.definition;

import java.util.List;

/**
 * A name of an import or export with its attributes, unchecked. Binary format, {@code
 * nameattributes}.
 */
public record NameAttributes(String name, List<Attribute> attributes) {
  public NameAttributes {
    attributes = List.copyOf(attributes);
  }

  public record Attribute(Kind kind, String value) {}

  /** In the order of their binary codes. */
  public enum Kind {
    IMPLEMENTS,
    VERSION_SUFFIX,
    EXTERNAL_ID
  }
}
