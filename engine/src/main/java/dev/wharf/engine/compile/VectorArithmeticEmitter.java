package dev.wharf.engine.compile;

import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;

import dev.wharf.wasm.instr.Opcode;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;

/**
 * Operators without immediates on whole vectors: each is a helper that computes a half, and the way
 * in which the halves of the operands come to it. The emission's types are the caller's matter.
 */
final class VectorArithmeticEmitter {
  static final MethodTypeDesc I_J = MethodTypeDesc.of(CD_long, CD_int);
  private static final MethodTypeDesc J_J = MethodTypeDesc.of(CD_long, CD_long);
  private static final MethodTypeDesc II_J = MethodTypeDesc.of(CD_long, CD_int, CD_int);
  private static final MethodTypeDesc JJ_J = MethodTypeDesc.of(CD_long, CD_long, CD_long);
  private static final MethodTypeDesc JJJ_J = MethodTypeDesc.of(CD_long, CD_long, CD_long, CD_long);
  private static final MethodTypeDesc JJ_I = MethodTypeDesc.of(CD_int, CD_long, CD_long);
  private static final MethodTypeDesc JJJ_I = MethodTypeDesc.of(CD_int, CD_long, CD_long, CD_long);

  private final Emission emission;
  private final Code code;
  private final VectorOperands operands;

  VectorArithmeticEmitter(Emission emission) {
    this.emission = emission;
    this.code = emission.code;
    this.operands = new VectorOperands(code);
  }

  void emit(Opcode op) {
    switch (op) {
      case V128_NOT, V128_AND, V128_ANDNOT, V128_OR, V128_XOR, V128_BITSELECT, V128_ANY_TRUE ->
          bits(op);
      case I8X16_SWIZZLE -> swizzle();
      case I8X16_ADD, I16X8_ADD, I8X16_SUB, I16X8_SUB ->
          operands.binary(() -> lanes(op, JJJ_J, false));
      case I8X16_NEG, I16X8_NEG -> operands.unary(() -> lanes(op, JJ_J, false));
      case I8X16_ABS, I16X8_ABS -> operands.unary(() -> lanes(op, JJ_J, true));
      case I8X16_EQ, I8X16_NE, I16X8_EQ, I16X8_NE -> compared(op);
      case I8X16_LT_S, I8X16_GT_S, I8X16_LE_S, I8X16_GE_S -> compared(op);
      case I8X16_LT_U, I8X16_GT_U, I8X16_LE_U, I8X16_GE_U -> compared(op);
      case I16X8_LT_S, I16X8_GT_S, I16X8_LE_S, I16X8_GE_S -> compared(op);
      case I16X8_LT_U, I16X8_GT_U, I16X8_LE_U, I16X8_GE_U -> compared(op);
      case I8X16_MIN_S, I8X16_MIN_U, I8X16_MAX_S, I8X16_MAX_U -> compared(op);
      case I16X8_MIN_S, I16X8_MIN_U, I16X8_MAX_S, I16X8_MAX_U -> compared(op);
      case I8X16_ADD_SAT_S, I8X16_ADD_SAT_U, I8X16_SUB_SAT_S, I8X16_SUB_SAT_U -> compared(op);
      case I16X8_ADD_SAT_S, I16X8_ADD_SAT_U, I16X8_SUB_SAT_S, I16X8_SUB_SAT_U -> compared(op);
      case I8X16_AVGR_U, I16X8_AVGR_U -> compared(op);
      case I8X16_SHL, I8X16_SHR_S, I8X16_SHR_U -> shifted(op);
      case I16X8_SHL, I16X8_SHR_S, I16X8_SHR_U -> shifted(op);
      case I32X4_SHL, I32X4_SHR_S, I32X4_SHR_U -> shifted(op);
      case I8X16_ALL_TRUE, I16X8_ALL_TRUE, I32X4_ALL_TRUE -> lanes(op, JJJ_I, false);
      case I8X16_BITMASK, I16X8_BITMASK, I32X4_BITMASK, I64X2_BITMASK ->
          helper(Symbols.VECTOR_LANES, op, JJ_I);
      case I8X16_POPCNT -> operands.unary(() -> helper(Symbols.VECTOR_LANES, op, J_J));
      case I16X8_MUL, I16X8_Q15MULR_SAT_S, I16X8_RELAXED_DOT_I8X16_I7X16_S ->
          operands.binary(() -> helper(Symbols.VECTOR_SHORTS, op, JJ_J));
      case I32X4_DOT_I16X8_S -> operands.binary(() -> helper(Symbols.VECTOR_INTS, op, JJ_J));
      case I32X4_RELAXED_DOT_I8X16_I7X16_ADD_S ->
          operands.ternary(() -> helper(Symbols.VECTOR_INTS, op, JJJ_J));
      case I64X2_EQ, I64X2_NE, I64X2_LT_S, I64X2_GT_S, I64X2_LE_S, I64X2_GE_S ->
          operands.binary(() -> helper(Symbols.VECTOR_INTS, op, JJ_J));
      case I64X2_ABS -> operands.unary(() -> helper(Symbols.VECTOR_INTS, op, J_J));
      case I64X2_ALL_TRUE -> helper(Symbols.VECTOR_INTS, op, JJ_I);
      case I64X2_NEG -> operands.unary(() -> code.builder().lneg());
      case I64X2_ADD -> operands.binary(() -> code.builder().ladd());
      case I64X2_SUB -> operands.binary(() -> code.builder().lsub());
      case I64X2_MUL -> operands.binary(() -> code.builder().lmul());
      case I64X2_SHL -> operands.shift(() -> code.builder().lshl());
      case I64X2_SHR_S -> operands.shift(() -> code.builder().lshr());
      case I64X2_SHR_U -> operands.shift(() -> code.builder().lushr());
      default -> widths(op);
    }
  }

  private void bits(Opcode op) {
    var out = code.builder();
    switch (op) {
      case V128_NOT -> operands.unary(this::not);
      case V128_AND -> operands.binary(out::land);
      case V128_OR -> operands.binary(out::lor);
      case V128_XOR -> operands.binary(out::lxor);
      case V128_ANDNOT ->
          operands.binary(() -> {
            not();
            out.land();
          });
      case V128_BITSELECT ->
          operands.ternary(() -> code.invoke(Symbols.VECTOR_LANES, "bitselect", JJJ_J));
      default -> {
        out.lor().lconst_0().lcmp();
        emission.compare(Jump.IFNE);
      }
    }
  }

  private void not() {
    code.constant(-1L);
    code.builder().lxor();
  }

  private void swizzle() {
    int indices = code.scratch(JvmType.V128);
    int table = code.scratch(JvmType.V128);
    code.store(JvmType.V128, indices);
    code.store(JvmType.V128, table);
    for (int half = 0; half <= 2; half += 2) {
      code.load(JvmType.V128, table);
      code.load(JvmType.LONG, indices + half);
      code.invoke(Symbols.VECTOR_SHUFFLES, "i8x16Swizzle", JJJ_J);
    }
    code.freeScratch();
  }

  private void compared(Opcode op) {
    operands.binary(() -> lanes(op, JJJ_J, true));
  }

  /** The highest bit of each lane is enough: see {@link VectorComparisons}. */
  void comparedTops(Opcode op) {
    operands.binary(() -> {
      code.constant(signs(op));
      code.invoke(Symbols.VECTOR_LANES, laneName(op) + "Tops", JJJ_J);
    });
  }

  private void shifted(Opcode op) {
    var type = MethodTypeDesc.of(CD_long, CD_long, CD_int, CD_long);
    operands.shift(() -> lanes(op, type, true));
  }

  /**
   * A helper for lanes of several widths, which takes the highest bit of each lane as one more
   * operand.
   *
   * @param top whether it takes the number of that bit, too
   */
  private void lanes(Opcode op, MethodTypeDesc type, boolean top) {
    code.constant(signs(op));
    if (top) {
      code.constant(width(op) - 1);
      type = type.insertParameterTypes(type.parameterCount(), CD_int);
    }
    code.invoke(Symbols.VECTOR_LANES, laneName(op), type);
  }

  private static long signs(Opcode op) {
    long ones = -1L >>> 64 - width(op);
    return Long.divideUnsigned(-1L, ones) << width(op) - 1;
  }

  private static int width(Opcode op) {
    String name = HelperName.of(op);
    return name.startsWith("i8x16") ? 8 : name.startsWith("i16x8") ? 16 : 32;
  }

  /** The name without the shape: {@code addSatS}. */
  static String laneName(Opcode op) {
    String name = HelperName.of(op);
    return Character.toLowerCase(name.charAt(5)) + name.substring(6);
  }

  private void helper(ClassDesc owner, Opcode op, MethodTypeDesc type) {
    code.invoke(owner, HelperName.of(op), type);
  }

  private void widths(Opcode op) {
    switch (op) {
      case I8X16_NARROW_I16X8_S, I8X16_NARROW_I16X8_U, I16X8_NARROW_I32X4_S, I16X8_NARROW_I32X4_U ->
          operands.narrow(() -> helper(Symbols.VECTOR_WIDTHS, op, JJ_J));
      case I16X8_EXTEND_LOW_I8X16_S, I16X8_EXTEND_LOW_I8X16_U -> extend(op, false);
      case I32X4_EXTEND_LOW_I16X8_S, I32X4_EXTEND_LOW_I16X8_U -> extend(op, false);
      case I64X2_EXTEND_LOW_I32X4_S, I64X2_EXTEND_LOW_I32X4_U -> extend(op, false);
      case I16X8_EXTEND_HIGH_I8X16_S, I16X8_EXTEND_HIGH_I8X16_U -> extend(op, true);
      case I32X4_EXTEND_HIGH_I16X8_S, I32X4_EXTEND_HIGH_I16X8_U -> extend(op, true);
      case I64X2_EXTEND_HIGH_I32X4_S, I64X2_EXTEND_HIGH_I32X4_U -> extend(op, true);
      case I16X8_EXTMUL_LOW_I8X16_S, I16X8_EXTMUL_LOW_I8X16_U -> multiply(op, false);
      case I32X4_EXTMUL_LOW_I16X8_S, I32X4_EXTMUL_LOW_I16X8_U -> multiply(op, false);
      case I64X2_EXTMUL_LOW_I32X4_S, I64X2_EXTMUL_LOW_I32X4_U -> multiply(op, false);
      case I16X8_EXTMUL_HIGH_I8X16_S, I16X8_EXTMUL_HIGH_I8X16_U -> multiply(op, true);
      case I32X4_EXTMUL_HIGH_I16X8_S, I32X4_EXTMUL_HIGH_I16X8_U -> multiply(op, true);
      case I64X2_EXTMUL_HIGH_I32X4_S, I64X2_EXTMUL_HIGH_I32X4_U -> multiply(op, true);
      case I16X8_EXTADD_PAIRWISE_I8X16_S,
          I16X8_EXTADD_PAIRWISE_I8X16_U,
          I32X4_EXTADD_PAIRWISE_I16X8_S,
          I32X4_EXTADD_PAIRWISE_I16X8_U ->
          operands.unary(() -> helper(Symbols.VECTOR_WIDTHS, op, J_J));
      default -> throw new IllegalStateException("not on longs: " + op);
    }
  }

  private void extend(Opcode op, boolean high) {
    String name = HelperName.of(op).replace(high ? "High" : "Low", "");
    operands.widen(high, () -> code.invoke(Symbols.VECTOR_WIDTHS, name, I_J));
  }

  private void multiply(Opcode op, boolean high) {
    String name = HelperName.of(op).replace(high ? "High" : "Low", "");
    operands.widenBoth(high, () -> code.invoke(Symbols.VECTOR_WIDTHS, name, II_J));
  }
}
