package dev.wharf.engine.compile;

import static java.lang.constant.ConstantDescs.CD_long;

import dev.wharf.wasm.instr.Opcode;
import java.lang.constant.MethodTypeDesc;

/**
 * Vectors of i16 lanes as {@link VectorForm#EVENS}: bytes become such lanes by a mask, and bytes
 * again by a shift, and what works lane by lane does not mind the order of lanes.
 */
final class EvenLaneEmitter {
  private static final MethodTypeDesc JJ_J = MethodTypeDesc.of(CD_long, CD_long, CD_long);
  private static final long BYTES = 0x00ff00ff00ff00ffL;

  private final Emission emission;
  private final Code code;

  EvenLaneEmitter(Emission emission) {
    this.emission = emission;
    this.code = emission.code;
  }

  /** Whether the operator works on i16 lanes one by one, or on bits. */
  static boolean isOrderless(Opcode op) {
    return switch (op) {
      case V128_NOT, V128_AND, V128_ANDNOT, V128_OR, V128_XOR, V128_BITSELECT -> true;
      case I16X8_ADD, I16X8_SUB, I16X8_MUL, I16X8_NEG, I16X8_ABS, I16X8_AVGR_U -> true;
      case I16X8_SHL, I16X8_SHR_S, I16X8_SHR_U, I16X8_Q15MULR_SAT_S -> true;
      case I16X8_ADD_SAT_S, I16X8_ADD_SAT_U, I16X8_SUB_SAT_S, I16X8_SUB_SAT_U -> true;
      case I16X8_MIN_S, I16X8_MIN_U, I16X8_MAX_S, I16X8_MAX_U, I16X8_EQ, I16X8_NE -> true;
      case I16X8_LT_S, I16X8_LT_U, I16X8_GT_S, I16X8_GT_U -> true;
      case I16X8_LE_S, I16X8_LE_U, I16X8_GE_S, I16X8_GE_U -> true;
      default -> false;
    };
  }

  /** Whether the operator makes such lanes of bytes. */
  static boolean widens(Opcode op) {
    return switch (op) {
      case V128_LOAD8X8_U, I16X8_EXTEND_LOW_I8X16_U, I16X8_EXTEND_HIGH_I8X16_U -> true;
      default -> false;
    };
  }

  /** Whether the operands on the stack are best left in this form, or brought to it. */
  boolean takes(Opcode op) {
    if (!isOrderless(op)) {
      return false;
    }
    boolean evens = false;
    for (int i = 0; i < op.signature().params().size(); i++) {
      if (emission.peek(i) == JvmType.V128) {
        evens |= emission.form(i) == VectorForm.EVENS;
        if (emission.form(i) != VectorForm.EVENS && emission.form(i) != VectorForm.LONGS) {
          return false;
        }
      }
    }
    return evens;
  }

  /** Stack: eight bytes → vector in this form. */
  void widen() {
    int bytes = code.scratch(JvmType.LONG);
    code.store(JvmType.LONG, bytes);
    for (int shift = 0; shift <= 8; shift += 8) {
      code.load(JvmType.LONG, bytes);
      if (shift > 0) {
        code.constant(shift);
        code.builder().lushr();
      }
      code.constant(BYTES);
      code.builder().land();
    }
    code.freeScratch();
  }

  /**
   * Writes {@code i8x16.narrow_i16x8_u}; false, with nothing written, if neither operand is in this
   * form.
   */
  boolean narrow(Opcode op, LaneBounds.Fact fact) {
    boolean mine = op == Opcode.I8X16_NARROW_I16X8_U;
    if (!mine || emission.form(0) != VectorForm.EVENS && emission.form(1) != VectorForm.EVENS) {
      return false;
    }
    var second = emission.takeVector();
    var first = emission.takeVector();
    narrow(first, fact.first());
    narrow(second, fact.second());
    code.freeScratch();
    emission.push(JvmType.V128);
    return true;
  }

  private void narrow(VectorOperand operand, int greatest) {
    operand.load(code, VectorForm.EVENS);
    String name = greatest > 0xff ? "narrowU" : "narrow";
    code.invoke(Symbols.VECTOR_EVENS, name, JJ_J);
  }
}
