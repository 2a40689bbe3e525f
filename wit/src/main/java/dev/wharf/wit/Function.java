package dev.wharf.wit;

import java.util.List;
import java.util.Optional;

/**
 * A function of an interface or world.
 *
 * @param name as a component spells it: {@code [method]resource.name} and the like for functions of
 *     resources
 */
public record Function(
    String name,
    FunctionKind kind,
    List<Param> params,
    Optional<Type> result,
    Optional<String> docs,
    Stability stability,
    Optional<String> externalId,
    Span span) {
  public Function {
    params = List.copyOf(params);
  }

  public record Param(String name, Type type, Span span) {}

  public Function withName(String other) {
    return new Function(other, kind, params, result, docs, stability, externalId, span);
  }

  /** The same with other types. */
  public Function withTypes(
      FunctionKind otherKind, List<Param> otherParams, Optional<Type> otherResult) {
    return new Function(
        name, otherKind, otherParams, otherResult, docs, stability, externalId, span);
  }
}
