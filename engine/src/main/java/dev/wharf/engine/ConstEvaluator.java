package dev.wharf.engine;

import dev.wharf.wasm.instr.Instr;
import dev.wharf.wasm.module.ConstExpr;

/**
 * Evaluates constant expressions at instantiation: the one deliberate second reading of
 * instructions beside the compiler, limited to the constant ones. Spec: valid/instructions,
 * constant expressions.
 */
final class ConstEvaluator {
  private final Instance instance;
  private final Global[] globals;
  private long[] stack = new long[4];
  private int height;
  private Object reference;
  private long highHalf;

  ConstEvaluator(Instance instance, Global[] globals) {
    this.instance = instance;
    this.globals = globals;
  }

  /** The raw bits of a number, a 32-bit one in the low half. */
  long bits(ConstExpr expr) {
    evaluate(expr);
    return stack[0];
  }

  /** The high half of the vector whose low half {@link #bits} has just given. */
  long highHalf() {
    return highHalf;
  }

  /** A reference, null for the null reference. */
  Object reference(ConstExpr expr) {
    evaluate(expr);
    return reference;
  }

  private void evaluate(ConstExpr expr) {
    height = 0;
    stack[0] = 0;
    reference = null;
    for (Instr instr : expr.instrs()) {
      step(instr);
    }
  }

  private void step(Instr instr) {
    switch (instr) {
      case Instr.I32Const(_, int value) -> push(Integer.toUnsignedLong(value));
      case Instr.I64Const(_, long value) -> push(value);
      case Instr.F32Const(_, int bits) -> push(Integer.toUnsignedLong(bits));
      case Instr.F64Const(_, long bits) -> push(bits);
      case Instr.V128Const(_, long low, long high) -> {
        push(low);
        highHalf = high;
      }
      case Instr.OfHeapType _ -> reference = null;
      case Instr.Index index -> index(index);
      case Instr.Plain plain -> arithmetic(plain);
      default -> throw notConstant(instr);
    }
  }

  private void index(Instr.Index instr) {
    switch (instr.op()) {
      case REF_FUNC -> reference = instance.func(instr.index());
      case GLOBAL_GET -> {
        push(globals[instr.index()].bits());
        highHalf = globals[instr.index()].high;
        reference = globals[instr.index()].ref();
      }
      default -> throw notConstant(instr);
    }
  }

  private void arithmetic(Instr.Plain instr) {
    long right = stack[--height];
    long left = stack[--height];
    switch (instr.op()) {
      case I32_ADD -> push(Integer.toUnsignedLong((int) (left + right)));
      case I32_SUB -> push(Integer.toUnsignedLong((int) (left - right)));
      case I32_MUL -> push(Integer.toUnsignedLong((int) (left * right)));
      case I64_ADD -> push(left + right);
      case I64_SUB -> push(left - right);
      case I64_MUL -> push(left * right);
      default -> throw notConstant(instr);
    }
  }

  private void push(long bits) {
    if (height == stack.length) {
      stack = java.util.Arrays.copyOf(stack, 2 * height);
    }
    stack[height++] = bits;
  }

  private static IllegalStateException notConstant(Instr instr) {
    return new IllegalStateException("not a constant instruction: " + instr);
  }
}
