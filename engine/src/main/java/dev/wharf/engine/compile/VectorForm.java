package dev.wharf.engine.compile;

/**
 * How the lanes of a vector lie on the JVM's operand stack, or in local variables. As two longs
 * everywhere that others can see it; between two instructions, and in locals of one method, also as
 * single lanes where that is how they are computed: two longs cost ten instructions to take floats
 * out of and put them back. Each takes four slots.
 */
enum VectorForm {
  LONGS(JvmType.LONG),
  INTS(JvmType.INT),
  FLOATS(JvmType.FLOAT),
  DOUBLES(JvmType.DOUBLE),
  /** Of eight i16 lanes those at even places, then those at odd ones. */
  EVENS(JvmType.LONG);

  /** The type of a part: of a lane, or of half of the vector. */
  final JvmType part;

  VectorForm(JvmType part) {
    this.part = part;
  }

  int parts() {
    return JvmType.V128.slots() / part.slots();
  }

  void load(Code code, int slot) {
    for (int i = 0; i < parts(); i++) {
      code.load(part, slot + i * part.slots());
    }
  }

  void store(Code code, int slot) {
    for (int i = parts() - 1; i >= 0; i--) {
      code.store(part, slot + i * part.slots());
    }
  }

  void zero(Code code) {
    for (int i = 0; i < parts(); i++) {
      code.zero(part);
    }
  }
}
