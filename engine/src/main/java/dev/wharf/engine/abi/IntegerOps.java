package dev.wharf.engine.abi;

import dev.wharf.wasm.Trap;

/** Division, the integer operators that may trap. Spec: exec/numerics, integer operations. */
public final class IntegerOps {
  private IntegerOps() {}

  public static int i32DivS(int a, int b) {
    if (b == 0) {
      throw Traps.trap(Trap.INTEGER_DIVIDE_BY_ZERO);
    }
    if (b == -1 && a == Integer.MIN_VALUE) {
      throw Traps.trap(Trap.INTEGER_OVERFLOW);
    }
    return a / b;
  }

  public static int i32DivU(int a, int b) {
    if (b == 0) {
      throw Traps.trap(Trap.INTEGER_DIVIDE_BY_ZERO);
    }
    return Integer.divideUnsigned(a, b);
  }

  public static int i32RemS(int a, int b) {
    if (b == 0) {
      throw Traps.trap(Trap.INTEGER_DIVIDE_BY_ZERO);
    }
    return a % b;
  }

  public static int i32RemU(int a, int b) {
    if (b == 0) {
      throw Traps.trap(Trap.INTEGER_DIVIDE_BY_ZERO);
    }
    return Integer.remainderUnsigned(a, b);
  }

  public static long i64DivS(long a, long b) {
    if (b == 0) {
      throw Traps.trap(Trap.INTEGER_DIVIDE_BY_ZERO);
    }
    if (b == -1 && a == Long.MIN_VALUE) {
      throw Traps.trap(Trap.INTEGER_OVERFLOW);
    }
    return a / b;
  }

  public static long i64DivU(long a, long b) {
    if (b == 0) {
      throw Traps.trap(Trap.INTEGER_DIVIDE_BY_ZERO);
    }
    return Long.divideUnsigned(a, b);
  }

  public static long i64RemS(long a, long b) {
    if (b == 0) {
      throw Traps.trap(Trap.INTEGER_DIVIDE_BY_ZERO);
    }
    return a % b;
  }

  public static long i64RemU(long a, long b) {
    if (b == 0) {
      throw Traps.trap(Trap.INTEGER_DIVIDE_BY_ZERO);
    }
    return Long.remainderUnsigned(a, b);
  }

  /** The high half of a sum; {@code a0} and {@code b0} are the low halves. */
  public static long add128High(long a0, long a1, long b0, long b1) {
    long sum = a0 + b0;
    long carry = ((a0 & b0) | ((a0 | b0) & ~sum)) >>> 63;
    return a1 + b1 + carry;
  }

  /** The high half of a difference. */
  public static long sub128High(long a0, long a1, long b0, long b1) {
    long difference = a0 - b0;
    long borrow = ((~a0 & b0) | ((~a0 | b0) & difference)) >>> 63;
    return a1 - b1 - borrow;
  }
}
