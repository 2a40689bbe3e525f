package dev.wharf.engine.compile;

import static java.lang.constant.ConstantDescs.CD_Double;
import static java.lang.constant.ConstantDescs.CD_Float;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;

import java.lang.constant.MethodTypeDesc;

/**
 * A vector in local variables, of which any part can be had in any form; payloads of NaNs stay what
 * they are.
 */
record VectorOperand(VectorForm form, int slot) {
  private static final MethodTypeDesc FLOAT_BITS = MethodTypeDesc.of(CD_int, CD_float);
  private static final MethodTypeDesc DOUBLE_BITS = MethodTypeDesc.of(CD_long, CD_double);
  private static final MethodTypeDesc OF_FLOAT_BITS = MethodTypeDesc.of(CD_float, CD_int);
  private static final MethodTypeDesc OF_DOUBLE_BITS = MethodTypeDesc.of(CD_double, CD_long);
  private static final MethodTypeDesc PACK = MethodTypeDesc.of(CD_long, CD_int, CD_int);
  private static final MethodTypeDesc PACK_LONGS = MethodTypeDesc.of(CD_long, CD_long, CD_long);
  private static final MethodTypeDesc PACK_FLOATS = MethodTypeDesc.of(CD_long, CD_float, CD_float);

  /** Stack: vector in this form →. */
  static VectorOperand store(Code code, VectorForm form) {
    int slot = code.scratch(JvmType.V128);
    form.store(code, slot);
    return new VectorOperand(form, slot);
  }

  /** Stack: → vector in that form. */
  void load(Code code, VectorForm as) {
    for (int i = 0; i < as.parts(); i++) {
      load(code, as, i);
    }
  }

  /** Stack: → one part of the vector in that form. */
  void load(Code code, VectorForm as, int part) {
    switch (as) {
      case LONGS -> half(code, part);
      case EVENS -> evens(code, part);
      case INTS -> lane(code, part);
      case FLOATS -> {
        if (form == VectorForm.FLOATS) {
          code.load(JvmType.FLOAT, slot + part);
        } else {
          lane(code, part);
          code.invoke(CD_Float, "intBitsToFloat", OF_FLOAT_BITS);
        }
      }
      case DOUBLES -> {
        if (form == VectorForm.DOUBLES) {
          code.load(JvmType.DOUBLE, slot + 2 * part);
        } else {
          half(code, part);
          code.invoke(CD_Double, "longBitsToDouble", OF_DOUBLE_BITS);
        }
      }
    }
  }

  private void evens(Code code, int part) {
    if (form == VectorForm.EVENS) {
      code.load(JvmType.LONG, slot + 2 * part);
    } else {
      half(code, 0);
      half(code, 1);
      code.invoke(Symbols.VECTOR_EVENS, part == 0 ? "evens" : "odds", PACK_LONGS);
    }
  }

  private void half(Code code, int half) {
    int at = slot + 2 * half;
    switch (form) {
      case LONGS -> code.load(JvmType.LONG, at);
      case INTS -> {
        code.load(JvmType.INT, at);
        code.load(JvmType.INT, at + 1);
        code.invoke(Symbols.VECTOR_INTS, "pack", PACK);
      }
      case FLOATS -> {
        code.load(JvmType.FLOAT, at);
        code.load(JvmType.FLOAT, at + 1);
        code.invoke(Symbols.VECTOR_FLOATS, "pack", PACK_FLOATS);
      }
      case DOUBLES -> {
        code.load(JvmType.DOUBLE, at);
        code.invoke(CD_Double, "doubleToRawLongBits", DOUBLE_BITS);
      }
      case EVENS -> {
        code.load(JvmType.V128, slot);
        code.invoke(Symbols.VECTOR_EVENS, half == 0 ? "low" : "high", PACK_LONGS);
      }
    }
  }

  private void lane(Code code, int lane) {
    switch (form) {
      case INTS -> code.load(JvmType.INT, slot + lane);
      case FLOATS -> {
        code.load(JvmType.FLOAT, slot + lane);
        code.invoke(CD_Float, "floatToRawIntBits", FLOAT_BITS);
      }
      case LONGS, DOUBLES, EVENS -> {
        half(code, lane / 2);
        if (lane % 2 == 1) {
          code.constant(32);
          code.builder().lushr();
        }
        code.builder().l2i();
      }
    }
  }
}
