package dev.wharf.wasm.text;

import dev.wharf.wasm.instr.Opcode;
import dev.wharf.wasm.instr.Shape;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The instructions by name, from the opcode table. */
final class Mnemonics {
  private static final Map<String, Opcode> OPCODES = HashMap.newHashMap(Opcode.values().length);

  static {
    for (Opcode op : Opcode.values()) {
      // The two forms of select share a name; the first is the one without types.
      OPCODES.putIfAbsent(op.mnemonic(), op);
    }
  }

  private static final Pattern LANES = Pattern.compile("[0-9]+x[0-9]+");

  private Mnemonics() {}

  static Optional<Opcode> find(String mnemonic) {
    return Optional.ofNullable(OPCODES.get(mnemonic));
  }

  static boolean contains(String mnemonic) {
    return OPCODES.containsKey(mnemonic) || isMemArg(mnemonic);
  }

  /** An immediate that is one word with its number. */
  private static boolean isMemArg(String word) {
    return word.matches("(offset|align)=(0x[0-9a-fA-F_]+|[0-9_]+)");
  }

  /** Whether a body with the instruction needs a data count section. */
  static boolean usesData(Opcode op) {
    return switch (op.shape()) {
      case DATA, DATA_MEMORY, TYPE_DATA -> true;
      default -> false;
    };
  }

  /** The exponent of a load's or store's width in bytes, which its name tells. */
  static int naturalAlignment(Opcode op) {
    if (op.shape() != Shape.MEMARG && op.shape() != Shape.MEMARG_LANE) {
      throw new IllegalArgumentException(op + " does not access memory");
    }
    var name = op.mnemonic();
    var access = name.substring(name.indexOf('.'));
    // Two numbers are lanes and their bits, as in load8x8; notify reads nothing but has a width.
    var width = LANES.matcher(access).find() ? "64" : access.replaceAll("[^0-9]", "");
    if (op == Opcode.MEMORY_ATOMIC_NOTIFY) {
      width = "32";
    } else if (width.isEmpty()) {
      width = name.substring(1, name.indexOf('.'));
    }
    return Integer.numberOfTrailingZeros(Integer.parseInt(width) / 8);
  }
}
