package dev.wharf.wit.syntax;

import dev.wharf.wit.Span;
import java.util.List;
import java.util.Optional;

/**
 * Parameters and result of a function.
 *
 * @param span of the word {@code func} or {@code constructor}
 */
public record FuncSignature(
    Span span, boolean isAsync, List<Param> params, Optional<TypeExpr> result) {
  /** A parameter, or a field of a record. */
  public record Param(Name name, TypeExpr type) {}

  public FuncSignature {
    params = List.copyOf(params);
  }
}
