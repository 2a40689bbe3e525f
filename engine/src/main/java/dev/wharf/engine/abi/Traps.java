package dev.wharf.engine.abi;

import dev.wharf.engine.load.Backtrace;
import dev.wharf.wasm.Trap;
import dev.wharf.wasm.TrapException;

/** Makes traps: without a Java stack trace, with the Wasm frames of the calling thread. */
public final class Traps {
  private Traps() {}

  public static TrapException unreachable() {
    return trap(Trap.UNREACHABLE, "");
  }

  public static TrapException trap(Trap reason) {
    return trap(reason, "");
  }

  /** With a detail after the suite's words, or an empty one. */
  public static TrapException trap(Trap reason, String detail) {
    return new TrapException(reason, detail, Backtrace.current());
  }
}
