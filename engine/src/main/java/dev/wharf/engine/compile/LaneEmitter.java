package dev.wharf.engine.compile;

import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;

import dev.wharf.wasm.instr.Opcode;
import java.lang.constant.MethodTypeDesc;

/**
 * Single lanes of two longs: splat, extract, replace. The emission's types are the caller's matter.
 */
final class LaneEmitter {
  private static final MethodTypeDesc SPLAT = MethodTypeDesc.of(CD_long, CD_int);
  private static final MethodTypeDesc REPLACE =
      MethodTypeDesc.of(CD_long, CD_long, CD_long, CD_int, CD_int);

  private final Code code;
  private final VectorOperands operands;

  LaneEmitter(Emission emission) {
    this.code = emission.code;
    this.operands = new VectorOperands(code);
  }

  /** Stack: number → vector. */
  void splat(Opcode op) {
    switch (op) {
      case I8X16_SPLAT, I16X8_SPLAT, I32X4_SPLAT ->
          code.invoke(Symbols.VECTOR_SHUFFLES, HelperName.of(op), SPLAT);
      default -> {} // An i64 is a half.
    }
    code.dup(JvmType.LONG);
  }

  /** Stack: vector → number. */
  void extract(Opcode op, int lane) {
    var out = code.builder();
    switch (op) {
      case I8X16_EXTRACT_LANE_S -> {
        extract(8, lane);
        out.l2i().i2b();
      }
      case I8X16_EXTRACT_LANE_U -> {
        extract(8, lane);
        out.l2i();
        code.constant(0xff);
        out.iand();
      }
      case I16X8_EXTRACT_LANE_S -> {
        extract(16, lane);
        out.l2i().i2s();
      }
      case I16X8_EXTRACT_LANE_U -> {
        extract(16, lane);
        out.l2i().i2c();
      }
      case I64X2_EXTRACT_LANE -> extract(64, lane);
      default -> throw new IllegalStateException("not an extraction: " + op);
    }
  }

  /** Stack: vector → long with the lane in its lowest bits and anything above. */
  void extract(int width, int lane) {
    int bit = width * lane;
    operands.keep(bit >= 64);
    if (bit % 64 != 0) {
      code.constant(bit % 64);
      code.builder().lushr();
    }
  }

  /** Stack: vector, number → vector. */
  void replace(Opcode op, int lane) {
    switch (op) {
      case I8X16_REPLACE_LANE -> replaceInt(8, lane);
      case I16X8_REPLACE_LANE -> replaceInt(16, lane);
      case I64X2_REPLACE_LANE -> replace(64, lane);
      default -> throw new IllegalStateException("not a replacement: " + op);
    }
  }

  private void replaceInt(int width, int lane) {
    code.builder().i2l();
    replace(width, lane);
  }

  /** Stack: vector, long with the lane in its lowest bits and anything above → vector. */
  void replace(int width, int lane) {
    int bit = width * lane;
    if (bit >= 64) {
      replaceInHalf(width, bit - 64);
      return;
    }
    int value = code.scratch(JvmType.LONG);
    int high = code.scratch(JvmType.LONG);
    code.store(JvmType.LONG, value);
    code.store(JvmType.LONG, high);
    code.load(JvmType.LONG, value);
    replaceInHalf(width, bit);
    code.load(JvmType.LONG, high);
    code.freeScratch();
  }

  private void replaceInHalf(int width, int bit) {
    code.constant(bit);
    code.constant(width);
    code.invoke(Symbols.VECTOR_SHUFFLES, "replaceLane", REPLACE);
  }
}
