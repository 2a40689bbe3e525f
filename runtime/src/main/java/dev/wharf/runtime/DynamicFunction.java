package dev.wharf.runtime;

import dev.wharf.runtime.value.Val;
import java.util.List;

/** A host function over values whose types are known only at run time. */
@FunctionalInterface
public interface DynamicFunction {
  /**
   * Takes one value for each parameter and gives the result, or an empty list where the type has
   * none. What it throws becomes a trap with that cause, unless it is a trap itself.
   */
  List<Val> call(List<Val> args);
}
