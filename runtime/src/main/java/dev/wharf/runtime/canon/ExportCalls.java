package dev.wharf.runtime.canon;

import dev.wharf.engine.GuestExit;
import dev.wharf.engine.Store;
import dev.wharf.runtime.async.InstanceTasks;
import dev.wharf.wasm.GuestException;
import dev.wharf.wasm.Trap;
import dev.wharf.wasm.TrapException;
import java.util.List;

/** How a call from the host ends when it does not return, called by generated adapters. */
public final class ExportCalls {
  private ExportCalls() {}

  /**
   * Leaves the entry and gives what to throw: a bad argument as it is, with the guest unharmed;
   * control flow of the host as it is; all else as the store sees it.
   */
  public static RuntimeException failure(
      Store store, int outer, InstanceTasks.Entering entering, Throwable thrown) {
    if (isBadArgument(thrown)) {
      entering.exit();
      while (store.depth() > outer) {
        store.exit();
      }
      return (RuntimeException) thrown;
    }
    if (thrown instanceof GuestExit) {
      entering.exit();
    }
    return store.failure(thrown instanceof GuestException e ? uncaught(e) : thrown, outer);
  }

  private static boolean isBadArgument(Throwable thrown) {
    return thrown instanceof HostValueException || thrown instanceof SpentValueException;
  }

  /** Exceptions of core modules do not leave a component. Spec: CanonicalABI.md, canon_lift. */
  public static TrapException uncaught(GuestException thrown) {
    return new TrapException(Trap.UNCAUGHT_EXCEPTION, "", List.of(), thrown);
  }

  /** A null where a value was needed. */
  public static HostValueException missing(NullPointerException thrown) {
    var bad = new HostValueException("null is not a component value");
    bad.initCause(thrown);
    return bad;
  }
}
