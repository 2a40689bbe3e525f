package dev.wharf.engine.compile;

import dev.wharf.wasm.instr.Opcode;

/**
 * Comparisons of many lanes in a long give the highest bit of each first, and spread it over the
 * lane. Where a test of these very lanes follows, it is left at that: {@code bitmask} reads nothing
 * else, and for {@code all_true} and {@code any_true} one bit is as good as all.
 */
final class VectorComparisons {
  private VectorComparisons() {}

  /** Whether this compares lanes of 8 or 16 bits. */
  static boolean isNarrow(Opcode op) {
    return switch (op) {
      case I8X16_EQ, I8X16_NE, I8X16_LT_S, I8X16_LT_U, I8X16_GT_S, I8X16_GT_U -> true;
      case I8X16_LE_S, I8X16_LE_U, I8X16_GE_S, I8X16_GE_U -> true;
      case I16X8_EQ, I16X8_NE, I16X8_LT_S, I16X8_LT_U, I16X8_GT_S, I16X8_GT_U -> true;
      case I16X8_LE_S, I16X8_LE_U, I16X8_GE_S, I16X8_GE_U -> true;
      default -> false;
    };
  }

  /** Whether an instruction needs no more than the highest bits of what a comparison gave it. */
  static boolean readsTops(Opcode comparison, Opcode reader) {
    return switch (reader) {
      case V128_ANY_TRUE -> true;
      case I8X16_BITMASK, I8X16_ALL_TRUE -> comparison.mnemonic().startsWith("i8x16");
      case I16X8_BITMASK, I16X8_ALL_TRUE -> comparison.mnemonic().startsWith("i16x8");
      default -> false;
    };
  }
}
