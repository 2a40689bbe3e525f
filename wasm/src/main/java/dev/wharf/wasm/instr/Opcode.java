package dev.wharf.wasm.instr;
import dev.wharf.wasm.Feature;

/**
 * The instruction set, the one list of it: decoder, encoder, text and printer go by {@link #shape},
 * the validator by {@link #signature}, the compiler by {@link #group}. Rows are data; behaviour is
 * in their readers. An opcode behind a prefix byte has it in its upper byte, so {@code 0xFC0A} is
 * {@code 0xFC 10}. Spec: appendix, index of instructions.
 */
public enum Opcode {
  // Control
  UNREACHABLE(0x0, "unreachable", Shape.NONE, Signature.CONTEXTUAL, Group.CONTROL),
  NOP(0x1, "nop", Shape.NONE, Signature.VOID, Group.CONTROL),
  BLOCK(0x2, "block", Shape.BLOCK, Signature.CONTEXTUAL, Group.CONTROL),
  LOOP(0x3, "loop", Shape.BLOCK, Signature.CONTEXTUAL, Group.CONTROL),
  IF(0x4, "if", Shape.BLOCK, Signature.CONTEXTUAL, Group.CONTROL),
  ELSE(0x5, "else", Shape.NONE, Signature.CONTEXTUAL, Group.CONTROL),
  THROW(0x8, "throw", Shape.TAG, Signature.CONTEXTUAL, Group.CONTROL, Feature.EXCEPTIONS),
  THROW_REF(0xa, "throw_ref", Shape.NONE, Signature.CONTEXTUAL, Group.CONTROL, Feature.EXCEPTIONS),
  END(0xb, "end", Shape.NONE, Signature.CONTEXTUAL, Group.CONTROL),
  BR(0xc, "br", Shape.LABEL, Signature.CONTEXTUAL, Group.CONTROL),
  BR_IF(0xd, "br_if", Shape.LABEL, Signature.CONTEXTUAL, Group.CONTROL),
  BR_TABLE(0xe, "br_table", Shape.LABEL_TABLE, Signature.CONTEXTUAL, Group.CONTROL),
  RETURN(0xf, "return", Shape.NONE, Signature.CONTEXTUAL, Group.CONTROL),
  CALL(0x10, "call", Shape.FUNC, Signature.CONTEXTUAL, Group.CONTROL),
  CALL_INDIRECT(0x11, "call_indirect", Shape.CALL_INDIRECT, Signature.CONTEXTUAL, Group.CONTROL),
  RETURN_CALL(0x12, "return_call", Shape.FUNC, Signature.CONTEXTUAL, Group.CONTROL, Feature.TAIL_CALL),
  RETURN_CALL_INDIRECT(0x13, "return_call_indirect", Shape.CALL_INDIRECT, Signature.CONTEXTUAL, Group.CONTROL, Feature.TAIL_CALL),
  TRY_TABLE(0x1f, "try_table", Shape.TRY_TABLE, Signature.CONTEXTUAL, Group.CONTROL, Feature.EXCEPTIONS),

  // Parametric and variable
  DROP(0x1a, "drop", Shape.NONE, Signature.CONTEXTUAL, Group.VARIABLE),
  SELECT(0x1b, "select", Shape.NONE, Signature.CONTEXTUAL, Group.VARIABLE),
  SELECT_T(0x1c, "select", Shape.TYPES, Signature.CONTEXTUAL, Group.VARIABLE, Feature.REFERENCE_TYPES),
  LOCAL_GET(0x20, "local.get", Shape.LOCAL, Signature.CONTEXTUAL, Group.VARIABLE),
  LOCAL_SET(0x21, "local.set", Shape.LOCAL, Signature.CONTEXTUAL, Group.VARIABLE),
  LOCAL_TEE(0x22, "local.tee", Shape.LOCAL, Signature.CONTEXTUAL, Group.VARIABLE),
  GLOBAL_GET(0x23, "global.get", Shape.GLOBAL, Signature.CONTEXTUAL, Group.VARIABLE),
  GLOBAL_SET(0x24, "global.set", Shape.GLOBAL, Signature.CONTEXTUAL, Group.VARIABLE),

  // Table
  TABLE_GET(0x25, "table.get", Shape.TABLE, Signature.CONTEXTUAL, Group.TABLE, Feature.REFERENCE_TYPES),
  TABLE_SET(0x26, "table.set", Shape.TABLE, Signature.CONTEXTUAL, Group.TABLE, Feature.REFERENCE_TYPES),

  // Memory
  I32_LOAD(0x28, "i32.load", Shape.MEMARG, Signature.I_I, Group.MEMORY),
  I64_LOAD(0x29, "i64.load", Shape.MEMARG, Signature.I_L, Group.MEMORY),
  F32_LOAD(0x2a, "f32.load", Shape.MEMARG, Signature.I_F, Group.MEMORY),
  F64_LOAD(0x2b, "f64.load", Shape.MEMARG, Signature.I_D, Group.MEMORY),
  I32_LOAD8_S(0x2c, "i32.load8_s", Shape.MEMARG, Signature.I_I, Group.MEMORY),
  I32_LOAD8_U(0x2d, "i32.load8_u", Shape.MEMARG, Signature.I_I, Group.MEMORY),
  I32_LOAD16_S(0x2e, "i32.load16_s", Shape.MEMARG, Signature.I_I, Group.MEMORY),
  I32_LOAD16_U(0x2f, "i32.load16_u", Shape.MEMARG, Signature.I_I, Group.MEMORY),
  I64_LOAD8_S(0x30, "i64.load8_s", Shape.MEMARG, Signature.I_L, Group.MEMORY),
  I64_LOAD8_U(0x31, "i64.load8_u", Shape.MEMARG, Signature.I_L, Group.MEMORY),
  I64_LOAD16_S(0x32, "i64.load16_s", Shape.MEMARG, Signature.I_L, Group.MEMORY),
  I64_LOAD16_U(0x33, "i64.load16_u", Shape.MEMARG, Signature.I_L, Group.MEMORY),
  I64_LOAD32_S(0x34, "i64.load32_s", Shape.MEMARG, Signature.I_L, Group.MEMORY),
  I64_LOAD32_U(0x35, "i64.load32_u", Shape.MEMARG, Signature.I_L, Group.MEMORY),
  I32_STORE(0x36, "i32.store", Shape.MEMARG, Signature.II_V, Group.MEMORY),
  I64_STORE(0x37, "i64.store", Shape.MEMARG, Signature.IL_V, Group.MEMORY),
  F32_STORE(0x38, "f32.store", Shape.MEMARG, Signature.IF_V, Group.MEMORY),
  F64_STORE(0x39, "f64.store", Shape.MEMARG, Signature.ID_V, Group.MEMORY),
  I32_STORE8(0x3a, "i32.store8", Shape.MEMARG, Signature.II_V, Group.MEMORY),
  I32_STORE16(0x3b, "i32.store16", Shape.MEMARG, Signature.II_V, Group.MEMORY),
  I64_STORE8(0x3c, "i64.store8", Shape.MEMARG, Signature.IL_V, Group.MEMORY),
  I64_STORE16(0x3d, "i64.store16", Shape.MEMARG, Signature.IL_V, Group.MEMORY),
  I64_STORE32(0x3e, "i64.store32", Shape.MEMARG, Signature.IL_V, Group.MEMORY),
  MEMORY_SIZE(0x3f, "memory.size", Shape.MEMORY, Signature.V_I, Group.MEMORY),
  MEMORY_GROW(0x40, "memory.grow", Shape.MEMORY, Signature.I_I, Group.MEMORY),

  // Constants
  I32_CONST(0x41, "i32.const", Shape.I32_CONST, Signature.V_I, Group.NUMERIC),
  I64_CONST(0x42, "i64.const", Shape.I64_CONST, Signature.V_L, Group.NUMERIC),
  F32_CONST(0x43, "f32.const", Shape.F32_CONST, Signature.V_F, Group.NUMERIC),
  F64_CONST(0x44, "f64.const", Shape.F64_CONST, Signature.V_D, Group.NUMERIC),

  // Numeric
  I32_EQZ(0x45, "i32.eqz", Shape.NONE, Signature.I_I, Group.NUMERIC),
  I32_EQ(0x46, "i32.eq", Shape.NONE, Signature.II_I, Group.NUMERIC),
  I32_NE(0x47, "i32.ne", Shape.NONE, Signature.II_I, Group.NUMERIC),
  I32_LT_S(0x48, "i32.lt_s", Shape.NONE, Signature.II_I, Group.NUMERIC),
  I32_LT_U(0x49, "i32.lt_u", Shape.NONE, Signature.II_I, Group.NUMERIC),
  I32_GT_S(0x4a, "i32.gt_s", Shape.NONE, Signature.II_I, Group.NUMERIC),
  I32_GT_U(0x4b, "i32.gt_u", Shape.NONE, Signature.II_I, Group.NUMERIC),
  I32_LE_S(0x4c, "i32.le_s", Shape.NONE, Signature.II_I, Group.NUMERIC),
  I32_LE_U(0x4d, "i32.le_u", Shape.NONE, Signature.II_I, Group.NUMERIC),
  I32_GE_S(0x4e, "i32.ge_s", Shape.NONE, Signature.II_I, Group.NUMERIC),
  I32_GE_U(0x4f, "i32.ge_u", Shape.NONE, Signature.II_I, Group.NUMERIC),
  I64_EQZ(0x50, "i64.eqz", Shape.NONE, Signature.L_I, Group.NUMERIC),
  I64_EQ(0x51, "i64.eq", Shape.NONE, Signature.LL_I, Group.NUMERIC),
  I64_NE(0x52, "i64.ne", Shape.NONE, Signature.LL_I, Group.NUMERIC),
  I64_LT_S(0x53, "i64.lt_s", Shape.NONE, Signature.LL_I, Group.NUMERIC),
  I64_LT_U(0x54, "i64.lt_u", Shape.NONE, Signature.LL_I, Group.NUMERIC),
  I64_GT_S(0x55, "i64.gt_s", Shape.NONE, Signature.LL_I, Group.NUMERIC),
  I64_GT_U(0x56, "i64.gt_u", Shape.NONE, Signature.LL_I, Group.NUMERIC),
  I64_LE_S(0x57, "i64.le_s", Shape.NONE, Signature.LL_I, Group.NUMERIC),
  I64_LE_U(0x58, "i64.le_u", Shape.NONE, Signature.LL_I, Group.NUMERIC),
  I64_GE_S(0x59, "i64.ge_s", Shape.NONE, Signature.LL_I, Group.NUMERIC),
  I64_GE_U(0x5a, "i64.ge_u", Shape.NONE, Signature.LL_I, Group.NUMERIC),
  F32_EQ(0x5b, "f32.eq", Shape.NONE, Signature.FF_I, Group.NUMERIC),
  F32_NE(0x5c, "f32.ne", Shape.NONE, Signature.FF_I, Group.NUMERIC),
  F32_LT(0x5d, "f32.lt", Shape.NONE, Signature.FF_I, Group.NUMERIC),
  F32_GT(0x5e, "f32.gt", Shape.NONE, Signature.FF_I, Group.NUMERIC),
  F32_LE(0x5f, "f32.le", Shape.NONE, Signature.FF_I, Group.NUMERIC),
  F32_GE(0x60, "f32.ge", Shape.NONE, Signature.FF_I, Group.NUMERIC),
  F64_EQ(0x61, "f64.eq", Shape.NONE, Signature.DD_I, Group.NUMERIC),
  F64_NE(0x62, "f64.ne", Shape.NONE, Signature.DD_I, Group.NUMERIC),
  F64_LT(0x63, "f64.lt", Shape.NONE, Signature.DD_I, Group.NUMERIC),
  F64_GT(0x64, "f64.gt", Shape.NONE, Signature.DD_I, Group.NUMERIC),
  F64_LE(0x65, "f64.le", Shape.NONE, Signature.DD_I, Group.NUMERIC),
  F64_GE(0x66, "f64.ge", Shape.NONE, Signature.DD_I, Group.NUMERIC),
  I32_CLZ(0x67, "i32.clz", Shape.NONE, Signature.I_I, Group.NUMERIC),
  I32_CTZ(0x68, "i32.ctz", Shape.NONE, Signature.I_I, Group.NUMERIC),
  I32_POPCNT(0x69, "i32.popcnt", Shape.NONE, Signature.I_I, Group.NUMERIC),
  I32_ADD(0x6a, "i32.add", Shape.NONE, Signature.II_I, Group.NUMERIC),
  I32_SUB(0x6b, "i32.sub", Shape.NONE, Signature.II_I, Group.NUMERIC),
  I32_MUL(0x6c, "i32.mul", Shape.NONE, Signature.II_I, Group.NUMERIC),
  I32_DIV_S(0x6d, "i32.div_s", Shape.NONE, Signature.II_I, Group.NUMERIC),
  I32_DIV_U(0x6e, "i32.div_u", Shape.NONE, Signature.II_I, Group.NUMERIC),
  I32_REM_S(0x6f, "i32.rem_s", Shape.NONE, Signature.II_I, Group.NUMERIC),
  I32_REM_U(0x70, "i32.rem_u", Shape.NONE, Signature.II_I, Group.NUMERIC),
  I32_AND(0x71, "i32.and", Shape.NONE, Signature.II_I, Group.NUMERIC),
  I32_OR(0x72, "i32.or", Shape.NONE, Signature.II_I, Group.NUMERIC),
  I32_XOR(0x73, "i32.xor", Shape.NONE, Signature.II_I, Group.NUMERIC),
  I32_SHL(0x74, "i32.shl", Shape.NONE, Signature.II_I, Group.NUMERIC),
  I32_SHR_S(0x75, "i32.shr_s", Shape.NONE, Signature.II_I, Group.NUMERIC),
  I32_SHR_U(0x76, "i32.shr_u", Shape.NONE, Signature.II_I, Group.NUMERIC),
  I32_ROTL(0x77, "i32.rotl", Shape.NONE, Signature.II_I, Group.NUMERIC),
  I32_ROTR(0x78, "i32.rotr", Shape.NONE, Signature.II_I, Group.NUMERIC),
  I64_CLZ(0x79, "i64.clz", Shape.NONE, Signature.L_L, Group.NUMERIC),
  I64_CTZ(0x7a, "i64.ctz", Shape.NONE, Signature.L_L, Group.NUMERIC),
  I64_POPCNT(0x7b, "i64.popcnt", Shape.NONE, Signature.L_L, Group.NUMERIC),
  I64_ADD(0x7c, "i64.add", Shape.NONE, Signature.LL_L, Group.NUMERIC),
  I64_SUB(0x7d, "i64.sub", Shape.NONE, Signature.LL_L, Group.NUMERIC),
  I64_MUL(0x7e, "i64.mul", Shape.NONE, Signature.LL_L, Group.NUMERIC),
  I64_DIV_S(0x7f, "i64.div_s", Shape.NONE, Signature.LL_L, Group.NUMERIC),
  I64_DIV_U(0x80, "i64.div_u", Shape.NONE, Signature.LL_L, Group.NUMERIC),
  I64_REM_S(0x81, "i64.rem_s", Shape.NONE, Signature.LL_L, Group.NUMERIC),
  I64_REM_U(0x82, "i64.rem_u", Shape.NONE, Signature.LL_L, Group.NUMERIC),
  I64_AND(0x83, "i64.and", Shape.NONE, Signature.LL_L, Group.NUMERIC),
  I64_OR(0x84, "i64.or", Shape.NONE, Signature.LL_L, Group.NUMERIC),
  I64_XOR(0x85, "i64.xor", Shape.NONE, Signature.LL_L, Group.NUMERIC),
  I64_SHL(0x86, "i64.shl", Shape.NONE, Signature.LL_L, Group.NUMERIC),
  I64_SHR_S(0x87, "i64.shr_s", Shape.NONE, Signature.LL_L, Group.NUMERIC),
  I64_SHR_U(0x88, "i64.shr_u", Shape.NONE, Signature.LL_L, Group.NUMERIC),
  I64_ROTL(0x89, "i64.rotl", Shape.NONE, Signature.LL_L, Group.NUMERIC),
  I64_ROTR(0x8a, "i64.rotr", Shape.NONE, Signature.LL_L, Group.NUMERIC),
  F32_ABS(0x8b, "f32.abs", Shape.NONE, Signature.F_F, Group.NUMERIC),
  F32_NEG(0x8c, "f32.neg", Shape.NONE, Signature.F_F, Group.NUMERIC),
  F32_CEIL(0x8d, "f32.ceil", Shape.NONE, Signature.F_F, Group.NUMERIC),
  F32_FLOOR(0x8e, "f32.floor", Shape.NONE, Signature.F_F, Group.NUMERIC),
  F32_TRUNC(0x8f, "f32.trunc", Shape.NONE, Signature.F_F, Group.NUMERIC),
  F32_NEAREST(0x90, "f32.nearest", Shape.NONE, Signature.F_F, Group.NUMERIC),
  F32_SQRT(0x91, "f32.sqrt", Shape.NONE, Signature.F_F, Group.NUMERIC),
  F32_ADD(0x92, "f32.add", Shape.NONE, Signature.FF_F, Group.NUMERIC),
  F32_SUB(0x93, "f32.sub", Shape.NONE, Signature.FF_F, Group.NUMERIC),
  F32_MUL(0x94, "f32.mul", Shape.NONE, Signature.FF_F, Group.NUMERIC),
  F32_DIV(0x95, "f32.div", Shape.NONE, Signature.FF_F, Group.NUMERIC),
  F32_MIN(0x96, "f32.min", Shape.NONE, Signature.FF_F, Group.NUMERIC),
  F32_MAX(0x97, "f32.max", Shape.NONE, Signature.FF_F, Group.NUMERIC),
  F32_COPYSIGN(0x98, "f32.copysign", Shape.NONE, Signature.FF_F, Group.NUMERIC),
  F64_ABS(0x99, "f64.abs", Shape.NONE, Signature.D_D, Group.NUMERIC),
  F64_NEG(0x9a, "f64.neg", Shape.NONE, Signature.D_D, Group.NUMERIC),
  F64_CEIL(0x9b, "f64.ceil", Shape.NONE, Signature.D_D, Group.NUMERIC),
  F64_FLOOR(0x9c, "f64.floor", Shape.NONE, Signature.D_D, Group.NUMERIC),
  F64_TRUNC(0x9d, "f64.trunc", Shape.NONE, Signature.D_D, Group.NUMERIC),
  F64_NEAREST(0x9e, "f64.nearest", Shape.NONE, Signature.D_D, Group.NUMERIC),
  F64_SQRT(0x9f, "f64.sqrt", Shape.NONE, Signature.D_D, Group.NUMERIC),
  F64_ADD(0xa0, "f64.add", Shape.NONE, Signature.DD_D, Group.NUMERIC),
  F64_SUB(0xa1, "f64.sub", Shape.NONE, Signature.DD_D, Group.NUMERIC),
  F64_MUL(0xa2, "f64.mul", Shape.NONE, Signature.DD_D, Group.NUMERIC),
  F64_DIV(0xa3, "f64.div", Shape.NONE, Signature.DD_D, Group.NUMERIC),
  F64_MIN(0xa4, "f64.min", Shape.NONE, Signature.DD_D, Group.NUMERIC),
  F64_MAX(0xa5, "f64.max", Shape.NONE, Signature.DD_D, Group.NUMERIC),
  F64_COPYSIGN(0xa6, "f64.copysign", Shape.NONE, Signature.DD_D, Group.NUMERIC),

  // Conversion
  I32_WRAP_I64(0xa7, "i32.wrap_i64", Shape.NONE, Signature.L_I, Group.CONVERSION),
  I32_TRUNC_F32_S(0xa8, "i32.trunc_f32_s", Shape.NONE, Signature.F_I, Group.CONVERSION),
  I32_TRUNC_F32_U(0xa9, "i32.trunc_f32_u", Shape.NONE, Signature.F_I, Group.CONVERSION),
  I32_TRUNC_F64_S(0xaa, "i32.trunc_f64_s", Shape.NONE, Signature.D_I, Group.CONVERSION),
  I32_TRUNC_F64_U(0xab, "i32.trunc_f64_u", Shape.NONE, Signature.D_I, Group.CONVERSION),
  I64_EXTEND_I32_S(0xac, "i64.extend_i32_s", Shape.NONE, Signature.I_L, Group.CONVERSION),
  I64_EXTEND_I32_U(0xad, "i64.extend_i32_u", Shape.NONE, Signature.I_L, Group.CONVERSION),
  I64_TRUNC_F32_S(0xae, "i64.trunc_f32_s", Shape.NONE, Signature.F_L, Group.CONVERSION),
  I64_TRUNC_F32_U(0xaf, "i64.trunc_f32_u", Shape.NONE, Signature.F_L, Group.CONVERSION),
  I64_TRUNC_F64_S(0xb0, "i64.trunc_f64_s", Shape.NONE, Signature.D_L, Group.CONVERSION),
  I64_TRUNC_F64_U(0xb1, "i64.trunc_f64_u", Shape.NONE, Signature.D_L, Group.CONVERSION),
  F32_CONVERT_I32_S(0xb2, "f32.convert_i32_s", Shape.NONE, Signature.I_F, Group.CONVERSION),
  F32_CONVERT_I32_U(0xb3, "f32.convert_i32_u", Shape.NONE, Signature.I_F, Group.CONVERSION),
  F32_CONVERT_I64_S(0xb4, "f32.convert_i64_s", Shape.NONE, Signature.L_F, Group.CONVERSION),
  F32_CONVERT_I64_U(0xb5, "f32.convert_i64_u", Shape.NONE, Signature.L_F, Group.CONVERSION),
  F32_DEMOTE_F64(0xb6, "f32.demote_f64", Shape.NONE, Signature.D_F, Group.CONVERSION),
  F64_CONVERT_I32_S(0xb7, "f64.convert_i32_s", Shape.NONE, Signature.I_D, Group.CONVERSION),
  F64_CONVERT_I32_U(0xb8, "f64.convert_i32_u", Shape.NONE, Signature.I_D, Group.CONVERSION),
  F64_CONVERT_I64_S(0xb9, "f64.convert_i64_s", Shape.NONE, Signature.L_D, Group.CONVERSION),
  F64_CONVERT_I64_U(0xba, "f64.convert_i64_u", Shape.NONE, Signature.L_D, Group.CONVERSION),
  F64_PROMOTE_F32(0xbb, "f64.promote_f32", Shape.NONE, Signature.F_D, Group.CONVERSION),
  I32_REINTERPRET_F32(0xbc, "i32.reinterpret_f32", Shape.NONE, Signature.F_I, Group.CONVERSION),
  I64_REINTERPRET_F64(0xbd, "i64.reinterpret_f64", Shape.NONE, Signature.D_L, Group.CONVERSION),
  F32_REINTERPRET_I32(0xbe, "f32.reinterpret_i32", Shape.NONE, Signature.I_F, Group.CONVERSION),
  F64_REINTERPRET_I64(0xbf, "f64.reinterpret_i64", Shape.NONE, Signature.L_D, Group.CONVERSION),
  I32_EXTEND8_S(0xc0, "i32.extend8_s", Shape.NONE, Signature.I_I, Group.CONVERSION, Feature.SIGN_EXTENSION),
  I32_EXTEND16_S(0xc1, "i32.extend16_s", Shape.NONE, Signature.I_I, Group.CONVERSION, Feature.SIGN_EXTENSION),
  I64_EXTEND8_S(0xc2, "i64.extend8_s", Shape.NONE, Signature.L_L, Group.CONVERSION, Feature.SIGN_EXTENSION),
  I64_EXTEND16_S(0xc3, "i64.extend16_s", Shape.NONE, Signature.L_L, Group.CONVERSION, Feature.SIGN_EXTENSION),
  I64_EXTEND32_S(0xc4, "i64.extend32_s", Shape.NONE, Signature.L_L, Group.CONVERSION, Feature.SIGN_EXTENSION),

  // Reference
  REF_NULL(0xd0, "ref.null", Shape.HEAP_TYPE, Signature.CONTEXTUAL, Group.REFERENCE, Feature.REFERENCE_TYPES),
  REF_IS_NULL(0xd1, "ref.is_null", Shape.NONE, Signature.CONTEXTUAL, Group.REFERENCE, Feature.REFERENCE_TYPES),
  REF_FUNC(0xd2, "ref.func", Shape.FUNC, Signature.CONTEXTUAL, Group.REFERENCE, Feature.REFERENCE_TYPES),

  // Prefix 0xFC: saturating truncation, bulk memory, tables
  I32_TRUNC_SAT_F32_S(0xfc00, "i32.trunc_sat_f32_s", Shape.NONE, Signature.F_I, Group.CONVERSION, Feature.SATURATING_FLOAT_TO_INT),
  I32_TRUNC_SAT_F32_U(0xfc01, "i32.trunc_sat_f32_u", Shape.NONE, Signature.F_I, Group.CONVERSION, Feature.SATURATING_FLOAT_TO_INT),
  I32_TRUNC_SAT_F64_S(0xfc02, "i32.trunc_sat_f64_s", Shape.NONE, Signature.D_I, Group.CONVERSION, Feature.SATURATING_FLOAT_TO_INT),
  I32_TRUNC_SAT_F64_U(0xfc03, "i32.trunc_sat_f64_u", Shape.NONE, Signature.D_I, Group.CONVERSION, Feature.SATURATING_FLOAT_TO_INT),
  I64_TRUNC_SAT_F32_S(0xfc04, "i64.trunc_sat_f32_s", Shape.NONE, Signature.F_L, Group.CONVERSION, Feature.SATURATING_FLOAT_TO_INT),
  I64_TRUNC_SAT_F32_U(0xfc05, "i64.trunc_sat_f32_u", Shape.NONE, Signature.F_L, Group.CONVERSION, Feature.SATURATING_FLOAT_TO_INT),
  I64_TRUNC_SAT_F64_S(0xfc06, "i64.trunc_sat_f64_s", Shape.NONE, Signature.D_L, Group.CONVERSION, Feature.SATURATING_FLOAT_TO_INT),
  I64_TRUNC_SAT_F64_U(0xfc07, "i64.trunc_sat_f64_u", Shape.NONE, Signature.D_L, Group.CONVERSION, Feature.SATURATING_FLOAT_TO_INT),
  MEMORY_INIT(0xfc08, "memory.init", Shape.DATA_MEMORY, Signature.III_V, Group.MEMORY, Feature.BULK_MEMORY),
  DATA_DROP(0xfc09, "data.drop", Shape.DATA, Signature.VOID, Group.MEMORY, Feature.BULK_MEMORY),
  MEMORY_COPY(0xfc0a, "memory.copy", Shape.MEMORY_MEMORY, Signature.III_V, Group.MEMORY, Feature.BULK_MEMORY),
  MEMORY_FILL(0xfc0b, "memory.fill", Shape.MEMORY, Signature.III_V, Group.MEMORY, Feature.BULK_MEMORY),
  TABLE_INIT(0xfc0c, "table.init", Shape.ELEM_TABLE, Signature.III_V, Group.TABLE, Feature.BULK_MEMORY),
  ELEM_DROP(0xfc0d, "elem.drop", Shape.ELEM, Signature.VOID, Group.TABLE, Feature.BULK_MEMORY),
  TABLE_COPY(0xfc0e, "table.copy", Shape.TABLE_TABLE, Signature.III_V, Group.TABLE, Feature.BULK_MEMORY),
  TABLE_GROW(0xfc0f, "table.grow", Shape.TABLE, Signature.CONTEXTUAL, Group.TABLE, Feature.REFERENCE_TYPES),
  TABLE_SIZE(0xfc10, "table.size", Shape.TABLE, Signature.V_I, Group.TABLE, Feature.REFERENCE_TYPES),
  TABLE_FILL(0xfc11, "table.fill", Shape.TABLE, Signature.CONTEXTUAL, Group.TABLE, Feature.REFERENCE_TYPES);

  /** Which part of the compiler emits an instruction. */
  public enum Group {
    CONTROL,
    VARIABLE,
    TABLE,
    MEMORY,
    NUMERIC,
    CONVERSION,
    REFERENCE
  }

  private final int code;
  private final String mnemonic;
  private final Shape shape;
  private final Signature signature;
  private final Group group;
  private final Feature feature;
  private final Instr.Plain plain;

  Opcode(int code, String mnemonic, Shape shape, Signature signature, Group group) {
    this(code, mnemonic, shape, signature, group, Feature.MVP);
  }

  Opcode(int code, String mnemonic, Shape shape, Signature signature, Group group, Feature feature) {
    this.code = code;
    this.mnemonic = mnemonic;
    this.shape = shape;
    this.signature = signature;
    this.group = group;
    this.feature = feature;
    this.plain = new Instr.Plain(this);
  }

  /** The opcode byte, or prefix byte times 256 plus the sub-opcode. */
  public int code() {
    return code;
  }

  public String mnemonic() {
    return mnemonic;
  }

  public Shape shape() {
    return shape;
  }

  public Signature signature() {
    return signature;
  }

  public Group group() {
    return group;
  }

  public Feature feature() {
    return feature;
  }

  /** The one instruction of an opcode without immediates. */
  public Instr.Plain plain() {
    return plain;
  }
}
