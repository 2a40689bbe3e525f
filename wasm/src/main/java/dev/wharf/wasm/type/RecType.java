package dev.wharf.wasm.type;

import java.util.List;

/** Type definitions that may refer to each other. Spec: syntax/types, recursive types. */
public record RecType(List<SubType> types) {
  public RecType {
    types = List.copyOf(types);
  }

  /** A group of one plain type. */
  public static RecType of(CompositeType composite) {
    return new RecType(List.of(SubType.plain(composite)));
  }
}
