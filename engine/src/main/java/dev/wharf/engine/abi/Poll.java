package dev.wharf.engine.abi;

import dev.wharf.engine.Instance;
import dev.wharf.wasm.TrapException;
import java.util.Optional;

/**
 * Where running code notices that it shall stop: at loop headers and in functions on a call cycle.
 */
public final class Poll {
  private Poll() {}

  public static void check(Instance inst) {
    if (inst.interrupted) {
      stop(inst);
    }
  }

  private static void stop(Instance inst) {
    Optional<TrapException> trap = inst.store().interruption();
    if (trap.isPresent()) {
      throw trap.get();
    }
  }
}
