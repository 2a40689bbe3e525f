package dev.wharf.engine.abi;

import dev.wharf.engine.Func;
import dev.wharf.engine.GuestExit;
import dev.wharf.engine.HostBody;
import dev.wharf.wasm.Trap;
import dev.wharf.wasm.TrapException;
import dev.wharf.wasm.WasmException;

/** What generated classes of host functions call. */
public final class HostCalls {
  private HostCalls() {}

  public static void run(
      HostBody body, long[] args, Object[] refArgs, long[] results, Object[] refResults) {
    try {
      body.call(args, refArgs, results, refResults);
    } catch (Throwable t) {
      throw failure(t);
    }
  }

  /**
   * What to throw into the guest for something that a host function threw: a Wasm exception or
   * {@link GuestExit} as it is, anything else as the cause of a trap. What the JVM throws when it
   * is in need is thrown on from here.
   */
  public static RuntimeException failure(Throwable thrown) {
    if (thrown instanceof WasmException || thrown instanceof GuestExit) {
      return (RuntimeException) thrown;
    }
    if (thrown instanceof VirtualMachineError error) {
      throw error;
    }
    TrapException frames = Traps.trap(Trap.HOST_FAILURE);
    return new TrapException(Trap.HOST_FAILURE, String.valueOf(thrown), frames.frames(), thrown);
  }

  /** Parameters into the store, for a function with too many of them. */
  public static void putParams(Func func, long[] args, Object[] refArgs) {
    int count = Func.elements(func.type().params());
    System.arraycopy(args, 0, func.store().results(), 0, Math.min(count, args.length));
    System.arraycopy(refArgs, 0, func.store().refResults(), 0, Math.min(count, refArgs.length));
  }

  /** Parameters out of the store. */
  public static void takeParams(Func func, long[] args, Object[] refArgs) {
    System.arraycopy(func.store().results(), 0, args, 0, args.length);
    System.arraycopy(func.store().refResults(), 0, refArgs, 0, refArgs.length);
  }

  /** Results after the first into the store. */
  public static void putResults(Func func, long[] results, Object[] refResults) {
    System.arraycopy(results, 1, func.store().results(), 1, results.length - 1);
    System.arraycopy(refResults, 1, func.store().refResults(), 1, refResults.length - 1);
  }

  /** Results after the first out of the store. */
  public static void takeResults(Func func, long[] results, Object[] refResults) {
    int count = Func.elements(func.type().results());
    if (results.length > 1) {
      int present = Math.min(count, results.length) - 1;
      System.arraycopy(func.store().results(), 1, results, 1, present);
    }
    if (refResults.length > 1) {
      int present = Math.min(count, refResults.length) - 1;
      System.arraycopy(func.store().refResults(), 1, refResults, 1, present);
    }
  }
}
