package dev.wharf.engine.compile;

import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.constant.MethodTypeDesc;

/**
 * Values that a JVM call cannot carry, through {@code engine.abi.Results}: second and later
 * results, and the high half of a first one that is a vector. A vector takes two places there.
 */
final class ResultPassing {
  private ResultPassing() {}

  /** The place of the {@code index}-th of several values. */
  static int place(JvmType[] types, int index) {
    int place = index;
    for (int i = 0; i < index; i++) {
      place += types[i] == JvmType.V128 ? 1 : 0;
    }
    return place;
  }

  /** Stack: the results → the first of them, or its low half. */
  static void putResults(Code code, int instanceSlot, JvmType[] results) {
    for (int k = results.length - 1; k >= 1; k--) {
      put(code, instanceSlot, place(results, k), results[k]);
    }
    if (results.length > 0 && results[0] == JvmType.V128) {
      put(code, instanceSlot, 1, JvmType.LONG);
    }
  }

  /** Stack: the first result, or its low half → the results. */
  static void getResults(Code code, int instanceSlot, JvmType[] results) {
    if (results.length > 0 && results[0] == JvmType.V128) {
      get(code, instanceSlot, 1, JvmType.LONG);
    }
    for (int k = 1; k < results.length; k++) {
      get(code, instanceSlot, place(results, k), results[k]);
    }
  }

  /** Stack: value →. */
  static void put(Code code, int instanceSlot, int index, JvmType type) {
    if (type == JvmType.V128) {
      put(code, instanceSlot, index + 1, JvmType.LONG);
    }
    code.aload(instanceSlot);
    code.constant(index);
    code.invoke(
        Symbols.RESULTS,
        "put" + type.resultsSuffix,
        MethodTypeDesc.of(CD_void, erased(type).desc, Symbols.BASE_INSTANCE, CD_int));
  }

  /** Stack: → value. */
  static void get(Code code, int instanceSlot, int index, JvmType type) {
    code.aload(instanceSlot);
    code.constant(index);
    code.invoke(
        Symbols.RESULTS,
        "get" + type.resultsSuffix,
        MethodTypeDesc.of(erased(type).desc, Symbols.BASE_INSTANCE, CD_int));
    if (type == JvmType.FUNC) {
      code.builder().checkcast(Symbols.FUNC);
    }
    if (type == JvmType.V128) {
      get(code, instanceSlot, index + 1, JvmType.LONG);
    }
  }

  private static JvmType erased(JvmType type) {
    return type == JvmType.FUNC ? JvmType.REF : type;
  }
}
