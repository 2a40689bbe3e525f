package dev.wharf.engine.compile;

import static java.lang.constant.ConstantDescs.CD_String;
import static java.lang.constant.ConstantDescs.CD_long;

import dev.wharf.wasm.instr.Opcode;
import java.lang.constant.MethodTypeDesc;

/**
 * Operators on longs whose operands are known to have headroom in each lane, by {@link LaneBounds}:
 * no carry leaves a lane, nothing saturates. The emission's types are the caller's matter.
 */
final class BoundedLaneEmitter {
  private static final MethodTypeDesc JJ_J = MethodTypeDesc.of(CD_long, CD_long, CD_long);

  private static final MethodTypeDesc LOOK_UP = MethodTypeDesc.of(CD_long, CD_long, CD_String);

  private final Code code;
  private final VectorOperands operands;

  BoundedLaneEmitter(Code code) {
    this.code = code;
    this.operands = new VectorOperands(code);
  }

  /** Writes the operator; false, with nothing written, if too little is known. */
  boolean emit(Opcode op, LaneBounds.Fact fact) {
    var out = code.builder();
    int top = op.mnemonic().startsWith("i8x16") ? 0x80 : 0x8000;
    boolean noSigns = fact.first() < top && fact.second() < top;
    switch (op) {
      case I16X8_ADD, I8X16_ADD -> {
        if (fact.first() + fact.second() < 2 * top) {
          operands.binary(out::ladd);
        } else if (top == 0x80 && (fact.first() < top || fact.second() < top)) {
          String name = fact.first() < top ? "addToFirst" : "addToSecond";
          operands.binary(() -> code.invoke(Symbols.VECTOR_HEADROOM, name, JJ_J));
        } else {
          return false;
        }
      }
      case I16X8_MUL -> {
        boolean fits = (long) fact.first() * fact.second() < 2 * top;
        if (!fits || !(fact.firstIsSplat() || fact.secondIsSplat())) {
          return false;
        }
        String name = fact.secondIsSplat() ? "scaleBySecond" : "scaleByFirst";
        operands.binary(() -> code.invoke(Symbols.VECTOR_SHORTS, name, JJ_J));
      }
      case I16X8_SHL -> {
        if (fact.count() < 0 || fact.first() << fact.count() >= 2 * top) {
          return false;
        }
        operands.shift(() -> {
          code.drop(JvmType.INT);
          code.constant(fact.count());
          out.lshl();
        });
      }
      case I8X16_LT_U, I8X16_GT_U, I8X16_LE_U, I8X16_GE_U, I8X16_SUB_SAT_U -> {
        if (!noSigns) {
          return false;
        }
        String name = VectorArithmeticEmitter.laneName(op) + "Bytes";
        operands.binary(() -> code.invoke(Symbols.VECTOR_HEADROOM, name, JJ_J));
      }
      case I8X16_SWIZZLE -> {
        if (fact.pairs().isEmpty()) {
          return false;
        }
        swizzle(fact.pairs().get(), fact.second() < 16 ? "lookUp" : "lookUpOrZero");
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  /** Stack: table, indices → vector. */
  private void swizzle(String pairs, String helper) {
    int indices = code.scratch(JvmType.V128);
    code.store(JvmType.V128, indices);
    code.drop(JvmType.V128);
    for (int half = 0; half <= 2; half += 2) {
      code.load(JvmType.LONG, indices + half);
      code.builder().loadConstant(pairs);
      code.invoke(Symbols.VECTOR_SHUFFLES, helper, LOOK_UP);
    }
    code.freeScratch();
  }
}
