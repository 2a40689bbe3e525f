package dev.wharf.wasm.validate;

import dev.wharf.wasm.ValidationException;
import dev.wharf.wasm.instr.Opcode;
import dev.wharf.wasm.type.HeapType;
import dev.wharf.wasm.type.RefType;

/** The rules of references, casts and small integers. Spec: valid/instructions, references. */
final class ReferenceRules {
  private final TypeCodes codes;
  private final ControlStack stack;

  ReferenceRules(TypeCodes codes, ControlStack stack) {
    this.codes = codes;
    this.stack = stack;
  }

  /** An instruction without immediates. */
  void check(Opcode op) {
    switch (op) {
      case REF_IS_NULL -> {
        stack.popReference();
        stack.push(TypeCode.I32);
      }
      case REF_AS_NON_NULL -> stack.push(TypeCode.notNull(stack.popReference()));
      case REF_EQ -> {
        stack.pop(TypeCode.EQ);
        stack.pop(TypeCode.EQ);
        stack.push(TypeCode.I32);
      }
      case REF_I31 -> {
        stack.pop(TypeCode.I32);
        stack.push(TypeCode.notNull(TypeCode.I31));
      }
      case I31_GET_S, I31_GET_U -> {
        stack.pop(TypeCode.I31);
        stack.push(TypeCode.I32);
      }
      case ANY_CONVERT_EXTERN -> convert(TypeCode.EXTERN, TypeCode.ANY);
      case EXTERN_CONVERT_ANY -> convert(TypeCode.ANY, TypeCode.EXTERN);
      default -> throw new IllegalStateException("no rule for " + op.mnemonic());
    }
  }

  /** The result may be null if the operand may. */
  private void convert(int from, int to) {
    int given = stack.popReference();
    if (!codes.matches(given, from)) {
      throw stack.error(
          "type mismatch: expected " + TypeCode.name(from) + ", found " + TypeCode.name(given));
    }
    stack.push(TypeCode.isNullable(given) ? to : TypeCode.notNull(to));
  }

  /** An instruction that names a heap type. */
  void check(Opcode op, HeapType heap) {
    switch (op) {
      case REF_NULL -> stack.push(code(new RefType(true, heap)));
      case REF_TEST, REF_CAST -> cast(op, new RefType(false, heap));
      case REF_TEST_NULL, REF_CAST_NULL -> cast(op, new RefType(true, heap));
      default -> throw new IllegalStateException("no rule for " + op.mnemonic());
    }
  }

  private void cast(Opcode op, RefType type) {
    int wanted = code(type);
    stack.pop(codes.top(type));
    boolean test = op == Opcode.REF_TEST || op == Opcode.REF_TEST_NULL;
    stack.push(test ? TypeCode.I32 : wanted);
  }

  private int code(RefType type) {
    try {
      return codes.of(type);
    } catch (ValidationException e) {
      throw stack.error(e.getMessage());
    }
  }
}
