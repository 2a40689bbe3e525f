package dev.wharf.engine.compile;

import static java.lang.constant.ConstantDescs.CD_long;

import dev.wharf.wasm.instr.Opcode;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;

/** Arithmetic on 128 bits as two halves, the low one first. Spec: wide-arithmetic proposal. */
final class WideEmitter {
  private static final MethodTypeDesc LL_L = MethodTypeDesc.of(CD_long, CD_long, CD_long);
  private static final MethodTypeDesc LLLL_L =
      MethodTypeDesc.of(CD_long, CD_long, CD_long, CD_long, CD_long);

  private static final ClassDesc MATH = ClassDesc.of("java.lang.Math");

  private final Emission emission;
  private final Code code;

  WideEmitter(Emission emission) {
    this.emission = emission;
    this.code = emission.code;
  }

  void emit(Opcode op) {
    int params = op.signature().params().size();
    emission.pop(params);
    var operands = new int[params];
    for (int i = params - 1; i >= 0; i--) {
      operands[i] = code.scratch(JvmType.LONG);
      code.store(JvmType.LONG, operands[i]);
    }
    switch (op) {
      case I64_ADD128 -> {
        load(operands[0], operands[2]);
        code.builder().ladd();
        load(operands);
        code.invoke(Symbols.INTEGER_OPS, "add128High", LLLL_L);
      }
      case I64_SUB128 -> {
        load(operands[0], operands[2]);
        code.builder().lsub();
        load(operands);
        code.invoke(Symbols.INTEGER_OPS, "sub128High", LLLL_L);
      }
      default -> {
        load(operands);
        code.builder().lmul();
        load(operands);
        boolean signed = op == Opcode.I64_MUL_WIDE_S;
        code.invoke(MATH, signed ? "multiplyHigh" : "unsignedMultiplyHigh", LL_L);
      }
    }
    code.freeScratch();
    emission.push(JvmType.LONG);
    emission.push(JvmType.LONG);
  }

  private void load(int... slots) {
    for (int slot : slots) {
      code.load(JvmType.LONG, slot);
    }
  }
}
