package dev.wharf.engine.compile;

import static java.lang.constant.ConstantDescs.CD_Double;
import static java.lang.constant.ConstantDescs.CD_Float;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;

import dev.wharf.wasm.instr.Opcode;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;

/** Conversions between number types. Spec: exec/numerics, conversions. */
final class ConversionEmitter {
  private final Emission emission;
  private final Code code;

  ConversionEmitter(Emission emission) {
    this.emission = emission;
    this.code = emission.code;
  }

  void emit(Opcode op) {
    emission.pop();
    var out = code.builder();
    switch (op) {
      case I32_WRAP_I64 -> out.l2i();
      case I64_EXTEND_I32_S -> out.i2l();
      case I64_EXTEND_I32_U -> unsignedToLong();
      case I32_EXTEND8_S -> out.i2b();
      case I32_EXTEND16_S -> out.i2s();
      case I64_EXTEND8_S -> out.l2i().i2b().i2l();
      case I64_EXTEND16_S -> out.l2i().i2s().i2l();
      case I64_EXTEND32_S -> out.l2i().i2l();
      case F32_CONVERT_I32_S -> out.i2f();
      case F32_CONVERT_I64_S -> out.l2f();
      case F64_CONVERT_I32_S -> out.i2d();
      case F64_CONVERT_I32_U -> {
        unsignedToLong();
        out.l2d();
      }
      case F64_CONVERT_I64_S -> out.l2d();
      case F32_DEMOTE_F64 -> out.d2f();
      case F64_PROMOTE_F32 -> out.f2d();
      // Java's casts saturate and send NaN to zero, as trunc_sat does: exec/numerics, trunc_sat_s.
      case I32_TRUNC_SAT_F32_S -> out.f2i();
      case I32_TRUNC_SAT_F64_S -> out.d2i();
      case I64_TRUNC_SAT_F32_S -> out.f2l();
      case I64_TRUNC_SAT_F64_S -> out.d2l();
      case I32_REINTERPRET_F32 -> bits(CD_Float, "floatToRawIntBits", CD_float, CD_int);
      case F32_REINTERPRET_I32 -> bits(CD_Float, "intBitsToFloat", CD_int, CD_float);
      case I64_REINTERPRET_F64 -> bits(CD_Double, "doubleToRawLongBits", CD_double, CD_long);
      case F64_REINTERPRET_I64 -> bits(CD_Double, "longBitsToDouble", CD_long, CD_double);
      default -> helper(op);
    }
    emission.push(JvmType.of(op.signature().results().get(0)));
  }

  private void unsignedToLong() {
    code.builder().i2l();
    code.constant(0xFFFF_FFFFL);
    code.builder().land();
  }

  private void bits(ClassDesc owner, String name, ClassDesc from, ClassDesc to) {
    code.invoke(owner, name, MethodTypeDesc.of(to, from));
  }

  private void helper(Opcode op) {
    var from = JvmType.of(op.signature().params().get(0)).desc;
    var to = JvmType.of(op.signature().results().get(0)).desc;
    code.invoke(Symbols.FLOAT_OPS, HelperName.of(op), MethodTypeDesc.of(to, from));
  }
}
