package dev.wharf.wasm.validate;

import dev.wharf.wasm.instr.Opcode;
import dev.wharf.wasm.instr.Shape;
import dev.wharf.wasm.instr.Signature;
import dev.wharf.wasm.type.NumType;
import dev.wharf.wasm.type.ValType;
import java.util.List;

/**
 * Signatures in the form of {@link ControlStack#apply}: one number each. The opcode table gives
 * addresses as i32; where a memory or table has wider ones, they are i64. Spec: valid/instructions,
 * memory instructions, table instructions.
 */
final class PackedSignature {
  static final int CONTEXTUAL = -1;

  private static final int[] NARROW = new int[Opcode.values().length];
  private static final int[] WIDE = new int[Opcode.values().length];

  static {
    for (var op : Opcode.values()) {
      var signature = op.signature();
      NARROW[op.ordinal()] =
          signature == Signature.CONTEXTUAL
              ? CONTEXTUAL
              : packed(signature.params(), signature.results(), 0, false);
      WIDE[op.ordinal()] =
          signature == Signature.CONTEXTUAL
              ? CONTEXTUAL
              : packed(
                  signature.params(),
                  signature.results(),
                  wideParams(op),
                  op.shape() == Shape.MEMORY || op.shape() == Shape.TABLE);
    }
  }

  private PackedSignature() {}

  /** A bit for each operand that is an address or a size, the first the lowest. */
  private static int wideParams(Opcode op) {
    return switch (op.shape()) {
      // An address, and for memory.fill a size behind the value.
      case MEMORY, TABLE -> 0b101;
      // An address; what follows it are indices of the segment, or values.
      case MEMARG, MEMARG_LANE, DATA_MEMORY, ELEM_TABLE -> 0b1;
      default -> 0;
    };
  }

  private static int packed(
      List<ValType> params, List<ValType> results, int wideParams, boolean wideResults) {
    int packed = 0;
    for (int i = 0; i < params.size(); i++) {
      packed = packed << 4 | digit(params.get(i), (wideParams >>> i & 1) != 0);
    }
    for (int i = 1; i >= 0; i--) {
      packed = packed << 4 | (i < results.size() ? digit(results.get(i), wideResults) : 0);
    }
    return packed;
  }

  private static int digit(ValType type, boolean wide) {
    if (wide) {
      return TypeCode.I64 + 1;
    }
    return type instanceof NumType num ? num.ordinal() + 1 : TypeCode.V128 + 1;
  }

  static int of(Opcode op) {
    return NARROW[op.ordinal()];
  }

  static int of(Opcode op, boolean wide) {
    return wide ? WIDE[op.ordinal()] : NARROW[op.ordinal()];
  }

  /** Of a copy: the size has the lesser of the two address types. */
  static int ofCopy(boolean wideTarget, boolean wideSource) {
    int target = digit(ValType.I32, wideTarget);
    int source = digit(ValType.I32, wideSource);
    int size = digit(ValType.I32, wideTarget && wideSource);
    return (target << 8 | source << 4 | size) << 8;
  }
}
