package dev.wharf.engine.abi;

import dev.wharf.engine.Func;
import dev.wharf.engine.I31Ref;
import dev.wharf.wasm.Trap;
import dev.wharf.wasm.TrapException;

/** References. Spec: exec/instructions, reference instructions. */
public final class RefAccess {
  private RefAccess() {}

  /** {@code ref.eq}: 1 if they are the same. */
  public static int eq(Object a, Object b) {
    return a == b || (a instanceof I31Ref && a.equals(b)) ? 1 : 0;
  }

  public static Object nonNull(Object ref) {
    if (ref == null) {
      throw Traps.trap(Trap.NULL_REFERENCE);
    }
    return ref;
  }

  public static Func nonNull(Func func) {
    if (func == null) {
      throw Traps.trap(Trap.NULL_REFERENCE);
    }
    return func;
  }

  /** The function that {@code call_ref} calls. */
  public static Func callee(Func func) {
    if (func == null) {
      throw Traps.trap(Trap.NULL_FUNCTION_REFERENCE);
    }
    return func;
  }

  public static Object i31(int value) {
    return I31Ref.of(value);
  }

  public static int i31Signed(Object ref) {
    if (ref == null) {
      throw Traps.trap(Trap.NULL_I31_REFERENCE);
    }
    return ((I31Ref) ref).signed();
  }

  public static int i31Unsigned(Object ref) {
    if (ref == null) {
      throw Traps.trap(Trap.NULL_I31_REFERENCE);
    }
    return ((I31Ref) ref).unsigned();
  }

  /** What a cast throws that fails. */
  public static TrapException castFailure() {
    return Traps.trap(Trap.CAST_FAILURE);
  }
}
