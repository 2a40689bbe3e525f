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
  TRY(0x6, "try", Shape.BLOCK, Signature.CONTEXTUAL, Group.CONTROL, Feature.LEGACY_EXCEPTIONS),
  CATCH(0x7, "catch", Shape.TAG, Signature.CONTEXTUAL, Group.CONTROL, Feature.LEGACY_EXCEPTIONS),
  THROW(0x8, "throw", Shape.TAG, Signature.CONTEXTUAL, Group.CONTROL, Feature.EXCEPTIONS),
  RETHROW(0x9, "rethrow", Shape.LABEL, Signature.CONTEXTUAL, Group.CONTROL, Feature.LEGACY_EXCEPTIONS),
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
  CALL_REF(0x14, "call_ref", Shape.TYPE, Signature.CONTEXTUAL, Group.CONTROL, Feature.TYPED_REFERENCES),
  RETURN_CALL_REF(0x15, "return_call_ref", Shape.TYPE, Signature.CONTEXTUAL, Group.CONTROL, Feature.TYPED_REFERENCES),
  DELEGATE(0x18, "delegate", Shape.LABEL, Signature.CONTEXTUAL, Group.CONTROL, Feature.LEGACY_EXCEPTIONS),
  CATCH_ALL(0x19, "catch_all", Shape.NONE, Signature.CONTEXTUAL, Group.CONTROL, Feature.LEGACY_EXCEPTIONS),
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
  REF_EQ(0xd3, "ref.eq", Shape.NONE, Signature.CONTEXTUAL, Group.REFERENCE, Feature.GC),
  REF_AS_NON_NULL(0xd4, "ref.as_non_null", Shape.NONE, Signature.CONTEXTUAL, Group.REFERENCE, Feature.TYPED_REFERENCES),
  BR_ON_NULL(0xd5, "br_on_null", Shape.LABEL, Signature.CONTEXTUAL, Group.CONTROL, Feature.TYPED_REFERENCES),
  BR_ON_NON_NULL(0xd6, "br_on_non_null", Shape.LABEL, Signature.CONTEXTUAL, Group.CONTROL, Feature.TYPED_REFERENCES),

  // Prefix 0xFC: saturating truncation, bulk memory, tables
  I32_TRUNC_SAT_F32_S(0xfc000, "i32.trunc_sat_f32_s", Shape.NONE, Signature.F_I, Group.CONVERSION, Feature.SATURATING_FLOAT_TO_INT),
  I32_TRUNC_SAT_F32_U(0xfc001, "i32.trunc_sat_f32_u", Shape.NONE, Signature.F_I, Group.CONVERSION, Feature.SATURATING_FLOAT_TO_INT),
  I32_TRUNC_SAT_F64_S(0xfc002, "i32.trunc_sat_f64_s", Shape.NONE, Signature.D_I, Group.CONVERSION, Feature.SATURATING_FLOAT_TO_INT),
  I32_TRUNC_SAT_F64_U(0xfc003, "i32.trunc_sat_f64_u", Shape.NONE, Signature.D_I, Group.CONVERSION, Feature.SATURATING_FLOAT_TO_INT),
  I64_TRUNC_SAT_F32_S(0xfc004, "i64.trunc_sat_f32_s", Shape.NONE, Signature.F_L, Group.CONVERSION, Feature.SATURATING_FLOAT_TO_INT),
  I64_TRUNC_SAT_F32_U(0xfc005, "i64.trunc_sat_f32_u", Shape.NONE, Signature.F_L, Group.CONVERSION, Feature.SATURATING_FLOAT_TO_INT),
  I64_TRUNC_SAT_F64_S(0xfc006, "i64.trunc_sat_f64_s", Shape.NONE, Signature.D_L, Group.CONVERSION, Feature.SATURATING_FLOAT_TO_INT),
  I64_TRUNC_SAT_F64_U(0xfc007, "i64.trunc_sat_f64_u", Shape.NONE, Signature.D_L, Group.CONVERSION, Feature.SATURATING_FLOAT_TO_INT),
  MEMORY_INIT(0xfc008, "memory.init", Shape.DATA_MEMORY, Signature.III_V, Group.MEMORY, Feature.BULK_MEMORY),
  DATA_DROP(0xfc009, "data.drop", Shape.DATA, Signature.VOID, Group.MEMORY, Feature.BULK_MEMORY),
  MEMORY_COPY(0xfc00a, "memory.copy", Shape.MEMORY_MEMORY, Signature.III_V, Group.MEMORY, Feature.BULK_MEMORY),
  MEMORY_FILL(0xfc00b, "memory.fill", Shape.MEMORY, Signature.III_V, Group.MEMORY, Feature.BULK_MEMORY),
  TABLE_INIT(0xfc00c, "table.init", Shape.ELEM_TABLE, Signature.III_V, Group.TABLE, Feature.BULK_MEMORY),
  ELEM_DROP(0xfc00d, "elem.drop", Shape.ELEM, Signature.VOID, Group.TABLE, Feature.BULK_MEMORY),
  TABLE_COPY(0xfc00e, "table.copy", Shape.TABLE_TABLE, Signature.III_V, Group.TABLE, Feature.BULK_MEMORY),
  TABLE_GROW(0xfc00f, "table.grow", Shape.TABLE, Signature.CONTEXTUAL, Group.TABLE, Feature.REFERENCE_TYPES),
  TABLE_SIZE(0xfc010, "table.size", Shape.TABLE, Signature.V_I, Group.TABLE, Feature.REFERENCE_TYPES),
  TABLE_FILL(0xfc011, "table.fill", Shape.TABLE, Signature.CONTEXTUAL, Group.TABLE, Feature.REFERENCE_TYPES),

  // Vector: memory
  V128_LOAD(0xfd000, "v128.load", Shape.MEMARG, Signature.I_S, Group.VECTOR, Feature.SIMD),
  V128_LOAD8X8_S(0xfd001, "v128.load8x8_s", Shape.MEMARG, Signature.I_S, Group.VECTOR, Feature.SIMD),
  V128_LOAD8X8_U(0xfd002, "v128.load8x8_u", Shape.MEMARG, Signature.I_S, Group.VECTOR, Feature.SIMD),
  V128_LOAD16X4_S(0xfd003, "v128.load16x4_s", Shape.MEMARG, Signature.I_S, Group.VECTOR, Feature.SIMD),
  V128_LOAD16X4_U(0xfd004, "v128.load16x4_u", Shape.MEMARG, Signature.I_S, Group.VECTOR, Feature.SIMD),
  V128_LOAD32X2_S(0xfd005, "v128.load32x2_s", Shape.MEMARG, Signature.I_S, Group.VECTOR, Feature.SIMD),
  V128_LOAD32X2_U(0xfd006, "v128.load32x2_u", Shape.MEMARG, Signature.I_S, Group.VECTOR, Feature.SIMD),
  V128_LOAD8_SPLAT(0xfd007, "v128.load8_splat", Shape.MEMARG, Signature.I_S, Group.VECTOR, Feature.SIMD),
  V128_LOAD16_SPLAT(0xfd008, "v128.load16_splat", Shape.MEMARG, Signature.I_S, Group.VECTOR, Feature.SIMD),
  V128_LOAD32_SPLAT(0xfd009, "v128.load32_splat", Shape.MEMARG, Signature.I_S, Group.VECTOR, Feature.SIMD),
  V128_LOAD64_SPLAT(0xfd00a, "v128.load64_splat", Shape.MEMARG, Signature.I_S, Group.VECTOR, Feature.SIMD),
  V128_STORE(0xfd00b, "v128.store", Shape.MEMARG, Signature.IS_V, Group.VECTOR, Feature.SIMD),
  V128_LOAD8_LANE(0xfd054, "v128.load8_lane", Shape.MEMARG_LANE, Signature.IS_S, Group.VECTOR, Feature.SIMD),
  V128_LOAD16_LANE(0xfd055, "v128.load16_lane", Shape.MEMARG_LANE, Signature.IS_S, Group.VECTOR, Feature.SIMD),
  V128_LOAD32_LANE(0xfd056, "v128.load32_lane", Shape.MEMARG_LANE, Signature.IS_S, Group.VECTOR, Feature.SIMD),
  V128_LOAD64_LANE(0xfd057, "v128.load64_lane", Shape.MEMARG_LANE, Signature.IS_S, Group.VECTOR, Feature.SIMD),
  V128_STORE8_LANE(0xfd058, "v128.store8_lane", Shape.MEMARG_LANE, Signature.IS_V, Group.VECTOR, Feature.SIMD),
  V128_STORE16_LANE(0xfd059, "v128.store16_lane", Shape.MEMARG_LANE, Signature.IS_V, Group.VECTOR, Feature.SIMD),
  V128_STORE32_LANE(0xfd05a, "v128.store32_lane", Shape.MEMARG_LANE, Signature.IS_V, Group.VECTOR, Feature.SIMD),
  V128_STORE64_LANE(0xfd05b, "v128.store64_lane", Shape.MEMARG_LANE, Signature.IS_V, Group.VECTOR, Feature.SIMD),
  V128_LOAD32_ZERO(0xfd05c, "v128.load32_zero", Shape.MEMARG, Signature.I_S, Group.VECTOR, Feature.SIMD),
  V128_LOAD64_ZERO(0xfd05d, "v128.load64_zero", Shape.MEMARG, Signature.I_S, Group.VECTOR, Feature.SIMD),

  // Vector: constants, lanes
  V128_CONST(0xfd00c, "v128.const", Shape.V128_CONST, Signature.V_S, Group.VECTOR, Feature.SIMD),
  I8X16_SHUFFLE(0xfd00d, "i8x16.shuffle", Shape.LANES, Signature.SS_S, Group.VECTOR, Feature.SIMD),
  I8X16_SWIZZLE(0xfd00e, "i8x16.swizzle", Shape.NONE, Signature.SS_S, Group.VECTOR, Feature.SIMD),
  I8X16_SPLAT(0xfd00f, "i8x16.splat", Shape.NONE, Signature.I_S, Group.VECTOR, Feature.SIMD),
  I16X8_SPLAT(0xfd010, "i16x8.splat", Shape.NONE, Signature.I_S, Group.VECTOR, Feature.SIMD),
  I32X4_SPLAT(0xfd011, "i32x4.splat", Shape.NONE, Signature.I_S, Group.VECTOR, Feature.SIMD),
  I64X2_SPLAT(0xfd012, "i64x2.splat", Shape.NONE, Signature.L_S, Group.VECTOR, Feature.SIMD),
  F32X4_SPLAT(0xfd013, "f32x4.splat", Shape.NONE, Signature.F_S, Group.VECTOR, Feature.SIMD),
  F64X2_SPLAT(0xfd014, "f64x2.splat", Shape.NONE, Signature.D_S, Group.VECTOR, Feature.SIMD),
  I8X16_EXTRACT_LANE_S(0xfd015, "i8x16.extract_lane_s", Shape.LANE, Signature.S_I, Group.VECTOR, Feature.SIMD),
  I8X16_EXTRACT_LANE_U(0xfd016, "i8x16.extract_lane_u", Shape.LANE, Signature.S_I, Group.VECTOR, Feature.SIMD),
  I8X16_REPLACE_LANE(0xfd017, "i8x16.replace_lane", Shape.LANE, Signature.SI_S, Group.VECTOR, Feature.SIMD),
  I16X8_EXTRACT_LANE_S(0xfd018, "i16x8.extract_lane_s", Shape.LANE, Signature.S_I, Group.VECTOR, Feature.SIMD),
  I16X8_EXTRACT_LANE_U(0xfd019, "i16x8.extract_lane_u", Shape.LANE, Signature.S_I, Group.VECTOR, Feature.SIMD),
  I16X8_REPLACE_LANE(0xfd01a, "i16x8.replace_lane", Shape.LANE, Signature.SI_S, Group.VECTOR, Feature.SIMD),
  I32X4_EXTRACT_LANE(0xfd01b, "i32x4.extract_lane", Shape.LANE, Signature.S_I, Group.VECTOR, Feature.SIMD),
  I32X4_REPLACE_LANE(0xfd01c, "i32x4.replace_lane", Shape.LANE, Signature.SI_S, Group.VECTOR, Feature.SIMD),
  I64X2_EXTRACT_LANE(0xfd01d, "i64x2.extract_lane", Shape.LANE, Signature.S_L, Group.VECTOR, Feature.SIMD),
  I64X2_REPLACE_LANE(0xfd01e, "i64x2.replace_lane", Shape.LANE, Signature.SL_S, Group.VECTOR, Feature.SIMD),
  F32X4_EXTRACT_LANE(0xfd01f, "f32x4.extract_lane", Shape.LANE, Signature.S_F, Group.VECTOR, Feature.SIMD),
  F32X4_REPLACE_LANE(0xfd020, "f32x4.replace_lane", Shape.LANE, Signature.SF_S, Group.VECTOR, Feature.SIMD),
  F64X2_EXTRACT_LANE(0xfd021, "f64x2.extract_lane", Shape.LANE, Signature.S_D, Group.VECTOR, Feature.SIMD),
  F64X2_REPLACE_LANE(0xfd022, "f64x2.replace_lane", Shape.LANE, Signature.SD_S, Group.VECTOR, Feature.SIMD),

  // Vector: comparisons
  I8X16_EQ(0xfd023, "i8x16.eq", Shape.NONE, Signature.SS_S, Group.VECTOR, Feature.SIMD),
  I8X16_NE(0xfd024, "i8x16.ne", Shape.NONE, Signature.SS_S, Group.VECTOR, Feature.SIMD),
  I8X16_LT_S(0xfd025, "i8x16.lt_s", Shape.NONE, Signature.SS_S, Group.VECTOR, Feature.SIMD),
  I8X16_LT_U(0xfd026, "i8x16.lt_u", Shape.NONE, Signature.SS_S, Group.VECTOR, Feature.SIMD),
  I8X16_GT_S(0xfd027, "i8x16.gt_s", Shape.NONE, Signature.SS_S, Group.VECTOR, Feature.SIMD),
  I8X16_GT_U(0xfd028, "i8x16.gt_u", Shape.NONE, Signature.SS_S, Group.VECTOR, Feature.SIMD),
  I8X16_LE_S(0xfd029, "i8x16.le_s", Shape.NONE, Signature.SS_S, Group.VECTOR, Feature.SIMD),
  I8X16_LE_U(0xfd02a, "i8x16.le_u", Shape.NONE, Signature.SS_S, Group.VECTOR, Feature.SIMD),
  I8X16_GE_S(0xfd02b, "i8x16.ge_s", Shape.NONE, Signature.SS_S, Group.VECTOR, Feature.SIMD),
  I8X16_GE_U(0xfd02c, "i8x16.ge_u", Shape.NONE, Signature.SS_S, Group.VECTOR, Feature.SIMD),
  I16X8_EQ(0xfd02d, "i16x8.eq", Shape.NONE, Signature.SS_S, Group.VECTOR, Feature.SIMD),
  I16X8_NE(0xfd02e, "i16x8.ne", Shape.NONE, Signature.SS_S, Group.VECTOR, Feature.SIMD),
  I16X8_LT_S(0xfd02f, "i16x8.lt_s", Shape.NONE, Signature.SS_S, Group.VECTOR, Feature.SIMD),
  I16X8_LT_U(0xfd030, "i16x8.lt_u", Shape.NONE, Signature.SS_S, Group.VECTOR, Feature.SIMD),
  I16X8_GT_S(0xfd031, "i16x8.gt_s", Shape.NONE, Signature.SS_S, Group.VECTOR, Feature.SIMD),
  I16X8_GT_U(0xfd032, "i16x8.gt_u", Shape.NONE, Signature.SS_S, Group.VECTOR, Feature.SIMD),
  I16X8_LE_S(0xfd033, "i16x8.le_s", Shape.NONE, Signature.SS_S, Group.VECTOR, Feature.SIMD),
  I16X8_LE_U(0xfd034, "i16x8.le_u", Shape.NONE, Signature.SS_S, Group.VECTOR, Feature.SIMD),
  I16X8_GE_S(0xfd035, "i16x8.ge_s", Shape.NONE, Signature.SS_S, Group.VECTOR, Feature.SIMD),
  I16X8_GE_U(0xfd036, "i16x8.ge_u", Shape.NONE, Signature.SS_S, Group.VECTOR, Feature.SIMD),
  I32X4_EQ(0xfd037, "i32x4.eq", Shape.NONE, Signature.SS_S, Group.VECTOR, Feature.SIMD),
  I32X4_NE(0xfd038, "i32x4.ne", Shape.NONE, Signature.SS_S, Group.VECTOR, Feature.SIMD),
  I32X4_LT_S(0xfd039, "i32x4.lt_s", Shape.NONE, Signature.SS_S, Group.VECTOR, Feature.SIMD),
  I32X4_LT_U(0xfd03a, "i32x4.lt_u", Shape.NONE, Signature.SS_S, Group.VECTOR, Feature.SIMD),
  I32X4_GT_S(0xfd03b, "i32x4.gt_s", Shape.NONE, Signature.SS_S, Group.VECTOR, Feature.SIMD),
  I32X4_GT_U(0xfd03c, "i32x4.gt_u", Shape.NONE, Signature.SS_S, Group.VECTOR, Feature.SIMD),
  I32X4_LE_S(0xfd03d, "i32x4.le_s", Shape.NONE, Signature.SS_S, Group.VECTOR, Feature.SIMD),
  I32X4_LE_U(0xfd03e, "i32x4.le_u", Shape.NONE, Signature.SS_S, Group.VECTOR, Feature.SIMD),
  I32X4_GE_S(0xfd03f, "i32x4.ge_s", Shape.NONE, Signature.SS_S, Group.VECTOR, Feature.SIMD),
  I32X4_GE_U(0xfd040, "i32x4.ge_u", Shape.NONE, Signature.SS_S, Group.VECTOR, Feature.SIMD),
  F32X4_EQ(0xfd041, "f32x4.eq", Shape.NONE, Signature.SS_S, Group.VECTOR, Feature.SIMD),
  F32X4_NE(0xfd042, "f32x4.ne", Shape.NONE, Signature.SS_S, Group.VECTOR, Feature.SIMD),
  F32X4_LT(0xfd043, "f32x4.lt", Shape.NONE, Signature.SS_S, Group.VECTOR, Feature.SIMD),
  F32X4_GT(0xfd044, "f32x4.gt", Shape.NONE, Signature.SS_S, Group.VECTOR, Feature.SIMD),
  F32X4_LE(0xfd045, "f32x4.le", Shape.NONE, Signature.SS_S, Group.VECTOR, Feature.SIMD),
  F32X4_GE(0xfd046, "f32x4.ge", Shape.NONE, Signature.SS_S, Group.VECTOR, Feature.SIMD),
  F64X2_EQ(0xfd047, "f64x2.eq", Shape.NONE, Signature.SS_S, Group.VECTOR, Feature.SIMD),
  F64X2_NE(0xfd048, "f64x2.ne", Shape.NONE, Signature.SS_S, Group.VECTOR, Feature.SIMD),
  F64X2_LT(0xfd049, "f64x2.lt", Shape.NONE, Signature.SS_S, Group.VECTOR, Feature.SIMD),
  F64X2_GT(0xfd04a, "f64x2.gt", Shape.NONE, Signature.SS_S, Group.VECTOR, Feature.SIMD),
  F64X2_LE(0xfd04b, "f64x2.le", Shape.NONE, Signature.SS_S, Group.VECTOR, Feature.SIMD),
  F64X2_GE(0xfd04c, "f64x2.ge", Shape.NONE, Signature.SS_S, Group.VECTOR, Feature.SIMD),
  I64X2_EQ(0xfd0d6, "i64x2.eq", Shape.NONE, Signature.SS_S, Group.VECTOR, Feature.SIMD),
  I64X2_NE(0xfd0d7, "i64x2.ne", Shape.NONE, Signature.SS_S, Group.VECTOR, Feature.SIMD),
  I64X2_LT_S(0xfd0d8, "i64x2.lt_s", Shape.NONE, Signature.SS_S, Group.VECTOR, Feature.SIMD),
  I64X2_GT_S(0xfd0d9, "i64x2.gt_s", Shape.NONE, Signature.SS_S, Group.VECTOR, Feature.SIMD),
  I64X2_LE_S(0xfd0da, "i64x2.le_s", Shape.NONE, Signature.SS_S, Group.VECTOR, Feature.SIMD),
  I64X2_GE_S(0xfd0db, "i64x2.ge_s", Shape.NONE, Signature.SS_S, Group.VECTOR, Feature.SIMD),

  // Vector: bits
  V128_NOT(0xfd04d, "v128.not", Shape.NONE, Signature.S_S, Group.VECTOR, Feature.SIMD),
  V128_AND(0xfd04e, "v128.and", Shape.NONE, Signature.SS_S, Group.VECTOR, Feature.SIMD),
  V128_ANDNOT(0xfd04f, "v128.andnot", Shape.NONE, Signature.SS_S, Group.VECTOR, Feature.SIMD),
  V128_OR(0xfd050, "v128.or", Shape.NONE, Signature.SS_S, Group.VECTOR, Feature.SIMD),
  V128_XOR(0xfd051, "v128.xor", Shape.NONE, Signature.SS_S, Group.VECTOR, Feature.SIMD),
  V128_BITSELECT(0xfd052, "v128.bitselect", Shape.NONE, Signature.SSS_S, Group.VECTOR, Feature.SIMD),
  V128_ANY_TRUE(0xfd053, "v128.any_true", Shape.NONE, Signature.S_I, Group.VECTOR, Feature.SIMD),

  // Vector: i8x16
  I8X16_ABS(0xfd060, "i8x16.abs", Shape.NONE, Signature.S_S, Group.VECTOR, Feature.SIMD),
  I8X16_NEG(0xfd061, "i8x16.neg", Shape.NONE, Signature.S_S, Group.VECTOR, Feature.SIMD),
  I8X16_POPCNT(0xfd062, "i8x16.popcnt", Shape.NONE, Signature.S_S, Group.VECTOR, Feature.SIMD),
  I8X16_ALL_TRUE(0xfd063, "i8x16.all_true", Shape.NONE, Signature.S_I, Group.VECTOR, Feature.SIMD),
  I8X16_BITMASK(0xfd064, "i8x16.bitmask", Shape.NONE, Signature.S_I, Group.VECTOR, Feature.SIMD),
  I8X16_NARROW_I16X8_S(0xfd065, "i8x16.narrow_i16x8_s", Shape.NONE, Signature.SS_S, Group.VECTOR, Feature.SIMD),
  I8X16_NARROW_I16X8_U(0xfd066, "i8x16.narrow_i16x8_u", Shape.NONE, Signature.SS_S, Group.VECTOR, Feature.SIMD),
  I8X16_SHL(0xfd06b, "i8x16.shl", Shape.NONE, Signature.SI_S, Group.VECTOR, Feature.SIMD),
  I8X16_SHR_S(0xfd06c, "i8x16.shr_s", Shape.NONE, Signature.SI_S, Group.VECTOR, Feature.SIMD),
  I8X16_SHR_U(0xfd06d, "i8x16.shr_u", Shape.NONE, Signature.SI_S, Group.VECTOR, Feature.SIMD),
  I8X16_ADD(0xfd06e, "i8x16.add", Shape.NONE, Signature.SS_S, Group.VECTOR, Feature.SIMD),
  I8X16_ADD_SAT_S(0xfd06f, "i8x16.add_sat_s", Shape.NONE, Signature.SS_S, Group.VECTOR, Feature.SIMD),
  I8X16_ADD_SAT_U(0xfd070, "i8x16.add_sat_u", Shape.NONE, Signature.SS_S, Group.VECTOR, Feature.SIMD),
  I8X16_SUB(0xfd071, "i8x16.sub", Shape.NONE, Signature.SS_S, Group.VECTOR, Feature.SIMD),
  I8X16_SUB_SAT_S(0xfd072, "i8x16.sub_sat_s", Shape.NONE, Signature.SS_S, Group.VECTOR, Feature.SIMD),
  I8X16_SUB_SAT_U(0xfd073, "i8x16.sub_sat_u", Shape.NONE, Signature.SS_S, Group.VECTOR, Feature.SIMD),
  I8X16_MIN_S(0xfd076, "i8x16.min_s", Shape.NONE, Signature.SS_S, Group.VECTOR, Feature.SIMD),
  I8X16_MIN_U(0xfd077, "i8x16.min_u", Shape.NONE, Signature.SS_S, Group.VECTOR, Feature.SIMD),
  I8X16_MAX_S(0xfd078, "i8x16.max_s", Shape.NONE, Signature.SS_S, Group.VECTOR, Feature.SIMD),
  I8X16_MAX_U(0xfd079, "i8x16.max_u", Shape.NONE, Signature.SS_S, Group.VECTOR, Feature.SIMD),
  I8X16_AVGR_U(0xfd07b, "i8x16.avgr_u", Shape.NONE, Signature.SS_S, Group.VECTOR, Feature.SIMD),

  // Vector: i16x8
  I16X8_EXTADD_PAIRWISE_I8X16_S(0xfd07c, "i16x8.extadd_pairwise_i8x16_s", Shape.NONE, Signature.S_S, Group.VECTOR, Feature.SIMD),
  I16X8_EXTADD_PAIRWISE_I8X16_U(0xfd07d, "i16x8.extadd_pairwise_i8x16_u", Shape.NONE, Signature.S_S, Group.VECTOR, Feature.SIMD),
  I16X8_ABS(0xfd080, "i16x8.abs", Shape.NONE, Signature.S_S, Group.VECTOR, Feature.SIMD),
  I16X8_NEG(0xfd081, "i16x8.neg", Shape.NONE, Signature.S_S, Group.VECTOR, Feature.SIMD),
  I16X8_Q15MULR_SAT_S(0xfd082, "i16x8.q15mulr_sat_s", Shape.NONE, Signature.SS_S, Group.VECTOR, Feature.SIMD),
  I16X8_ALL_TRUE(0xfd083, "i16x8.all_true", Shape.NONE, Signature.S_I, Group.VECTOR, Feature.SIMD),
  I16X8_BITMASK(0xfd084, "i16x8.bitmask", Shape.NONE, Signature.S_I, Group.VECTOR, Feature.SIMD),
  I16X8_NARROW_I32X4_S(0xfd085, "i16x8.narrow_i32x4_s", Shape.NONE, Signature.SS_S, Group.VECTOR, Feature.SIMD),
  I16X8_NARROW_I32X4_U(0xfd086, "i16x8.narrow_i32x4_u", Shape.NONE, Signature.SS_S, Group.VECTOR, Feature.SIMD),
  I16X8_EXTEND_LOW_I8X16_S(0xfd087, "i16x8.extend_low_i8x16_s", Shape.NONE, Signature.S_S, Group.VECTOR, Feature.SIMD),
  I16X8_EXTEND_HIGH_I8X16_S(0xfd088, "i16x8.extend_high_i8x16_s", Shape.NONE, Signature.S_S, Group.VECTOR, Feature.SIMD),
  I16X8_EXTEND_LOW_I8X16_U(0xfd089, "i16x8.extend_low_i8x16_u", Shape.NONE, Signature.S_S, Group.VECTOR, Feature.SIMD),
  I16X8_EXTEND_HIGH_I8X16_U(0xfd08a, "i16x8.extend_high_i8x16_u", Shape.NONE, Signature.S_S, Group.VECTOR, Feature.SIMD),
  I16X8_SHL(0xfd08b, "i16x8.shl", Shape.NONE, Signature.SI_S, Group.VECTOR, Feature.SIMD),
  I16X8_SHR_S(0xfd08c, "i16x8.shr_s", Shape.NONE, Signature.SI_S, Group.VECTOR, Feature.SIMD),
  I16X8_SHR_U(0xfd08d, "i16x8.shr_u", Shape.NONE, Signature.SI_S, Group.VECTOR, Feature.SIMD),
  I16X8_ADD(0xfd08e, "i16x8.add", Shape.NONE, Signature.SS_S, Group.VECTOR, Feature.SIMD),
  I16X8_ADD_SAT_S(0xfd08f, "i16x8.add_sat_s", Shape.NONE, Signature.SS_S, Group.VECTOR, Feature.SIMD),
  I16X8_ADD_SAT_U(0xfd090, "i16x8.add_sat_u", Shape.NONE, Signature.SS_S, Group.VECTOR, Feature.SIMD),
  I16X8_SUB(0xfd091, "i16x8.sub", Shape.NONE, Signature.SS_S, Group.VECTOR, Feature.SIMD),
  I16X8_SUB_SAT_S(0xfd092, "i16x8.sub_sat_s", Shape.NONE, Signature.SS_S, Group.VECTOR, Feature.SIMD),
  I16X8_SUB_SAT_U(0xfd093, "i16x8.sub_sat_u", Shape.NONE, Signature.SS_S, Group.VECTOR, Feature.SIMD),
  I16X8_MUL(0xfd095, "i16x8.mul", Shape.NONE, Signature.SS_S, Group.VECTOR, Feature.SIMD),
  I16X8_MIN_S(0xfd096, "i16x8.min_s", Shape.NONE, Signature.SS_S, Group.VECTOR, Feature.SIMD),
  I16X8_MIN_U(0xfd097, "i16x8.min_u", Shape.NONE, Signature.SS_S, Group.VECTOR, Feature.SIMD),
  I16X8_MAX_S(0xfd098, "i16x8.max_s", Shape.NONE, Signature.SS_S, Group.VECTOR, Feature.SIMD),
  I16X8_MAX_U(0xfd099, "i16x8.max_u", Shape.NONE, Signature.SS_S, Group.VECTOR, Feature.SIMD),
  I16X8_AVGR_U(0xfd09b, "i16x8.avgr_u", Shape.NONE, Signature.SS_S, Group.VECTOR, Feature.SIMD),
  I16X8_EXTMUL_LOW_I8X16_S(0xfd09c, "i16x8.extmul_low_i8x16_s", Shape.NONE, Signature.SS_S, Group.VECTOR, Feature.SIMD),
  I16X8_EXTMUL_HIGH_I8X16_S(0xfd09d, "i16x8.extmul_high_i8x16_s", Shape.NONE, Signature.SS_S, Group.VECTOR, Feature.SIMD),
  I16X8_EXTMUL_LOW_I8X16_U(0xfd09e, "i16x8.extmul_low_i8x16_u", Shape.NONE, Signature.SS_S, Group.VECTOR, Feature.SIMD),
  I16X8_EXTMUL_HIGH_I8X16_U(0xfd09f, "i16x8.extmul_high_i8x16_u", Shape.NONE, Signature.SS_S, Group.VECTOR, Feature.SIMD),

  // Vector: i32x4
  I32X4_EXTADD_PAIRWISE_I16X8_S(0xfd07e, "i32x4.extadd_pairwise_i16x8_s", Shape.NONE, Signature.S_S, Group.VECTOR, Feature.SIMD),
  I32X4_EXTADD_PAIRWISE_I16X8_U(0xfd07f, "i32x4.extadd_pairwise_i16x8_u", Shape.NONE, Signature.S_S, Group.VECTOR, Feature.SIMD),
  I32X4_ABS(0xfd0a0, "i32x4.abs", Shape.NONE, Signature.S_S, Group.VECTOR, Feature.SIMD),
  I32X4_NEG(0xfd0a1, "i32x4.neg", Shape.NONE, Signature.S_S, Group.VECTOR, Feature.SIMD),
  I32X4_ALL_TRUE(0xfd0a3, "i32x4.all_true", Shape.NONE, Signature.S_I, Group.VECTOR, Feature.SIMD),
  I32X4_BITMASK(0xfd0a4, "i32x4.bitmask", Shape.NONE, Signature.S_I, Group.VECTOR, Feature.SIMD),
  I32X4_EXTEND_LOW_I16X8_S(0xfd0a7, "i32x4.extend_low_i16x8_s", Shape.NONE, Signature.S_S, Group.VECTOR, Feature.SIMD),
  I32X4_EXTEND_HIGH_I16X8_S(0xfd0a8, "i32x4.extend_high_i16x8_s", Shape.NONE, Signature.S_S, Group.VECTOR, Feature.SIMD),
  I32X4_EXTEND_LOW_I16X8_U(0xfd0a9, "i32x4.extend_low_i16x8_u", Shape.NONE, Signature.S_S, Group.VECTOR, Feature.SIMD),
  I32X4_EXTEND_HIGH_I16X8_U(0xfd0aa, "i32x4.extend_high_i16x8_u", Shape.NONE, Signature.S_S, Group.VECTOR, Feature.SIMD),
  I32X4_SHL(0xfd0ab, "i32x4.shl", Shape.NONE, Signature.SI_S, Group.VECTOR, Feature.SIMD),
  I32X4_SHR_S(0xfd0ac, "i32x4.shr_s", Shape.NONE, Signature.SI_S, Group.VECTOR, Feature.SIMD),
  I32X4_SHR_U(0xfd0ad, "i32x4.shr_u", Shape.NONE, Signature.SI_S, Group.VECTOR, Feature.SIMD),
  I32X4_ADD(0xfd0ae, "i32x4.add", Shape.NONE, Signature.SS_S, Group.VECTOR, Feature.SIMD),
  I32X4_SUB(0xfd0b1, "i32x4.sub", Shape.NONE, Signature.SS_S, Group.VECTOR, Feature.SIMD),
  I32X4_MUL(0xfd0b5, "i32x4.mul", Shape.NONE, Signature.SS_S, Group.VECTOR, Feature.SIMD),
  I32X4_MIN_S(0xfd0b6, "i32x4.min_s", Shape.NONE, Signature.SS_S, Group.VECTOR, Feature.SIMD),
  I32X4_MIN_U(0xfd0b7, "i32x4.min_u", Shape.NONE, Signature.SS_S, Group.VECTOR, Feature.SIMD),
  I32X4_MAX_S(0xfd0b8, "i32x4.max_s", Shape.NONE, Signature.SS_S, Group.VECTOR, Feature.SIMD),
  I32X4_MAX_U(0xfd0b9, "i32x4.max_u", Shape.NONE, Signature.SS_S, Group.VECTOR, Feature.SIMD),
  I32X4_DOT_I16X8_S(0xfd0ba, "i32x4.dot_i16x8_s", Shape.NONE, Signature.SS_S, Group.VECTOR, Feature.SIMD),
  I32X4_EXTMUL_LOW_I16X8_S(0xfd0bc, "i32x4.extmul_low_i16x8_s", Shape.NONE, Signature.SS_S, Group.VECTOR, Feature.SIMD),
  I32X4_EXTMUL_HIGH_I16X8_S(0xfd0bd, "i32x4.extmul_high_i16x8_s", Shape.NONE, Signature.SS_S, Group.VECTOR, Feature.SIMD),
  I32X4_EXTMUL_LOW_I16X8_U(0xfd0be, "i32x4.extmul_low_i16x8_u", Shape.NONE, Signature.SS_S, Group.VECTOR, Feature.SIMD),
  I32X4_EXTMUL_HIGH_I16X8_U(0xfd0bf, "i32x4.extmul_high_i16x8_u", Shape.NONE, Signature.SS_S, Group.VECTOR, Feature.SIMD),

  // Vector: i64x2
  I64X2_ABS(0xfd0c0, "i64x2.abs", Shape.NONE, Signature.S_S, Group.VECTOR, Feature.SIMD),
  I64X2_NEG(0xfd0c1, "i64x2.neg", Shape.NONE, Signature.S_S, Group.VECTOR, Feature.SIMD),
  I64X2_ALL_TRUE(0xfd0c3, "i64x2.all_true", Shape.NONE, Signature.S_I, Group.VECTOR, Feature.SIMD),
  I64X2_BITMASK(0xfd0c4, "i64x2.bitmask", Shape.NONE, Signature.S_I, Group.VECTOR, Feature.SIMD),
  I64X2_EXTEND_LOW_I32X4_S(0xfd0c7, "i64x2.extend_low_i32x4_s", Shape.NONE, Signature.S_S, Group.VECTOR, Feature.SIMD),
  I64X2_EXTEND_HIGH_I32X4_S(0xfd0c8, "i64x2.extend_high_i32x4_s", Shape.NONE, Signature.S_S, Group.VECTOR, Feature.SIMD),
  I64X2_EXTEND_LOW_I32X4_U(0xfd0c9, "i64x2.extend_low_i32x4_u", Shape.NONE, Signature.S_S, Group.VECTOR, Feature.SIMD),
  I64X2_EXTEND_HIGH_I32X4_U(0xfd0ca, "i64x2.extend_high_i32x4_u", Shape.NONE, Signature.S_S, Group.VECTOR, Feature.SIMD),
  I64X2_SHL(0xfd0cb, "i64x2.shl", Shape.NONE, Signature.SI_S, Group.VECTOR, Feature.SIMD),
  I64X2_SHR_S(0xfd0cc, "i64x2.shr_s", Shape.NONE, Signature.SI_S, Group.VECTOR, Feature.SIMD),
  I64X2_SHR_U(0xfd0cd, "i64x2.shr_u", Shape.NONE, Signature.SI_S, Group.VECTOR, Feature.SIMD),
  I64X2_ADD(0xfd0ce, "i64x2.add", Shape.NONE, Signature.SS_S, Group.VECTOR, Feature.SIMD),
  I64X2_SUB(0xfd0d1, "i64x2.sub", Shape.NONE, Signature.SS_S, Group.VECTOR, Feature.SIMD),
  I64X2_MUL(0xfd0d5, "i64x2.mul", Shape.NONE, Signature.SS_S, Group.VECTOR, Feature.SIMD),
  I64X2_EXTMUL_LOW_I32X4_S(0xfd0dc, "i64x2.extmul_low_i32x4_s", Shape.NONE, Signature.SS_S, Group.VECTOR, Feature.SIMD),
  I64X2_EXTMUL_HIGH_I32X4_S(0xfd0dd, "i64x2.extmul_high_i32x4_s", Shape.NONE, Signature.SS_S, Group.VECTOR, Feature.SIMD),
  I64X2_EXTMUL_LOW_I32X4_U(0xfd0de, "i64x2.extmul_low_i32x4_u", Shape.NONE, Signature.SS_S, Group.VECTOR, Feature.SIMD),
  I64X2_EXTMUL_HIGH_I32X4_U(0xfd0df, "i64x2.extmul_high_i32x4_u", Shape.NONE, Signature.SS_S, Group.VECTOR, Feature.SIMD),

  // Vector: floating point
  F32X4_CEIL(0xfd067, "f32x4.ceil", Shape.NONE, Signature.S_S, Group.VECTOR, Feature.SIMD),
  F32X4_FLOOR(0xfd068, "f32x4.floor", Shape.NONE, Signature.S_S, Group.VECTOR, Feature.SIMD),
  F32X4_TRUNC(0xfd069, "f32x4.trunc", Shape.NONE, Signature.S_S, Group.VECTOR, Feature.SIMD),
  F32X4_NEAREST(0xfd06a, "f32x4.nearest", Shape.NONE, Signature.S_S, Group.VECTOR, Feature.SIMD),
  F32X4_ABS(0xfd0e0, "f32x4.abs", Shape.NONE, Signature.S_S, Group.VECTOR, Feature.SIMD),
  F32X4_NEG(0xfd0e1, "f32x4.neg", Shape.NONE, Signature.S_S, Group.VECTOR, Feature.SIMD),
  F32X4_SQRT(0xfd0e3, "f32x4.sqrt", Shape.NONE, Signature.S_S, Group.VECTOR, Feature.SIMD),
  F32X4_ADD(0xfd0e4, "f32x4.add", Shape.NONE, Signature.SS_S, Group.VECTOR, Feature.SIMD),
  F32X4_SUB(0xfd0e5, "f32x4.sub", Shape.NONE, Signature.SS_S, Group.VECTOR, Feature.SIMD),
  F32X4_MUL(0xfd0e6, "f32x4.mul", Shape.NONE, Signature.SS_S, Group.VECTOR, Feature.SIMD),
  F32X4_DIV(0xfd0e7, "f32x4.div", Shape.NONE, Signature.SS_S, Group.VECTOR, Feature.SIMD),
  F32X4_MIN(0xfd0e8, "f32x4.min", Shape.NONE, Signature.SS_S, Group.VECTOR, Feature.SIMD),
  F32X4_MAX(0xfd0e9, "f32x4.max", Shape.NONE, Signature.SS_S, Group.VECTOR, Feature.SIMD),
  F32X4_PMIN(0xfd0ea, "f32x4.pmin", Shape.NONE, Signature.SS_S, Group.VECTOR, Feature.SIMD),
  F32X4_PMAX(0xfd0eb, "f32x4.pmax", Shape.NONE, Signature.SS_S, Group.VECTOR, Feature.SIMD),
  F64X2_CEIL(0xfd074, "f64x2.ceil", Shape.NONE, Signature.S_S, Group.VECTOR, Feature.SIMD),
  F64X2_FLOOR(0xfd075, "f64x2.floor", Shape.NONE, Signature.S_S, Group.VECTOR, Feature.SIMD),
  F64X2_TRUNC(0xfd07a, "f64x2.trunc", Shape.NONE, Signature.S_S, Group.VECTOR, Feature.SIMD),
  F64X2_NEAREST(0xfd094, "f64x2.nearest", Shape.NONE, Signature.S_S, Group.VECTOR, Feature.SIMD),
  F64X2_ABS(0xfd0ec, "f64x2.abs", Shape.NONE, Signature.S_S, Group.VECTOR, Feature.SIMD),
  F64X2_NEG(0xfd0ed, "f64x2.neg", Shape.NONE, Signature.S_S, Group.VECTOR, Feature.SIMD),
  F64X2_SQRT(0xfd0ef, "f64x2.sqrt", Shape.NONE, Signature.S_S, Group.VECTOR, Feature.SIMD),
  F64X2_ADD(0xfd0f0, "f64x2.add", Shape.NONE, Signature.SS_S, Group.VECTOR, Feature.SIMD),
  F64X2_SUB(0xfd0f1, "f64x2.sub", Shape.NONE, Signature.SS_S, Group.VECTOR, Feature.SIMD),
  F64X2_MUL(0xfd0f2, "f64x2.mul", Shape.NONE, Signature.SS_S, Group.VECTOR, Feature.SIMD),
  F64X2_DIV(0xfd0f3, "f64x2.div", Shape.NONE, Signature.SS_S, Group.VECTOR, Feature.SIMD),
  F64X2_MIN(0xfd0f4, "f64x2.min", Shape.NONE, Signature.SS_S, Group.VECTOR, Feature.SIMD),
  F64X2_MAX(0xfd0f5, "f64x2.max", Shape.NONE, Signature.SS_S, Group.VECTOR, Feature.SIMD),
  F64X2_PMIN(0xfd0f6, "f64x2.pmin", Shape.NONE, Signature.SS_S, Group.VECTOR, Feature.SIMD),
  F64X2_PMAX(0xfd0f7, "f64x2.pmax", Shape.NONE, Signature.SS_S, Group.VECTOR, Feature.SIMD),

  // Vector: conversion
  F32X4_DEMOTE_F64X2_ZERO(0xfd05e, "f32x4.demote_f64x2_zero", Shape.NONE, Signature.S_S, Group.VECTOR, Feature.SIMD),
  F64X2_PROMOTE_LOW_F32X4(0xfd05f, "f64x2.promote_low_f32x4", Shape.NONE, Signature.S_S, Group.VECTOR, Feature.SIMD),
  I32X4_TRUNC_SAT_F32X4_S(0xfd0f8, "i32x4.trunc_sat_f32x4_s", Shape.NONE, Signature.S_S, Group.VECTOR, Feature.SIMD),
  I32X4_TRUNC_SAT_F32X4_U(0xfd0f9, "i32x4.trunc_sat_f32x4_u", Shape.NONE, Signature.S_S, Group.VECTOR, Feature.SIMD),
  F32X4_CONVERT_I32X4_S(0xfd0fa, "f32x4.convert_i32x4_s", Shape.NONE, Signature.S_S, Group.VECTOR, Feature.SIMD),
  F32X4_CONVERT_I32X4_U(0xfd0fb, "f32x4.convert_i32x4_u", Shape.NONE, Signature.S_S, Group.VECTOR, Feature.SIMD),
  I32X4_TRUNC_SAT_F64X2_S_ZERO(0xfd0fc, "i32x4.trunc_sat_f64x2_s_zero", Shape.NONE, Signature.S_S, Group.VECTOR, Feature.SIMD),
  I32X4_TRUNC_SAT_F64X2_U_ZERO(0xfd0fd, "i32x4.trunc_sat_f64x2_u_zero", Shape.NONE, Signature.S_S, Group.VECTOR, Feature.SIMD),
  F64X2_CONVERT_LOW_I32X4_S(0xfd0fe, "f64x2.convert_low_i32x4_s", Shape.NONE, Signature.S_S, Group.VECTOR, Feature.SIMD),
  F64X2_CONVERT_LOW_I32X4_U(0xfd0ff, "f64x2.convert_low_i32x4_u", Shape.NONE, Signature.S_S, Group.VECTOR, Feature.SIMD),

  // Relaxed vector
  I8X16_RELAXED_SWIZZLE(0xfd100, "i8x16.relaxed_swizzle", Shape.NONE, Signature.SS_S, Group.VECTOR, Feature.RELAXED_SIMD),
  I32X4_RELAXED_TRUNC_F32X4_S(0xfd101, "i32x4.relaxed_trunc_f32x4_s", Shape.NONE, Signature.S_S, Group.VECTOR, Feature.RELAXED_SIMD),
  I32X4_RELAXED_TRUNC_F32X4_U(0xfd102, "i32x4.relaxed_trunc_f32x4_u", Shape.NONE, Signature.S_S, Group.VECTOR, Feature.RELAXED_SIMD),
  I32X4_RELAXED_TRUNC_F64X2_S_ZERO(0xfd103, "i32x4.relaxed_trunc_f64x2_s_zero", Shape.NONE, Signature.S_S, Group.VECTOR, Feature.RELAXED_SIMD),
  I32X4_RELAXED_TRUNC_F64X2_U_ZERO(0xfd104, "i32x4.relaxed_trunc_f64x2_u_zero", Shape.NONE, Signature.S_S, Group.VECTOR, Feature.RELAXED_SIMD),
  F32X4_RELAXED_MADD(0xfd105, "f32x4.relaxed_madd", Shape.NONE, Signature.SSS_S, Group.VECTOR, Feature.RELAXED_SIMD),
  F32X4_RELAXED_NMADD(0xfd106, "f32x4.relaxed_nmadd", Shape.NONE, Signature.SSS_S, Group.VECTOR, Feature.RELAXED_SIMD),
  F64X2_RELAXED_MADD(0xfd107, "f64x2.relaxed_madd", Shape.NONE, Signature.SSS_S, Group.VECTOR, Feature.RELAXED_SIMD),
  F64X2_RELAXED_NMADD(0xfd108, "f64x2.relaxed_nmadd", Shape.NONE, Signature.SSS_S, Group.VECTOR, Feature.RELAXED_SIMD),
  I8X16_RELAXED_LANESELECT(0xfd109, "i8x16.relaxed_laneselect", Shape.NONE, Signature.SSS_S, Group.VECTOR, Feature.RELAXED_SIMD),
  I16X8_RELAXED_LANESELECT(0xfd10a, "i16x8.relaxed_laneselect", Shape.NONE, Signature.SSS_S, Group.VECTOR, Feature.RELAXED_SIMD),
  I32X4_RELAXED_LANESELECT(0xfd10b, "i32x4.relaxed_laneselect", Shape.NONE, Signature.SSS_S, Group.VECTOR, Feature.RELAXED_SIMD),
  I64X2_RELAXED_LANESELECT(0xfd10c, "i64x2.relaxed_laneselect", Shape.NONE, Signature.SSS_S, Group.VECTOR, Feature.RELAXED_SIMD),
  F32X4_RELAXED_MIN(0xfd10d, "f32x4.relaxed_min", Shape.NONE, Signature.SS_S, Group.VECTOR, Feature.RELAXED_SIMD),
  F32X4_RELAXED_MAX(0xfd10e, "f32x4.relaxed_max", Shape.NONE, Signature.SS_S, Group.VECTOR, Feature.RELAXED_SIMD),
  F64X2_RELAXED_MIN(0xfd10f, "f64x2.relaxed_min", Shape.NONE, Signature.SS_S, Group.VECTOR, Feature.RELAXED_SIMD),
  F64X2_RELAXED_MAX(0xfd110, "f64x2.relaxed_max", Shape.NONE, Signature.SS_S, Group.VECTOR, Feature.RELAXED_SIMD),
  I16X8_RELAXED_Q15MULR_S(0xfd111, "i16x8.relaxed_q15mulr_s", Shape.NONE, Signature.SS_S, Group.VECTOR, Feature.RELAXED_SIMD),
  I16X8_RELAXED_DOT_I8X16_I7X16_S(0xfd112, "i16x8.relaxed_dot_i8x16_i7x16_s", Shape.NONE, Signature.SS_S, Group.VECTOR, Feature.RELAXED_SIMD),
  I32X4_RELAXED_DOT_I8X16_I7X16_ADD_S(0xfd113, "i32x4.relaxed_dot_i8x16_i7x16_add_s", Shape.NONE, Signature.SSS_S, Group.VECTOR, Feature.RELAXED_SIMD),

  // Aggregates
  STRUCT_NEW(0xfb000, "struct.new", Shape.TYPE, Signature.CONTEXTUAL, Group.AGGREGATE, Feature.GC),
  STRUCT_NEW_DEFAULT(0xfb001, "struct.new_default", Shape.TYPE, Signature.CONTEXTUAL, Group.AGGREGATE, Feature.GC),
  STRUCT_GET(0xfb002, "struct.get", Shape.TYPE_FIELD, Signature.CONTEXTUAL, Group.AGGREGATE, Feature.GC),
  STRUCT_GET_S(0xfb003, "struct.get_s", Shape.TYPE_FIELD, Signature.CONTEXTUAL, Group.AGGREGATE, Feature.GC),
  STRUCT_GET_U(0xfb004, "struct.get_u", Shape.TYPE_FIELD, Signature.CONTEXTUAL, Group.AGGREGATE, Feature.GC),
  STRUCT_SET(0xfb005, "struct.set", Shape.TYPE_FIELD, Signature.CONTEXTUAL, Group.AGGREGATE, Feature.GC),
  ARRAY_NEW(0xfb006, "array.new", Shape.TYPE, Signature.CONTEXTUAL, Group.AGGREGATE, Feature.GC),
  ARRAY_NEW_DEFAULT(0xfb007, "array.new_default", Shape.TYPE, Signature.CONTEXTUAL, Group.AGGREGATE, Feature.GC),
  ARRAY_NEW_FIXED(0xfb008, "array.new_fixed", Shape.TYPE_COUNT, Signature.CONTEXTUAL, Group.AGGREGATE, Feature.GC),
  ARRAY_NEW_DATA(0xfb009, "array.new_data", Shape.TYPE_DATA, Signature.CONTEXTUAL, Group.AGGREGATE, Feature.GC),
  ARRAY_NEW_ELEM(0xfb00a, "array.new_elem", Shape.TYPE_ELEM, Signature.CONTEXTUAL, Group.AGGREGATE, Feature.GC),
  ARRAY_GET(0xfb00b, "array.get", Shape.TYPE, Signature.CONTEXTUAL, Group.AGGREGATE, Feature.GC),
  ARRAY_GET_S(0xfb00c, "array.get_s", Shape.TYPE, Signature.CONTEXTUAL, Group.AGGREGATE, Feature.GC),
  ARRAY_GET_U(0xfb00d, "array.get_u", Shape.TYPE, Signature.CONTEXTUAL, Group.AGGREGATE, Feature.GC),
  ARRAY_SET(0xfb00e, "array.set", Shape.TYPE, Signature.CONTEXTUAL, Group.AGGREGATE, Feature.GC),
  ARRAY_LEN(0xfb00f, "array.len", Shape.NONE, Signature.CONTEXTUAL, Group.AGGREGATE, Feature.GC),
  ARRAY_FILL(0xfb010, "array.fill", Shape.TYPE, Signature.CONTEXTUAL, Group.AGGREGATE, Feature.GC),
  ARRAY_COPY(0xfb011, "array.copy", Shape.TYPE_TYPE, Signature.CONTEXTUAL, Group.AGGREGATE, Feature.GC),
  ARRAY_INIT_DATA(0xfb012, "array.init_data", Shape.TYPE_DATA, Signature.CONTEXTUAL, Group.AGGREGATE, Feature.GC),
  ARRAY_INIT_ELEM(0xfb013, "array.init_elem", Shape.TYPE_ELEM, Signature.CONTEXTUAL, Group.AGGREGATE, Feature.GC),
  REF_TEST(0xfb014, "ref.test", Shape.HEAP_TYPE, Signature.CONTEXTUAL, Group.REFERENCE, Feature.GC),
  REF_TEST_NULL(0xfb015, "ref.test", Shape.HEAP_TYPE, Signature.CONTEXTUAL, Group.REFERENCE, Feature.GC),
  REF_CAST(0xfb016, "ref.cast", Shape.HEAP_TYPE, Signature.CONTEXTUAL, Group.REFERENCE, Feature.GC),
  REF_CAST_NULL(0xfb017, "ref.cast", Shape.HEAP_TYPE, Signature.CONTEXTUAL, Group.REFERENCE, Feature.GC),
  BR_ON_CAST(0xfb018, "br_on_cast", Shape.BR_ON_CAST, Signature.CONTEXTUAL, Group.CONTROL, Feature.GC),
  BR_ON_CAST_FAIL(0xfb019, "br_on_cast_fail", Shape.BR_ON_CAST, Signature.CONTEXTUAL, Group.CONTROL, Feature.GC),
  ANY_CONVERT_EXTERN(0xfb01a, "any.convert_extern", Shape.NONE, Signature.CONTEXTUAL, Group.REFERENCE, Feature.GC),
  EXTERN_CONVERT_ANY(0xfb01b, "extern.convert_any", Shape.NONE, Signature.CONTEXTUAL, Group.REFERENCE, Feature.GC),
  REF_I31(0xfb01c, "ref.i31", Shape.NONE, Signature.CONTEXTUAL, Group.REFERENCE, Feature.GC),
  I31_GET_S(0xfb01d, "i31.get_s", Shape.NONE, Signature.CONTEXTUAL, Group.REFERENCE, Feature.GC),
  I31_GET_U(0xfb01e, "i31.get_u", Shape.NONE, Signature.CONTEXTUAL, Group.REFERENCE, Feature.GC),

  // Wide arithmetic
  I64_ADD128(0xfc013, "i64.add128", Shape.NONE, Signature.LLLL_LL, Group.NUMERIC, Feature.WIDE_ARITHMETIC),
  I64_SUB128(0xfc014, "i64.sub128", Shape.NONE, Signature.LLLL_LL, Group.NUMERIC, Feature.WIDE_ARITHMETIC),
  I64_MUL_WIDE_S(0xfc015, "i64.mul_wide_s", Shape.NONE, Signature.LL_LL, Group.NUMERIC, Feature.WIDE_ARITHMETIC),
  I64_MUL_WIDE_U(0xfc016, "i64.mul_wide_u", Shape.NONE, Signature.LL_LL, Group.NUMERIC, Feature.WIDE_ARITHMETIC),

  // Atomics: the first operand is the address
  MEMORY_ATOMIC_NOTIFY(0xfe000, "memory.atomic.notify", Shape.MEMARG, Signature.II_I, Group.ATOMIC, Feature.THREADS),
  MEMORY_ATOMIC_WAIT32(0xfe001, "memory.atomic.wait32", Shape.MEMARG, Signature.IIL_I, Group.ATOMIC, Feature.THREADS),
  MEMORY_ATOMIC_WAIT64(0xfe002, "memory.atomic.wait64", Shape.MEMARG, Signature.ILL_I, Group.ATOMIC, Feature.THREADS),
  ATOMIC_FENCE(0xfe003, "atomic.fence", Shape.FENCE, Signature.VOID, Group.ATOMIC, Feature.THREADS),
  I32_ATOMIC_LOAD(0xfe010, "i32.atomic.load", Shape.MEMARG, Signature.I_I, Group.ATOMIC, Feature.THREADS),
  I64_ATOMIC_LOAD(0xfe011, "i64.atomic.load", Shape.MEMARG, Signature.I_L, Group.ATOMIC, Feature.THREADS),
  I32_ATOMIC_LOAD8_U(0xfe012, "i32.atomic.load8_u", Shape.MEMARG, Signature.I_I, Group.ATOMIC, Feature.THREADS),
  I32_ATOMIC_LOAD16_U(0xfe013, "i32.atomic.load16_u", Shape.MEMARG, Signature.I_I, Group.ATOMIC, Feature.THREADS),
  I64_ATOMIC_LOAD8_U(0xfe014, "i64.atomic.load8_u", Shape.MEMARG, Signature.I_L, Group.ATOMIC, Feature.THREADS),
  I64_ATOMIC_LOAD16_U(0xfe015, "i64.atomic.load16_u", Shape.MEMARG, Signature.I_L, Group.ATOMIC, Feature.THREADS),
  I64_ATOMIC_LOAD32_U(0xfe016, "i64.atomic.load32_u", Shape.MEMARG, Signature.I_L, Group.ATOMIC, Feature.THREADS),
  I32_ATOMIC_STORE(0xfe017, "i32.atomic.store", Shape.MEMARG, Signature.II_V, Group.ATOMIC, Feature.THREADS),
  I64_ATOMIC_STORE(0xfe018, "i64.atomic.store", Shape.MEMARG, Signature.IL_V, Group.ATOMIC, Feature.THREADS),
  I32_ATOMIC_STORE8(0xfe019, "i32.atomic.store8", Shape.MEMARG, Signature.II_V, Group.ATOMIC, Feature.THREADS),
  I32_ATOMIC_STORE16(0xfe01a, "i32.atomic.store16", Shape.MEMARG, Signature.II_V, Group.ATOMIC, Feature.THREADS),
  I64_ATOMIC_STORE8(0xfe01b, "i64.atomic.store8", Shape.MEMARG, Signature.IL_V, Group.ATOMIC, Feature.THREADS),
  I64_ATOMIC_STORE16(0xfe01c, "i64.atomic.store16", Shape.MEMARG, Signature.IL_V, Group.ATOMIC, Feature.THREADS),
  I64_ATOMIC_STORE32(0xfe01d, "i64.atomic.store32", Shape.MEMARG, Signature.IL_V, Group.ATOMIC, Feature.THREADS),
  I32_ATOMIC_RMW_ADD(0xfe01e, "i32.atomic.rmw.add", Shape.MEMARG, Signature.II_I, Group.ATOMIC, Feature.THREADS),
  I64_ATOMIC_RMW_ADD(0xfe01f, "i64.atomic.rmw.add", Shape.MEMARG, Signature.IL_L, Group.ATOMIC, Feature.THREADS),
  I32_ATOMIC_RMW8_ADD_U(0xfe020, "i32.atomic.rmw8.add_u", Shape.MEMARG, Signature.II_I, Group.ATOMIC, Feature.THREADS),
  I32_ATOMIC_RMW16_ADD_U(0xfe021, "i32.atomic.rmw16.add_u", Shape.MEMARG, Signature.II_I, Group.ATOMIC, Feature.THREADS),
  I64_ATOMIC_RMW8_ADD_U(0xfe022, "i64.atomic.rmw8.add_u", Shape.MEMARG, Signature.IL_L, Group.ATOMIC, Feature.THREADS),
  I64_ATOMIC_RMW16_ADD_U(0xfe023, "i64.atomic.rmw16.add_u", Shape.MEMARG, Signature.IL_L, Group.ATOMIC, Feature.THREADS),
  I64_ATOMIC_RMW32_ADD_U(0xfe024, "i64.atomic.rmw32.add_u", Shape.MEMARG, Signature.IL_L, Group.ATOMIC, Feature.THREADS),
  I32_ATOMIC_RMW_SUB(0xfe025, "i32.atomic.rmw.sub", Shape.MEMARG, Signature.II_I, Group.ATOMIC, Feature.THREADS),
  I64_ATOMIC_RMW_SUB(0xfe026, "i64.atomic.rmw.sub", Shape.MEMARG, Signature.IL_L, Group.ATOMIC, Feature.THREADS),
  I32_ATOMIC_RMW8_SUB_U(0xfe027, "i32.atomic.rmw8.sub_u", Shape.MEMARG, Signature.II_I, Group.ATOMIC, Feature.THREADS),
  I32_ATOMIC_RMW16_SUB_U(0xfe028, "i32.atomic.rmw16.sub_u", Shape.MEMARG, Signature.II_I, Group.ATOMIC, Feature.THREADS),
  I64_ATOMIC_RMW8_SUB_U(0xfe029, "i64.atomic.rmw8.sub_u", Shape.MEMARG, Signature.IL_L, Group.ATOMIC, Feature.THREADS),
  I64_ATOMIC_RMW16_SUB_U(0xfe02a, "i64.atomic.rmw16.sub_u", Shape.MEMARG, Signature.IL_L, Group.ATOMIC, Feature.THREADS),
  I64_ATOMIC_RMW32_SUB_U(0xfe02b, "i64.atomic.rmw32.sub_u", Shape.MEMARG, Signature.IL_L, Group.ATOMIC, Feature.THREADS),
  I32_ATOMIC_RMW_AND(0xfe02c, "i32.atomic.rmw.and", Shape.MEMARG, Signature.II_I, Group.ATOMIC, Feature.THREADS),
  I64_ATOMIC_RMW_AND(0xfe02d, "i64.atomic.rmw.and", Shape.MEMARG, Signature.IL_L, Group.ATOMIC, Feature.THREADS),
  I32_ATOMIC_RMW8_AND_U(0xfe02e, "i32.atomic.rmw8.and_u", Shape.MEMARG, Signature.II_I, Group.ATOMIC, Feature.THREADS),
  I32_ATOMIC_RMW16_AND_U(0xfe02f, "i32.atomic.rmw16.and_u", Shape.MEMARG, Signature.II_I, Group.ATOMIC, Feature.THREADS),
  I64_ATOMIC_RMW8_AND_U(0xfe030, "i64.atomic.rmw8.and_u", Shape.MEMARG, Signature.IL_L, Group.ATOMIC, Feature.THREADS),
  I64_ATOMIC_RMW16_AND_U(0xfe031, "i64.atomic.rmw16.and_u", Shape.MEMARG, Signature.IL_L, Group.ATOMIC, Feature.THREADS),
  I64_ATOMIC_RMW32_AND_U(0xfe032, "i64.atomic.rmw32.and_u", Shape.MEMARG, Signature.IL_L, Group.ATOMIC, Feature.THREADS),
  I32_ATOMIC_RMW_OR(0xfe033, "i32.atomic.rmw.or", Shape.MEMARG, Signature.II_I, Group.ATOMIC, Feature.THREADS),
  I64_ATOMIC_RMW_OR(0xfe034, "i64.atomic.rmw.or", Shape.MEMARG, Signature.IL_L, Group.ATOMIC, Feature.THREADS),
  I32_ATOMIC_RMW8_OR_U(0xfe035, "i32.atomic.rmw8.or_u", Shape.MEMARG, Signature.II_I, Group.ATOMIC, Feature.THREADS),
  I32_ATOMIC_RMW16_OR_U(0xfe036, "i32.atomic.rmw16.or_u", Shape.MEMARG, Signature.II_I, Group.ATOMIC, Feature.THREADS),
  I64_ATOMIC_RMW8_OR_U(0xfe037, "i64.atomic.rmw8.or_u", Shape.MEMARG, Signature.IL_L, Group.ATOMIC, Feature.THREADS),
  I64_ATOMIC_RMW16_OR_U(0xfe038, "i64.atomic.rmw16.or_u", Shape.MEMARG, Signature.IL_L, Group.ATOMIC, Feature.THREADS),
  I64_ATOMIC_RMW32_OR_U(0xfe039, "i64.atomic.rmw32.or_u", Shape.MEMARG, Signature.IL_L, Group.ATOMIC, Feature.THREADS),
  I32_ATOMIC_RMW_XOR(0xfe03a, "i32.atomic.rmw.xor", Shape.MEMARG, Signature.II_I, Group.ATOMIC, Feature.THREADS),
  I64_ATOMIC_RMW_XOR(0xfe03b, "i64.atomic.rmw.xor", Shape.MEMARG, Signature.IL_L, Group.ATOMIC, Feature.THREADS),
  I32_ATOMIC_RMW8_XOR_U(0xfe03c, "i32.atomic.rmw8.xor_u", Shape.MEMARG, Signature.II_I, Group.ATOMIC, Feature.THREADS),
  I32_ATOMIC_RMW16_XOR_U(0xfe03d, "i32.atomic.rmw16.xor_u", Shape.MEMARG, Signature.II_I, Group.ATOMIC, Feature.THREADS),
  I64_ATOMIC_RMW8_XOR_U(0xfe03e, "i64.atomic.rmw8.xor_u", Shape.MEMARG, Signature.IL_L, Group.ATOMIC, Feature.THREADS),
  I64_ATOMIC_RMW16_XOR_U(0xfe03f, "i64.atomic.rmw16.xor_u", Shape.MEMARG, Signature.IL_L, Group.ATOMIC, Feature.THREADS),
  I64_ATOMIC_RMW32_XOR_U(0xfe040, "i64.atomic.rmw32.xor_u", Shape.MEMARG, Signature.IL_L, Group.ATOMIC, Feature.THREADS),
  I32_ATOMIC_RMW_XCHG(0xfe041, "i32.atomic.rmw.xchg", Shape.MEMARG, Signature.II_I, Group.ATOMIC, Feature.THREADS),
  I64_ATOMIC_RMW_XCHG(0xfe042, "i64.atomic.rmw.xchg", Shape.MEMARG, Signature.IL_L, Group.ATOMIC, Feature.THREADS),
  I32_ATOMIC_RMW8_XCHG_U(0xfe043, "i32.atomic.rmw8.xchg_u", Shape.MEMARG, Signature.II_I, Group.ATOMIC, Feature.THREADS),
  I32_ATOMIC_RMW16_XCHG_U(0xfe044, "i32.atomic.rmw16.xchg_u", Shape.MEMARG, Signature.II_I, Group.ATOMIC, Feature.THREADS),
  I64_ATOMIC_RMW8_XCHG_U(0xfe045, "i64.atomic.rmw8.xchg_u", Shape.MEMARG, Signature.IL_L, Group.ATOMIC, Feature.THREADS),
  I64_ATOMIC_RMW16_XCHG_U(0xfe046, "i64.atomic.rmw16.xchg_u", Shape.MEMARG, Signature.IL_L, Group.ATOMIC, Feature.THREADS),
  I64_ATOMIC_RMW32_XCHG_U(0xfe047, "i64.atomic.rmw32.xchg_u", Shape.MEMARG, Signature.IL_L, Group.ATOMIC, Feature.THREADS),
  I32_ATOMIC_RMW_CMPXCHG(0xfe048, "i32.atomic.rmw.cmpxchg", Shape.MEMARG, Signature.III_I, Group.ATOMIC, Feature.THREADS),
  I64_ATOMIC_RMW_CMPXCHG(0xfe049, "i64.atomic.rmw.cmpxchg", Shape.MEMARG, Signature.ILL_L, Group.ATOMIC, Feature.THREADS),
  I32_ATOMIC_RMW8_CMPXCHG_U(0xfe04a, "i32.atomic.rmw8.cmpxchg_u", Shape.MEMARG, Signature.III_I, Group.ATOMIC, Feature.THREADS),
  I32_ATOMIC_RMW16_CMPXCHG_U(0xfe04b, "i32.atomic.rmw16.cmpxchg_u", Shape.MEMARG, Signature.III_I, Group.ATOMIC, Feature.THREADS),
  I64_ATOMIC_RMW8_CMPXCHG_U(0xfe04c, "i64.atomic.rmw8.cmpxchg_u", Shape.MEMARG, Signature.ILL_L, Group.ATOMIC, Feature.THREADS),
  I64_ATOMIC_RMW16_CMPXCHG_U(0xfe04d, "i64.atomic.rmw16.cmpxchg_u", Shape.MEMARG, Signature.ILL_L, Group.ATOMIC, Feature.THREADS),
  I64_ATOMIC_RMW32_CMPXCHG_U(0xfe04e, "i64.atomic.rmw32.cmpxchg_u", Shape.MEMARG, Signature.ILL_L, Group.ATOMIC, Feature.THREADS);

  /** Which part of the compiler emits an instruction. */
  public enum Group {
    CONTROL,
    VARIABLE,
    TABLE,
    MEMORY,
    NUMERIC,
    CONVERSION,
    REFERENCE,
    AGGREGATE,
    VECTOR,
    ATOMIC
  }

  /** How far a prefix byte is shifted up in {@link #code}. */
  public static final int PREFIX_SHIFT = 12;

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

  /** The opcode byte, or the prefix byte shifted by {@link #PREFIX_SHIFT} plus the sub-opcode. */
  public int code() {
    return code;
  }

  public String mnemonic() {
    return mnemonic;
  }

  public Shape shape() {
    return shape;
  }

  /**
   * The width of a load's or store's access, as the exponent of its bytes, which its name tells.
   *
   * @throws IllegalArgumentException if it does not access memory
   */
  public int naturalAlignment() {
    if (shape != Shape.MEMARG && shape != Shape.MEMARG_LANE) {
      throw new IllegalArgumentException(mnemonic + " does not access memory");
    }
    if (this == MEMORY_ATOMIC_NOTIFY) {
      return 2;
    }
    int dot = mnemonic.indexOf('.');
    // "load8x8" reads 8 times 8 bits; a name without a number accesses the whole type.
    int bits = number(dot);
    if (bits == 0) {
      bits = number(0);
    } else {
      int times = mnemonic.indexOf('x', dot + 1);
      if (times > 0 && Character.isDigit(mnemonic.charAt(times + 1))) {
        bits *= number(times);
      }
    }
    return Integer.numberOfTrailingZeros(bits / Byte.SIZE);
  }

  /**
   * How many lanes a vector has from which an instruction chooses one.
   *
   * @throws IllegalArgumentException if it does not
   */
  public int lanes() {
    return switch (shape) {
      case LANE -> number(mnemonic.indexOf('x'));
      case MEMARG_LANE -> 16 >> naturalAlignment();
      default -> throw new IllegalArgumentException(mnemonic + " has no lane");
    };
  }

  /** The first number in the name from a position on, or 0. */
  private int number(int from) {
    int at = from;
    while (at < mnemonic.length() && !Character.isDigit(mnemonic.charAt(at))) {
      at++;
    }
    int number = 0;
    for (; at < mnemonic.length() && Character.isDigit(mnemonic.charAt(at)); at++) {
      number = number * 10 + mnemonic.charAt(at) - '0';
    }
    return number;
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
