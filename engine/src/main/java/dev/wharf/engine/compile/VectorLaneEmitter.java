package dev.wharf.engine.compile;

import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;

import dev.wharf.wasm.instr.Opcode;
import java.lang.constant.MethodTypeDesc;

/**
 * Operators that are computed lane by lane, on floats, doubles and ints: see {@link LaneForms}.
 * Takes its operands off the emission's stack, and pushes its result in the form that it has.
 */
final class VectorLaneEmitter {
  private static final MethodTypeDesc I_I = MethodTypeDesc.of(CD_int, CD_int);
  private static final MethodTypeDesc II_I = MethodTypeDesc.of(CD_int, CD_int, CD_int);
  private static final MethodTypeDesc I_F = MethodTypeDesc.of(CD_float, CD_int);
  private static final MethodTypeDesc I_D = MethodTypeDesc.of(CD_double, CD_int);
  private static final MethodTypeDesc F_I = MethodTypeDesc.of(CD_int, CD_float);
  private static final MethodTypeDesc F_F = MethodTypeDesc.of(CD_float, CD_float);
  private static final MethodTypeDesc FF_F = MethodTypeDesc.of(CD_float, CD_float, CD_float);
  private static final MethodTypeDesc FF_I = MethodTypeDesc.of(CD_int, CD_float, CD_float);
  private static final MethodTypeDesc D_I = MethodTypeDesc.of(CD_int, CD_double);
  private static final MethodTypeDesc D_D = MethodTypeDesc.of(CD_double, CD_double);
  private static final MethodTypeDesc DD_D = MethodTypeDesc.of(CD_double, CD_double, CD_double);

  private final Emission emission;
  private final Code code;

  VectorLaneEmitter(Emission emission) {
    this.emission = emission;
    this.code = emission.code;
  }

  /** Writes the operator; false, with nothing written, if it is none of those here. */
  boolean emit(Opcode op) {
    var form = LaneForms.operands(op);
    if (form.isEmpty()) {
      return flexible(op);
    }
    switch (form.get()) {
      case FLOATS -> floats(op);
      case DOUBLES -> doubles(op);
      case INTS -> ints(op);
      case LONGS -> {
        return false;
      }
    }
    return true;
  }

  private void floats(Opcode op) {
    var out = code.builder();
    switch (op) {
      case F32X4_ADD -> floats(2, out::fadd);
      case F32X4_SUB -> floats(2, out::fsub);
      case F32X4_MUL -> floats(2, out::fmul);
      case F32X4_DIV -> floats(2, out::fdiv);
      case F32X4_MIN -> floats(2, () -> code.invoke(Symbols.FLOAT_OPS, "f32Min", FF_F));
      case F32X4_MAX -> floats(2, () -> code.invoke(Symbols.FLOAT_OPS, "f32Max", FF_F));
      case F32X4_PMIN -> floats(2, () -> code.invoke(Symbols.VECTOR_FLOATS, "pmin", FF_F));
      case F32X4_PMAX -> floats(2, () -> code.invoke(Symbols.VECTOR_FLOATS, "pmax", FF_F));
      case F32X4_ABS -> floats(1, () -> code.invoke(Symbols.FLOAT_OPS, "f32Abs", F_F));
      case F32X4_NEG -> floats(1, () -> code.invoke(Symbols.FLOAT_OPS, "f32Neg", F_F));
      case F32X4_SQRT -> floats(1, () -> code.invoke(Symbols.FLOAT_OPS, "f32Sqrt", F_F));
      case F32X4_CEIL -> floats(1, () -> code.invoke(Symbols.FLOAT_OPS, "f32Ceil", F_F));
      case F32X4_FLOOR -> floats(1, () -> code.invoke(Symbols.FLOAT_OPS, "f32Floor", F_F));
      case F32X4_TRUNC -> floats(1, () -> code.invoke(Symbols.FLOAT_OPS, "f32Trunc", F_F));
      case F32X4_NEAREST -> floats(1, () -> code.invoke(Symbols.FLOAT_OPS, "f32Nearest", F_F));
      case F32X4_RELAXED_MADD -> multiplyAdd(VectorForm.FLOATS, () -> {}, out::fmul, out::fadd);
      case F32X4_RELAXED_NMADD ->
          multiplyAdd(
              VectorForm.FLOATS,
              () -> code.invoke(Symbols.FLOAT_OPS, "f32Neg", F_F),
              out::fmul,
              out::fadd);
      case F32X4_EQ -> compare("eq");
      case F32X4_NE -> compare("ne");
      case F32X4_LT -> compare("lt");
      case F32X4_GT -> compare("gt");
      case F32X4_LE -> compare("le");
      case F32X4_GE -> compare("ge");
      case I32X4_TRUNC_SAT_F32X4_S -> lanes(1, VectorForm.FLOATS, VectorForm.INTS, out::f2i);
      case I32X4_TRUNC_SAT_F32X4_U ->
          lanes(
              1,
              VectorForm.FLOATS,
              VectorForm.INTS,
              () -> code.invoke(Symbols.FLOAT_OPS, "i32TruncSatF32U", F_I));
      case F64X2_PROMOTE_LOW_F32X4 -> lanes(1, VectorForm.FLOATS, VectorForm.DOUBLES, out::f2d);
      default -> throw new IllegalStateException("not on floats: " + op);
    }
  }

  private void floats(int operands, Runnable operator) {
    lanes(operands, VectorForm.FLOATS, VectorForm.FLOATS, operator);
  }

  private void compare(String relation) {
    lanes(
        2,
        VectorForm.FLOATS,
        VectorForm.INTS,
        () -> code.invoke(Symbols.VECTOR_FLOATS, relation, FF_I));
  }

  private void doubles(Opcode op) {
    var out = code.builder();
    switch (op) {
      case F64X2_ADD -> doubles(2, out::dadd);
      case F64X2_SUB -> doubles(2, out::dsub);
      case F64X2_MUL -> doubles(2, out::dmul);
      case F64X2_DIV -> doubles(2, out::ddiv);
      case F64X2_MIN -> doubles(2, () -> code.invoke(Symbols.FLOAT_OPS, "f64Min", DD_D));
      case F64X2_MAX -> doubles(2, () -> code.invoke(Symbols.FLOAT_OPS, "f64Max", DD_D));
      case F64X2_PMIN -> doubles(2, () -> code.invoke(Symbols.VECTOR_DOUBLES, "pmin", DD_D));
      case F64X2_PMAX -> doubles(2, () -> code.invoke(Symbols.VECTOR_DOUBLES, "pmax", DD_D));
      case F64X2_ABS -> doubles(1, () -> code.invoke(Symbols.FLOAT_OPS, "f64Abs", D_D));
      case F64X2_NEG -> doubles(1, () -> code.invoke(Symbols.FLOAT_OPS, "f64Neg", D_D));
      case F64X2_SQRT -> doubles(1, () -> code.invoke(Symbols.FLOAT_OPS, "f64Sqrt", D_D));
      case F64X2_CEIL -> doubles(1, () -> code.invoke(Symbols.FLOAT_OPS, "f64Ceil", D_D));
      case F64X2_FLOOR -> doubles(1, () -> code.invoke(Symbols.FLOAT_OPS, "f64Floor", D_D));
      case F64X2_TRUNC -> doubles(1, () -> code.invoke(Symbols.FLOAT_OPS, "f64Trunc", D_D));
      case F64X2_NEAREST -> doubles(1, () -> code.invoke(Symbols.FLOAT_OPS, "f64Nearest", D_D));
      case F64X2_RELAXED_MADD -> multiplyAdd(VectorForm.DOUBLES, () -> {}, out::dmul, out::dadd);
      case F64X2_RELAXED_NMADD ->
          multiplyAdd(
              VectorForm.DOUBLES,
              () -> code.invoke(Symbols.FLOAT_OPS, "f64Neg", D_D),
              out::dmul,
              out::dadd);
      case F64X2_EQ, F64X2_NE, F64X2_LT, F64X2_GT, F64X2_LE, F64X2_GE -> {
        String name = VectorArithmeticEmitter.laneName(op);
        var type = MethodTypeDesc.of(JvmType.LONG.desc, CD_double, CD_double);
        lanes(
            2,
            VectorForm.DOUBLES,
            VectorForm.LONGS,
            () -> code.invoke(Symbols.VECTOR_DOUBLES, name, type));
      }
      case F32X4_DEMOTE_F64X2_ZERO -> lanes(1, VectorForm.DOUBLES, VectorForm.FLOATS, out::d2f);
      case I32X4_TRUNC_SAT_F64X2_S_ZERO -> lanes(1, VectorForm.DOUBLES, VectorForm.INTS, out::d2i);
      case I32X4_TRUNC_SAT_F64X2_U_ZERO ->
          lanes(
              1,
              VectorForm.DOUBLES,
              VectorForm.INTS,
              () -> code.invoke(Symbols.FLOAT_OPS, "i32TruncSatF64U", D_I));
      default -> throw new IllegalStateException("not on doubles: " + op);
    }
  }

  private void doubles(int operands, Runnable operator) {
    lanes(operands, VectorForm.DOUBLES, VectorForm.DOUBLES, operator);
  }

  private void ints(Opcode op) {
    var out = code.builder();
    switch (op) {
      case I32X4_ADD -> ints(2, out::iadd);
      case I32X4_SUB -> ints(2, out::isub);
      case I32X4_MUL -> ints(2, out::imul);
      case I32X4_NEG -> ints(1, out::ineg);
      case I32X4_ABS -> intHelper(op, I_I, 1);
      case I32X4_MIN_S, I32X4_MIN_U, I32X4_MAX_S, I32X4_MAX_U -> intHelper(op, II_I, 2);
      case I32X4_EQ, I32X4_NE, I32X4_LT_S, I32X4_LT_U, I32X4_GT_S, I32X4_GT_U ->
          intHelper(op, II_I, 2);
      case I32X4_LE_S, I32X4_LE_U, I32X4_GE_S, I32X4_GE_U -> intHelper(op, II_I, 2);
      case F32X4_CONVERT_I32X4_S -> lanes(1, VectorForm.INTS, VectorForm.FLOATS, out::i2f);
      case F32X4_CONVERT_I32X4_U ->
          lanes(
              1,
              VectorForm.INTS,
              VectorForm.FLOATS,
              () -> code.invoke(Symbols.FLOAT_OPS, "f32ConvertI32U", I_F));
      case F64X2_CONVERT_LOW_I32X4_S -> lanes(1, VectorForm.INTS, VectorForm.DOUBLES, out::i2d);
      case F64X2_CONVERT_LOW_I32X4_U ->
          lanes(
              1,
              VectorForm.INTS,
              VectorForm.DOUBLES,
              () -> code.invoke(Symbols.FLOAT_OPS, "f64ConvertI32U", I_D));
      default -> throw new IllegalStateException("not on ints: " + op);
    }
  }

  private void ints(int operands, Runnable operator) {
    lanes(operands, VectorForm.INTS, VectorForm.INTS, operator);
  }

  private void intHelper(Opcode op, MethodTypeDesc type, int operands) {
    String name = VectorArithmeticEmitter.laneName(op);
    ints(operands, () -> code.invoke(Symbols.VECTOR_INTS, name, type));
  }

  /** Those that take the form of most of their operands; true if that is not longs. */
  private boolean flexible(Opcode op) {
    var params = op.signature().params();
    int vectors = 0;
    int lanes = 0;
    for (int i = 0; i < params.size(); i++) {
      if (JvmType.of(params.get(i)) == JvmType.V128) {
        vectors++;
        var form = emission.form(params.size() - 1 - i);
        lanes += form == VectorForm.INTS || form == VectorForm.FLOATS ? 1 : 0;
      }
    }
    if (lanes * 2 <= vectors) {
      return false;
    }
    var out = code.builder();
    switch (op) {
      case V128_AND -> ints(2, out::iand);
      case V128_OR -> ints(2, out::ior);
      case V128_XOR -> ints(2, out::ixor);
      case V128_NOT -> ints(1, this::not);
      case V128_ANDNOT ->
          ints(
              2,
              () -> {
                not();
                out.iand();
              });
      case V128_BITSELECT -> {
        var type = MethodTypeDesc.of(CD_int, CD_int, CD_int, CD_int);
        ints(3, () -> code.invoke(Symbols.VECTOR_INTS, "bitselect", type));
      }
      case V128_ANY_TRUE ->
          reduce(() -> {
            out.ior().ior().ior();
            emission.compare(Jump.IFNE);
          });
      case I32X4_BITMASK -> {
        var type = MethodTypeDesc.of(CD_int, CD_int, CD_int, CD_int, CD_int);
        reduce(() -> code.invoke(Symbols.VECTOR_INTS, "bitmask", type));
      }
      case I32X4_SHL -> shift(out::ishl);
      case I32X4_SHR_S -> shift(out::ishr);
      case I32X4_SHR_U -> shift(out::iushr);
      default -> {
        return false;
      }
    }
    return true;
  }

  private void not() {
    code.constant(-1);
    code.builder().ixor();
  }

  private void shift(Runnable operator) {
    emission.pop();
    int count = code.scratch(JvmType.INT);
    code.store(JvmType.INT, count);
    var operand = emission.takeVector();
    for (int lane = 0; lane < 4; lane++) {
      operand.load(code, VectorForm.INTS, lane);
      code.load(JvmType.INT, count);
      operator.run();
    }
    code.freeScratch();
    emission.push(VectorForm.INTS);
  }

  /**
   * @param operator four ints → an int
   */
  private void reduce(Runnable operator) {
    var operand = emission.takeVector();
    operand.load(code, VectorForm.INTS);
    code.freeScratch();
    operator.run();
    emission.push(JvmType.INT);
  }

  /**
   * As many lanes as both forms have; where the result has more, zeros follow.
   *
   * @param operator a lane of each operand → a lane of the result
   */
  private void lanes(int operands, VectorForm from, VectorForm to, Runnable operator) {
    var taken = new VectorOperand[operands];
    for (int i = operands - 1; i >= 0; i--) {
      taken[i] = emission.takeVector();
    }
    int lanes = Math.min(from.parts(), to.parts());
    for (int lane = 0; lane < lanes; lane++) {
      for (var operand : taken) {
        operand.load(code, from, lane);
      }
      operator.run();
    }
    for (int lane = lanes; lane < to.parts(); lane++) {
      code.zero(to.part);
    }
    code.freeScratch();
    emission.push(to);
  }

  private void multiplyAdd(VectorForm form, Runnable first, Runnable multiply, Runnable add) {
    var c = emission.takeVector();
    var b = emission.takeVector();
    var a = emission.takeVector();
    for (int lane = 0; lane < form.parts(); lane++) {
      a.load(code, form, lane);
      first.run();
      b.load(code, form, lane);
      multiply.run();
      c.load(code, form, lane);
      add.run();
    }
    code.freeScratch();
    emission.push(form);
  }

  /** Stack: number → vector, in the form of its lanes. */
  void splat(VectorForm form) {
    emission.pop();
    int value = code.scratch(form.part);
    code.store(form.part, value);
    for (int lane = 0; lane < form.parts(); lane++) {
      code.load(form.part, value);
    }
    code.freeScratch();
    emission.push(form);
  }

  /** Stack: vector → number. */
  void extract(VectorForm form, int lane) {
    var operand = emission.takeVector();
    operand.load(code, form, lane);
    code.freeScratch();
    emission.push(form.part);
  }

  /** Stack: vector, number → vector. */
  void replace(VectorForm form, int replaced) {
    emission.pop();
    int value = code.scratch(form.part);
    code.store(form.part, value);
    var operand = emission.takeVector();
    for (int lane = 0; lane < form.parts(); lane++) {
      if (lane == replaced) {
        code.load(form.part, value);
      } else {
        operand.load(code, form, lane);
      }
    }
    code.freeScratch();
    emission.push(form);
  }
}
