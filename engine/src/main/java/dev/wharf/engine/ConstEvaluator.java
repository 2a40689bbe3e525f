package dev.wharf.engine;

import dev.wharf.wasm.instr.Instr;
import dev.wharf.wasm.module.ConstExpr;
import dev.wharf.wasm.type.DefType;
import dev.wharf.wasm.type.StructType;
import java.util.Arrays;

/**
 * Evaluates constant expressions at instantiation: the one deliberate second reading of
 * instructions beside the compiler, limited to the constant ones. Spec: valid/instructions,
 * constant expressions.
 */
final class ConstEvaluator {
  private final Instance instance;
  private final Global[] globals;

  // The operand stack: a number or the low half of a vector, its high half, or a reference.
  private long[] stack = new long[4];
  private long[] high = new long[4];
  private Object[] refs = new Object[4];
  private int height;

  ConstEvaluator(Instance instance, Global[] globals) {
    this.instance = instance;
    this.globals = globals;
  }

  /** The raw bits of a number, a 32-bit one in the low half; of a vector the low half. */
  long bits(ConstExpr expr) {
    evaluate(expr);
    return stack[0];
  }

  /** The high half of the vector whose low half {@link #bits} has just given. */
  long highHalf() {
    return high[0];
  }

  /** A reference, null for the null reference. */
  Object reference(ConstExpr expr) {
    evaluate(expr);
    return refs[0];
  }

  private void evaluate(ConstExpr expr) {
    height = 0;
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
      case Instr.V128Const(_, long low, long highHalf) -> push(low, highHalf, null);
      case Instr.OfHeapType _ -> pushRef(null);
      case Instr.Index index -> index(index);
      case Instr.IndexPair pair -> {
        height -= pair.second();
        pushRef(array(pair.first(), pair.second(), height, 1));
      }
      case Instr.Plain plain -> plain(plain);
      default -> throw notConstant(instr);
    }
  }

  private void index(Instr.Index instr) {
    int index = instr.index();
    switch (instr.op()) {
      case REF_FUNC -> pushRef(instance.func(index));
      case GLOBAL_GET -> push(globals[index].bits(), globals[index].high, globals[index].ref());
      case STRUCT_NEW -> {
        StructRef made = struct(index);
        int count = ((StructType) type(index).composite()).fields().size();
        height -= count;
        for (int i = 0; i < count; i++) {
          made.set(i, stack[height + i], refs[height + i]);
          made.setHighBits(i, high[height + i]);
        }
        pushRef(made);
      }
      case STRUCT_NEW_DEFAULT -> pushRef(struct(index));
      case ARRAY_NEW -> {
        int length = (int) stack[--height];
        pushRef(array(index, length, --height, 0));
      }
      case ARRAY_NEW_DEFAULT -> pushRef(make(index, (int) stack[--height]));
      default -> throw notConstant(instr);
    }
  }

  private DefType type(int typeIndex) {
    return instance.module().types().defType(typeIndex);
  }

  private StructRef struct(int typeIndex) {
    return instance.module().classes().newStruct(type(typeIndex));
  }

  private ArrayRef make(int typeIndex, int length) {
    return instance.module().classes().newArray(type(typeIndex), length);
  }

  /** An array of operands: element {@code i} is the one at {@code first + i * step}. */
  private ArrayRef array(int typeIndex, int length, int first, int step) {
    ArrayRef made = make(typeIndex, length);
    for (int i = 0; i < length; i++) {
      int at = first + i * step;
      made.set(i, stack[at], refs[at]);
      made.setHighBits(i, high[at]);
    }
    return made;
  }

  private void plain(Instr.Plain instr) {
    switch (instr.op()) {
      case REF_I31 -> pushRef(I31Ref.of((int) stack[--height]));
      case ANY_CONVERT_EXTERN, EXTERN_CONVERT_ANY -> {}
      default -> arithmetic(instr);
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
    push(bits, 0, null);
  }

  private void pushRef(Object ref) {
    push(0, 0, ref);
  }

  private void push(long bits, long highHalf, Object ref) {
    if (height == stack.length) {
      stack = Arrays.copyOf(stack, 2 * height);
      high = Arrays.copyOf(high, 2 * height);
      refs = Arrays.copyOf(refs, 2 * height);
    }
    stack[height] = bits;
    high[height] = highHalf;
    refs[height++] = ref;
  }

  private static IllegalStateException notConstant(Instr instr) {
    return new IllegalStateException("not a constant instruction: " + instr);
  }
}
