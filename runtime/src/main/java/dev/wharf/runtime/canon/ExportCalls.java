package dev.wharf.runtime.canon;

import dev.wharf.runtime.async.InstanceTasks;
import dev.wharf.engine.GuestExit;
import dev.wharf.engine.Store;
import dev.wharf.runtime.link.InstanceScope;

/** How a call from the host ends when it does not return, called by generated adapters. */
public final class ExportCalls {
  private ExportCalls() {}

  /**
   * Leaves the entry and gives what to throw: a bad argument as it is, with the guest unharmed;
   * control flow of the host as it is; all else as the store sees it.
   */
  public static RuntimeException failure(
      Store store, int outer, InstanceTasks.Entering entering, Throwable thrown) {
    if (thrown instanceof HostValueException bad) {
      entering.exit();
      while (store.depth() > outer) {
        store.exit();
      }
      return bad;
    }
    if (thrown instanceof GuestExit) {
      entering.exit();
    }
    return store.failure(thrown, outer);
  }

  /** A null where a value was needed. */
  public static HostValueException missing(NullPointerException thrown) {
    var bad = new HostValueException("null is not a component value");
    bad.initCause(thrown);
    return bad;
  }
}
