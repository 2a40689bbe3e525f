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

  /**
   * Whether an asynchronous function answers at once, so that it runs on its caller's stack rather
   * than on a virtual thread. Functions of other types always do.
   */
  default boolean isInline() {
    return false;
  }

  /** A function that does not block, see {@link #isInline}. */
  static DynamicFunction inline(DynamicFunction function) {
    return new DynamicFunction() {
      @Override
      public List<Val> call(List<Val> args) {
        return function.call(args);
      }

      @Override
      public boolean isInline() {
        return true;
      }
    };
  }
}
