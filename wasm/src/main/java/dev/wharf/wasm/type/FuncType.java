package dev.wharf.wasm.type;

import java.util.List;
import java.util.stream.Collectors;

/** Parameters and results of a function or block. Spec: syntax/types, function types. */
public record FuncType(List<ValType> params, List<ValType> results)
    implements TypeUse, CompositeType {
  public FuncType {
    params = List.copyOf(params);
    results = List.copyOf(results);
  }

  @Override
  public FuncType signature() {
    return this;
  }

  @Override
  public String toString() {
    return "[" + join(params) + "] -> [" + join(results) + "]";
  }

  private static String join(List<ValType> types) {
    return types.stream().map(Object::toString).collect(Collectors.joining(" "));
  }
}
