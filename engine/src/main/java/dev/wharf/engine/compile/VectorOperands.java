package dev.wharf.engine.compile;

/**
 * Brings the halves of vectors on the operand stack to an operator that computes one half. Most
 * operators are pure functions of halves, so each is written twice, with scratch variables between;
 * the JIT sees through these.
 */
final class VectorOperands {
  private final Code code;

  VectorOperands(Code code) {
    this.code = code;
  }

  /**
   * @param operator half → half
   */
  void unary(Runnable operator) {
    int high = code.scratch(JvmType.LONG);
    code.store(JvmType.LONG, high);
    operator.run();
    code.load(JvmType.LONG, high);
    operator.run();
    code.freeScratch();
  }

  /**
   * @param operator half of the first, half of the second → half
   */
  void binary(Runnable operator) {
    int second = code.scratch(JvmType.V128);
    int high = code.scratch(JvmType.LONG);
    code.store(JvmType.V128, second);
    code.store(JvmType.LONG, high);
    code.load(JvmType.LONG, second);
    operator.run();
    code.load(JvmType.LONG, high);
    code.load(JvmType.LONG, second + 2);
    operator.run();
    code.freeScratch();
  }

  /**
   * @param operator half of the first, of the second, of the third → half
   */
  void ternary(Runnable operator) {
    int third = code.scratch(JvmType.V128);
    int second = code.scratch(JvmType.V128);
    int high = code.scratch(JvmType.LONG);
    code.store(JvmType.V128, third);
    code.store(JvmType.V128, second);
    code.store(JvmType.LONG, high);
    code.load(JvmType.LONG, second);
    code.load(JvmType.LONG, third);
    operator.run();
    code.load(JvmType.LONG, high);
    code.load(JvmType.LONG, second + 2);
    code.load(JvmType.LONG, third + 2);
    operator.run();
    code.freeScratch();
  }

  /**
   * A vector and an int.
   *
   * @param operator half, int → half
   */
  void shift(Runnable operator) {
    int count = code.scratch(JvmType.INT);
    int high = code.scratch(JvmType.LONG);
    code.store(JvmType.INT, count);
    code.store(JvmType.LONG, high);
    code.load(JvmType.INT, count);
    operator.run();
    code.load(JvmType.LONG, high);
    code.load(JvmType.INT, count);
    operator.run();
    code.freeScratch();
  }

  /**
   * Two vectors, each of which becomes a half.
   *
   * @param operator low half, high half → half
   */
  void narrow(Runnable operator) {
    int second = code.scratch(JvmType.V128);
    code.store(JvmType.V128, second);
    operator.run();
    code.load(JvmType.V128, second);
    operator.run();
    code.freeScratch();
  }

  /**
   * One half of a vector, each half of which becomes a half.
   *
   * @param operator int → half
   */
  void widen(boolean fromHigh, Runnable operator) {
    keep(fromHigh);
    widen(operator);
  }

  /**
   * A long, each half of which becomes a half of a vector.
   *
   * @param operator int → half
   */
  void widen(Runnable operator) {
    int half = code.scratch(JvmType.LONG);
    code.store(JvmType.LONG, half);
    loadInt(half, 0);
    operator.run();
    loadInt(half, 32);
    operator.run();
    code.freeScratch();
  }

  /**
   * One half of each of two vectors.
   *
   * @param operator int of the first, int of the second → half
   */
  void widenBoth(boolean fromHigh, Runnable operator) {
    int second = code.scratch(JvmType.V128);
    int first = code.scratch(JvmType.V128);
    code.store(JvmType.V128, second);
    code.store(JvmType.V128, first);
    int half = fromHigh ? 2 : 0;
    for (int shift = 0; shift < 64; shift += 32) {
      loadInt(first + half, shift);
      loadInt(second + half, shift);
      operator.run();
    }
    code.freeScratch();
  }

  private void loadInt(int half, int shift) {
    code.load(JvmType.LONG, half);
    if (shift > 0) {
      code.constant(shift);
      code.builder().lushr();
    }
    code.builder().l2i();
  }

  /** Stack: vector → one half of it. */
  void keep(boolean high) {
    if (high) {
      int half = code.scratch(JvmType.LONG);
      code.store(JvmType.LONG, half);
      code.drop(JvmType.LONG);
      code.load(JvmType.LONG, half);
      code.freeScratch();
    } else {
      code.drop(JvmType.LONG);
    }
  }
}
