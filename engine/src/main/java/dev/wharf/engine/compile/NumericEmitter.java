package dev.wharf.engine.compile;

import static java.lang.constant.ConstantDescs.CD_Integer;
import static java.lang.constant.ConstantDescs.CD_Long;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;

import dev.wharf.wasm.instr.Instr;
import dev.wharf.wasm.instr.Opcode;
import java.lang.constant.MethodTypeDesc;

/** Constants, comparisons and arithmetic. Spec: exec/instructions, numeric instructions. */
final class NumericEmitter {
  private static final MethodTypeDesc I_I = MethodTypeDesc.of(CD_int, CD_int);
  private static final MethodTypeDesc II_I = MethodTypeDesc.of(CD_int, CD_int, CD_int);
  private static final MethodTypeDesc L_I = MethodTypeDesc.of(CD_int, CD_long);
  private static final MethodTypeDesc LL_L = MethodTypeDesc.of(CD_long, CD_long, CD_long);
  private static final MethodTypeDesc LL_I = MethodTypeDesc.of(CD_int, CD_long, CD_long);
  private static final MethodTypeDesc LI_L = MethodTypeDesc.of(CD_long, CD_long, CD_int);
  private static final MethodTypeDesc F_F = MethodTypeDesc.of(CD_float, CD_float);
  private static final MethodTypeDesc FF_F = MethodTypeDesc.of(CD_float, CD_float, CD_float);
  private static final MethodTypeDesc D_D = MethodTypeDesc.of(CD_double, CD_double);
  private static final MethodTypeDesc DD_D = MethodTypeDesc.of(CD_double, CD_double, CD_double);

  private final Emission emission;
  private final Code code;
  private final WideEmitter wide;

  NumericEmitter(Emission emission) {
    this.emission = emission;
    this.code = emission.code;
    this.wide = new WideEmitter(emission);
  }

  void emit(Instr instr) {
    switch (instr) {
      case Instr.I32Const constant -> {
        code.constant(constant.value());
        emission.push(JvmType.INT);
      }
      case Instr.I64Const constant -> {
        code.constant(constant.value());
        emission.push(JvmType.LONG);
      }
      case Instr.F32Const constant -> {
        code.floatConstant(constant.bits());
        emission.push(JvmType.FLOAT);
      }
      case Instr.F64Const constant -> {
        code.doubleConstant(constant.bits());
        emission.push(JvmType.DOUBLE);
      }
      default -> operator(instr.op());
    }
  }

  private void operator(Opcode op) {
    var signature = op.signature();
    if (signature.results().size() == 2) {
      wide.emit(op);
      return;
    }
    emission.pop(signature.params().size());
    switch (signature.params().get(0).toString()) {
      case "i32" -> i32(op);
      case "i64" -> i64(op);
      case "f32" -> f32(op);
      default -> f64(op);
    }
    emission.push(JvmType.of(signature.results().get(0)));
  }

  private void i32(Opcode op) {
    var out = code.builder();
    switch (op) {
      case I32_EQZ -> {
        if (emission.isComparing()) {
          emission.invertComparison();
        } else {
          emission.compare(Jump.IFEQ);
        }
      }
      case I32_EQ -> emission.compare(Jump.IF_ICMPEQ);
      case I32_NE -> emission.compare(Jump.IF_ICMPNE);
      case I32_LT_S -> emission.compare(Jump.IF_ICMPLT);
      case I32_GT_S -> emission.compare(Jump.IF_ICMPGT);
      case I32_LE_S -> emission.compare(Jump.IF_ICMPLE);
      case I32_GE_S -> emission.compare(Jump.IF_ICMPGE);
      case I32_LT_U -> unsigned32(Jump.IFLT);
      case I32_GT_U -> unsigned32(Jump.IFGT);
      case I32_LE_U -> unsigned32(Jump.IFLE);
      case I32_GE_U -> unsigned32(Jump.IFGE);
      case I32_CLZ -> code.invoke(CD_Integer, "numberOfLeadingZeros", I_I);
      case I32_CTZ -> code.invoke(CD_Integer, "numberOfTrailingZeros", I_I);
      case I32_POPCNT -> code.invoke(CD_Integer, "bitCount", I_I);
      case I32_ADD -> out.iadd();
      case I32_SUB -> out.isub();
      case I32_MUL -> out.imul();
      case I32_DIV_S -> code.invoke(Symbols.INTEGER_OPS, "i32DivS", II_I);
      case I32_DIV_U -> code.invoke(Symbols.INTEGER_OPS, "i32DivU", II_I);
      case I32_REM_S -> code.invoke(Symbols.INTEGER_OPS, "i32RemS", II_I);
      case I32_REM_U -> code.invoke(Symbols.INTEGER_OPS, "i32RemU", II_I);
      case I32_AND -> out.iand();
      case I32_OR -> out.ior();
      case I32_XOR -> out.ixor();
      case I32_SHL -> out.ishl();
      case I32_SHR_S -> out.ishr();
      case I32_SHR_U -> out.iushr();
      case I32_ROTL -> code.invoke(CD_Integer, "rotateLeft", II_I);
      case I32_ROTR -> code.invoke(CD_Integer, "rotateRight", II_I);
      default -> throw new IllegalStateException("not an i32 operator: " + op);
    }
  }

  private void unsigned32(Jump jump) {
    code.invoke(CD_Integer, "compareUnsigned", II_I);
    emission.compare(jump);
  }

  private void i64(Opcode op) {
    var out = code.builder();
    switch (op) {
      case I64_EQZ -> {
        out.lconst_0();
        signed64(Jump.IFEQ);
      }
      case I64_EQ -> signed64(Jump.IFEQ);
      case I64_NE -> signed64(Jump.IFNE);
      case I64_LT_S -> signed64(Jump.IFLT);
      case I64_GT_S -> signed64(Jump.IFGT);
      case I64_LE_S -> signed64(Jump.IFLE);
      case I64_GE_S -> signed64(Jump.IFGE);
      case I64_LT_U -> unsigned64(Jump.IFLT);
      case I64_GT_U -> unsigned64(Jump.IFGT);
      case I64_LE_U -> unsigned64(Jump.IFLE);
      case I64_GE_U -> unsigned64(Jump.IFGE);
      case I64_CLZ -> widened("numberOfLeadingZeros");
      case I64_CTZ -> widened("numberOfTrailingZeros");
      case I64_POPCNT -> widened("bitCount");
      case I64_ADD -> out.ladd();
      case I64_SUB -> out.lsub();
      case I64_MUL -> out.lmul();
      case I64_DIV_S -> code.invoke(Symbols.INTEGER_OPS, "i64DivS", LL_L);
      case I64_DIV_U -> code.invoke(Symbols.INTEGER_OPS, "i64DivU", LL_L);
      case I64_REM_S -> code.invoke(Symbols.INTEGER_OPS, "i64RemS", LL_L);
      case I64_REM_U -> code.invoke(Symbols.INTEGER_OPS, "i64RemU", LL_L);
      case I64_AND -> out.land();
      case I64_OR -> out.lor();
      case I64_XOR -> out.lxor();
      case I64_SHL -> out.l2i().lshl();
      case I64_SHR_S -> out.l2i().lshr();
      case I64_SHR_U -> out.l2i().lushr();
      case I64_ROTL -> {
        out.l2i();
        code.invoke(CD_Long, "rotateLeft", LI_L);
      }
      case I64_ROTR -> {
        out.l2i();
        code.invoke(CD_Long, "rotateRight", LI_L);
      }
      default -> throw new IllegalStateException("not an i64 operator: " + op);
    }
  }

  private void signed64(Jump jump) {
    code.builder().lcmp();
    emission.compare(jump);
  }

  private void unsigned64(Jump jump) {
    code.invoke(CD_Long, "compareUnsigned", LL_I);
    emission.compare(jump);
  }

  private void widened(String bitCount) {
    code.invoke(CD_Long, bitCount, L_I);
    code.builder().i2l();
  }

  // A comparison with a NaN is false: less-than uses the form that gives 1 for it, greater-than the
  // one with -1.

  private void f32(Opcode op) {
    var out = code.builder();
    switch (op) {
      case F32_EQ -> compare32(false, Jump.IFEQ);
      case F32_NE -> compare32(false, Jump.IFNE);
      case F32_LT -> compare32(true, Jump.IFLT);
      case F32_GT -> compare32(false, Jump.IFGT);
      case F32_LE -> compare32(true, Jump.IFLE);
      case F32_GE -> compare32(false, Jump.IFGE);
      case F32_ABS -> code.invoke(Symbols.FLOAT_OPS, "f32Abs", F_F);
      case F32_NEG -> code.invoke(Symbols.FLOAT_OPS, "f32Neg", F_F);
      case F32_CEIL -> code.invoke(Symbols.FLOAT_OPS, "f32Ceil", F_F);
      case F32_FLOOR -> code.invoke(Symbols.FLOAT_OPS, "f32Floor", F_F);
      case F32_TRUNC -> code.invoke(Symbols.FLOAT_OPS, "f32Trunc", F_F);
      case F32_NEAREST -> code.invoke(Symbols.FLOAT_OPS, "f32Nearest", F_F);
      case F32_SQRT -> code.invoke(Symbols.FLOAT_OPS, "f32Sqrt", F_F);
      case F32_ADD -> out.fadd();
      case F32_SUB -> out.fsub();
      case F32_MUL -> out.fmul();
      case F32_DIV -> out.fdiv();
      case F32_MIN -> code.invoke(Symbols.FLOAT_OPS, "f32Min", FF_F);
      case F32_MAX -> code.invoke(Symbols.FLOAT_OPS, "f32Max", FF_F);
      case F32_COPYSIGN -> code.invoke(Symbols.FLOAT_OPS, "f32Copysign", FF_F);
      default -> throw new IllegalStateException("not an f32 operator: " + op);
    }
  }

  private void compare32(boolean nanIsGreater, Jump jump) {
    if (nanIsGreater) {
      code.builder().fcmpg();
    } else {
      code.builder().fcmpl();
    }
    emission.compare(jump);
  }

  private void f64(Opcode op) {
    var out = code.builder();
    switch (op) {
      case F64_EQ -> compare64(false, Jump.IFEQ);
      case F64_NE -> compare64(false, Jump.IFNE);
      case F64_LT -> compare64(true, Jump.IFLT);
      case F64_GT -> compare64(false, Jump.IFGT);
      case F64_LE -> compare64(true, Jump.IFLE);
      case F64_GE -> compare64(false, Jump.IFGE);
      case F64_ABS -> code.invoke(Symbols.FLOAT_OPS, "f64Abs", D_D);
      case F64_NEG -> code.invoke(Symbols.FLOAT_OPS, "f64Neg", D_D);
      case F64_CEIL -> code.invoke(Symbols.FLOAT_OPS, "f64Ceil", D_D);
      case F64_FLOOR -> code.invoke(Symbols.FLOAT_OPS, "f64Floor", D_D);
      case F64_TRUNC -> code.invoke(Symbols.FLOAT_OPS, "f64Trunc", D_D);
      case F64_NEAREST -> code.invoke(Symbols.FLOAT_OPS, "f64Nearest", D_D);
      case F64_SQRT -> code.invoke(Symbols.FLOAT_OPS, "f64Sqrt", D_D);
      case F64_ADD -> out.dadd();
      case F64_SUB -> out.dsub();
      case F64_MUL -> out.dmul();
      case F64_DIV -> out.ddiv();
      case F64_MIN -> code.invoke(Symbols.FLOAT_OPS, "f64Min", DD_D);
      case F64_MAX -> code.invoke(Symbols.FLOAT_OPS, "f64Max", DD_D);
      case F64_COPYSIGN -> code.invoke(Symbols.FLOAT_OPS, "f64Copysign", DD_D);
      default -> throw new IllegalStateException("not an f64 operator: " + op);
    }
  }

  private void compare64(boolean nanIsGreater, Jump jump) {
    if (nanIsGreater) {
      code.builder().dcmpg();
    } else {
      code.builder().dcmpl();
    }
    emission.compare(jump);
  }
}
