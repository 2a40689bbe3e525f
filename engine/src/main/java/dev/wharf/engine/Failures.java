package dev.wharf.engine;

import dev.wharf.engine.load.Backtrace;
import dev.wharf.wasm.Trap;
import dev.wharf.wasm.TrapException;
import dev.wharf.wasm.WasmException;
import java.lang.reflect.InvocationTargetException;
import java.util.List;

/**
 * What came out of guest code, turned into what the host gets to see. The outermost entry makes the
 * trap of a stack overflow, where there is room again.
 */
final class Failures {
  private Failures() {}

  static RuntimeException of(Store store, Throwable thrown) {
    if (thrown instanceof TrapException trap) {
      return trapped(store, trap);
    }
    if (thrown instanceof GuestExit || thrown instanceof WasmException) {
      return (RuntimeException) thrown;
    }
    if (thrown instanceof StackOverflowError overflow) {
      if (store.depth() > 1) {
        // Near the end of the stack: the outermost entry has room to make the trap.
        throw overflow;
      }
      return trapped(store, trap(Trap.CALL_STACK_EXHAUSTED, store, overflow));
    }
    if (thrown instanceof VirtualMachineError fatal) {
      var trap = new TrapException(Trap.MEMORY_LIMIT, "", List.of(), fatal);
      store.poison(trap);
      throw fatal;
    }
    if (thrown instanceof ClassCastException && Backtrace.isFromGuest(thrown)) {
      return trapped(store, trap(Trap.INDIRECT_CALL_TYPE_MISMATCH, store, thrown));
    }
    if (thrown instanceof NullPointerException && Backtrace.isFromGuest(thrown)) {
      // Only accesses to structures are left to the JVM: other null references are looked for.
      return trapped(store, trap(Trap.NULL_STRUCTURE_REFERENCE, store, thrown));
    }
    return trapped(
        store,
        new TrapException(
            Trap.INTERNAL, thrown.toString(), Backtrace.of(thrown, store::module), thrown));
  }

  private static TrapException trap(Trap reason, Store store, Throwable thrown) {
    return new TrapException(reason, "", Backtrace.of(thrown, store::module));
  }

  private static TrapException trapped(Store store, TrapException thrown) {
    var trap = explained(store, noticed(store, thrown));
    if (store.depth() == 1 && (trap.trap() == Trap.INTERRUPTED || trap.trap() == Trap.DEADLINE)) {
      store.clearInterrupt();
    }
    store.poison(trap);
    return trap;
  }

  /** A host function that was waiting knows only that its thread was interrupted, not why. */
  private static TrapException noticed(Store store, TrapException thrown) {
    if (thrown.trap() == Trap.INTERRUPTED && thrown.frames().isEmpty()) {
      return store.interruption().orElse(thrown);
    }
    return thrown.trap() == Trap.HOST_FAILURE && thrown.getCause() != null
        ? store.interruption(thrown.frames(), thrown.getCause()).orElse(thrown)
        : thrown;
  }

  /**
   * Guests that get no more memory usually give up by {@code unreachable}, which tells nobody why.
   */
  private static TrapException explained(Store store, TrapException thrown) {
    if (thrown.trap() != Trap.UNREACHABLE || store.depth() > 1 || !store.isMemoryRefused()) {
      return thrown;
    }
    long limit = store.limits().memoryBytes();
    return new TrapException(
        Trap.UNREACHABLE,
        "after more memory than the limit of " + limit + " bytes was refused",
        thrown.frames());
  }

  /** What a generated constructor threw. */
  static RuntimeException unwrap(InvocationTargetException e) {
    if (e.getCause() instanceof Error error) {
      throw error;
    }
    return (RuntimeException) e.getCause();
  }
}
