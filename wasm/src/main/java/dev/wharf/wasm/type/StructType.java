package dev.wharf.wasm.type;

import java.util.List;
import java.util.stream.Collectors;

/** A sequence of fields. Spec: syntax/types, aggregate types. */
public record StructType(List<FieldType> fields) implements CompositeType {
  public StructType {
    fields = List.copyOf(fields);
  }

  @Override
  public String toString() {
    return fields.stream()
        .map(field -> " (field " + field + ")")
        .collect(Collectors.joining("", "(struct", ")"));
  }
}
