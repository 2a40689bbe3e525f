package dev.wharf.wasm.text;

import dev.wharf.wasm.instr.Opcode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The instructions by name, from the opcode table. */
final class Mnemonics {
  private static final Map<String, Opcode> OPCODES = HashMap.newHashMap(Opcode.values().length);

  static {
    for (Opcode op : Opcode.values()) {
      // The two forms of select share a name; the first is the one without types.
      OPCODES.putIfAbsent(op.mnemonic(), op);
    }
  }

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
}
