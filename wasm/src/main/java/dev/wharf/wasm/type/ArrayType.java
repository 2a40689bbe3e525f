package dev.wharf.wasm.type;

/** Any number of elements of one type. Spec: syntax/types, aggregate types. */
public record ArrayType(FieldType element) implements CompositeType {
  @Override
  public String toString() {
    return "(array " + element + ")";
  }
}
