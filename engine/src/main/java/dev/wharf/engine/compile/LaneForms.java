package dev.wharf.engine.compile;

import dev.wharf.wasm.instr.Opcode;
import java.util.Optional;

/**
 * In which form a vector instruction computes: lane by lane where lanes are floats, doubles or
 * 32-bit integers, else on longs. Empty for those that do as well in any.
 */
final class LaneForms {
  private LaneForms() {}

  /** The form that the operands are wanted in. */
  static Optional<VectorForm> operands(Opcode op) {
    return switch (op) {
      case F32X4_CONVERT_I32X4_S, F32X4_CONVERT_I32X4_U -> Optional.of(VectorForm.INTS);
      case F64X2_CONVERT_LOW_I32X4_S, F64X2_CONVERT_LOW_I32X4_U -> Optional.of(VectorForm.INTS);
      case F64X2_PROMOTE_LOW_F32X4 -> Optional.of(VectorForm.FLOATS);
      case F32X4_DEMOTE_F64X2_ZERO -> Optional.of(VectorForm.DOUBLES);
      case I32X4_TRUNC_SAT_F32X4_S, I32X4_TRUNC_SAT_F32X4_U -> Optional.of(VectorForm.FLOATS);
      case I32X4_TRUNC_SAT_F64X2_S_ZERO, I32X4_TRUNC_SAT_F64X2_U_ZERO ->
          Optional.of(VectorForm.DOUBLES);
      case F32X4_EQ, F32X4_NE, F32X4_LT, F32X4_GT, F32X4_LE, F32X4_GE ->
          Optional.of(VectorForm.FLOATS);
      case F64X2_EQ, F64X2_NE, F64X2_LT, F64X2_GT, F64X2_LE, F64X2_GE ->
          Optional.of(VectorForm.DOUBLES);
      default -> both(op);
    };
  }

  /** The form that the result comes in. */
  static Optional<VectorForm> result(Opcode op) {
    return switch (op) {
      case F32X4_SPLAT, F32X4_CONVERT_I32X4_S, F32X4_CONVERT_I32X4_U, F32X4_DEMOTE_F64X2_ZERO ->
          Optional.of(VectorForm.FLOATS);
      case F64X2_SPLAT,
          F64X2_CONVERT_LOW_I32X4_S,
          F64X2_CONVERT_LOW_I32X4_U,
          F64X2_PROMOTE_LOW_F32X4 ->
          Optional.of(VectorForm.DOUBLES);
      case I32X4_TRUNC_SAT_F32X4_S, I32X4_TRUNC_SAT_F32X4_U -> Optional.of(VectorForm.INTS);
      case I32X4_TRUNC_SAT_F64X2_S_ZERO, I32X4_TRUNC_SAT_F64X2_U_ZERO ->
          Optional.of(VectorForm.INTS);
      case F32X4_EQ, F32X4_NE, F32X4_LT, F32X4_GT, F32X4_LE, F32X4_GE ->
          Optional.of(VectorForm.INTS);
      case F64X2_EQ, F64X2_NE, F64X2_LT, F64X2_GT, F64X2_LE, F64X2_GE ->
          Optional.of(VectorForm.LONGS);
      default -> both(op);
    };
  }

  private static Optional<VectorForm> both(Opcode op) {
    return switch (op) {
      case V128_LOAD, V128_CONST, V128_STORE, V128_ANY_TRUE, V128_NOT -> Optional.empty();
      case V128_AND, V128_ANDNOT, V128_OR, V128_XOR, V128_BITSELECT -> Optional.empty();
      case I32X4_SHL, I32X4_SHR_S, I32X4_SHR_U -> Optional.empty();
      case I8X16_BITMASK, I32X4_BITMASK, I32X4_ALL_TRUE -> Optional.empty();
      case I32X4_SPLAT, I32X4_EXTRACT_LANE, F32X4_EXTRACT_LANE, F64X2_EXTRACT_LANE ->
          Optional.empty();
      case F32X4_ADD, F32X4_SUB, F32X4_MUL, F32X4_DIV, F32X4_MIN, F32X4_MAX ->
          Optional.of(VectorForm.FLOATS);
      case F32X4_PMIN, F32X4_PMAX, F32X4_ABS, F32X4_NEG, F32X4_SQRT, F32X4_REPLACE_LANE ->
          Optional.of(VectorForm.FLOATS);
      case F32X4_CEIL, F32X4_FLOOR, F32X4_TRUNC, F32X4_NEAREST -> Optional.of(VectorForm.FLOATS);
      case F32X4_RELAXED_MADD, F32X4_RELAXED_NMADD -> Optional.of(VectorForm.FLOATS);
      case F64X2_ADD, F64X2_SUB, F64X2_MUL, F64X2_DIV, F64X2_MIN, F64X2_MAX ->
          Optional.of(VectorForm.DOUBLES);
      case F64X2_PMIN, F64X2_PMAX, F64X2_ABS, F64X2_NEG, F64X2_SQRT, F64X2_REPLACE_LANE ->
          Optional.of(VectorForm.DOUBLES);
      case F64X2_CEIL, F64X2_FLOOR, F64X2_TRUNC, F64X2_NEAREST -> Optional.of(VectorForm.DOUBLES);
      case F64X2_RELAXED_MADD, F64X2_RELAXED_NMADD -> Optional.of(VectorForm.DOUBLES);
      case I32X4_ADD, I32X4_SUB, I32X4_MUL, I32X4_NEG, I32X4_ABS, I32X4_REPLACE_LANE ->
          Optional.of(VectorForm.INTS);
      case I32X4_MIN_S, I32X4_MIN_U, I32X4_MAX_S, I32X4_MAX_U -> Optional.of(VectorForm.INTS);
      case I32X4_EQ, I32X4_NE, I32X4_LT_S, I32X4_LT_U, I32X4_GT_S, I32X4_GT_U ->
          Optional.of(VectorForm.INTS);
      case I32X4_LE_S, I32X4_LE_U, I32X4_GE_S, I32X4_GE_U -> Optional.of(VectorForm.INTS);
      default -> Optional.of(VectorForm.LONGS);
    };
  }

  /** The operator that gives what the relaxed one gives in the deterministic profile. */
  static Opcode strict(Opcode op) {
    return switch (op) {
      case I8X16_RELAXED_SWIZZLE -> Opcode.I8X16_SWIZZLE;
      case I32X4_RELAXED_TRUNC_F32X4_S -> Opcode.I32X4_TRUNC_SAT_F32X4_S;
      case I32X4_RELAXED_TRUNC_F32X4_U -> Opcode.I32X4_TRUNC_SAT_F32X4_U;
      case I32X4_RELAXED_TRUNC_F64X2_S_ZERO -> Opcode.I32X4_TRUNC_SAT_F64X2_S_ZERO;
      case I32X4_RELAXED_TRUNC_F64X2_U_ZERO -> Opcode.I32X4_TRUNC_SAT_F64X2_U_ZERO;
      case I8X16_RELAXED_LANESELECT,
          I16X8_RELAXED_LANESELECT,
          I32X4_RELAXED_LANESELECT,
          I64X2_RELAXED_LANESELECT ->
          Opcode.V128_BITSELECT;
      case F32X4_RELAXED_MIN -> Opcode.F32X4_MIN;
      case F32X4_RELAXED_MAX -> Opcode.F32X4_MAX;
      case F64X2_RELAXED_MIN -> Opcode.F64X2_MIN;
      case F64X2_RELAXED_MAX -> Opcode.F64X2_MAX;
      case I16X8_RELAXED_Q15MULR_S -> Opcode.I16X8_Q15MULR_SAT_S;
      default -> op;
    };
  }
}
