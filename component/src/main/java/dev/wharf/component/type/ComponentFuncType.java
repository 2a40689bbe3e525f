package dev.wharf.component.type;

import java.util.List;
import java.util.Optional;

/**
 * The type of a component-level function. Two of them match only if they are equal, parameter names
 * and {@code async} included. Explainer, type definitions ({@code functype}).
 *
 * @param async whether the function may block its caller's task; part of the type
 */
public record ComponentFuncType(
    boolean async, List<InterfaceType.Field> params, Optional<InterfaceType> result)
    implements DefType {
  public ComponentFuncType {
    params = List.copyOf(params);
  }
}
