package dev.wharf.engine.compile;

import static java.lang.constant.ConstantDescs.CD_Long;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;

import dev.wharf.wasm.instr.Instr;
import java.lang.constant.MethodTypeDesc;

/** Writes a shuffle by its {@link ShufflePlan}. */
final class ShuffleEmitter {
  private static final MethodTypeDesc J_J = MethodTypeDesc.of(CD_long, CD_long);
  private static final MethodTypeDesc I_J = MethodTypeDesc.of(CD_long, CD_int);
  private static final MethodTypeDesc JI_J = MethodTypeDesc.of(CD_long, CD_long, CD_int);
  private static final MethodTypeDesc JJ_J = MethodTypeDesc.of(CD_long, CD_long, CD_long);

  private final Code code;

  ShuffleEmitter(Code code) {
    this.code = code;
  }

  /** Stack: two vectors → a vector. */
  void emit(Instr.Lanes lanes) {
    int first = code.scratch(JvmType.V128);
    int second = code.scratch(JvmType.V128);
    code.store(JvmType.V128, second);
    code.store(JvmType.V128, first);
    half(ShufflePlan.of(lanes, false), first);
    half(ShufflePlan.of(lanes, true), first);
    code.freeScratch();
  }

  /**
   * @param operands slot of the first of two vectors side by side
   */
  private void half(ShufflePlan plan, int operands) {
    boolean first = true;
    for (var term : plan.terms()) {
      code.load(JvmType.LONG, operands + 2 * term.word());
      change(term);
      move(term);
      if (term.mask() != -1) {
        code.constant(term.mask());
        code.builder().land();
      }
      if (!first) {
        code.builder().lor();
      }
      first = false;
    }
  }

  private void change(ShufflePlan.Term term) {
    switch (term.change()) {
      case NONE -> {}
      case REVERSE -> code.invoke(CD_Long, "reverseBytes", J_J);
      case UNPACK_LOW -> unpack(0);
      case UNPACK_HIGH -> unpack(32);
      case PACK_EVEN -> pack(0);
      case PACK_ODD -> pack(8);
      case SPREAD -> {
        shiftRight(8 * term.lane());
        code.builder().l2i();
        code.invoke(Symbols.VECTOR_SHUFFLES, "i8x16Splat", I_J);
      }
    }
  }

  private void unpack(int shift) {
    shiftRight(shift);
    code.builder().l2i();
    code.invoke(Symbols.VECTOR_WIDTHS, "i16x8ExtendI8x16U", I_J);
  }

  private void pack(int shift) {
    shiftRight(shift);
    code.constant(0L);
    code.invoke(Symbols.VECTOR_WIDTHS, "i8x8Pack", JJ_J);
  }

  private void shiftRight(int shift) {
    if (shift > 0) {
      code.constant(shift);
      code.builder().lushr();
    }
  }

  private void move(ShufflePlan.Term term) {
    if (term.bytes() == 0) {
      return;
    }
    code.constant(8 * term.bytes());
    switch (term.move()) {
      case ROTATE -> code.invoke(CD_Long, "rotateLeft", JI_J);
      case LEFT -> code.builder().lshl();
      case RIGHT -> code.builder().lushr();
    }
  }
}
