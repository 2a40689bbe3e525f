package dev.wharf.engine.compile;

import dev.wharf.wasm.instr.Opcode;

/**
 * The method of {@code engine.abi} that carries out an opcode: {@code i32.load8_s} is {@code
 * i32Load8S}.
 */
final class HelperName {
  private static final String[] NAMES = names();

  private HelperName() {}

  static String of(Opcode op) {
    return NAMES[op.ordinal()];
  }

  private static String[] names() {
    var names = new String[Opcode.values().length];
    for (var op : Opcode.values()) {
      names[op.ordinal()] = camelCase(op.mnemonic());
    }
    return names;
  }

  private static String camelCase(String mnemonic) {
    var name = new StringBuilder();
    boolean upper = false;
    for (int i = 0; i < mnemonic.length(); i++) {
      char c = mnemonic.charAt(i);
      if (c == '.' || c == '_') {
        upper = true;
      } else {
        name.append(upper ? Character.toUpperCase(c) : c);
        upper = false;
      }
    }
    return name.toString();
  }
}
