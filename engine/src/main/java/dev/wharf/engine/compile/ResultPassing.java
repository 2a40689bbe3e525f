package dev.wharf.engine.compile;

import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.constant.ClassDesc;
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

  /** Stack: arguments →. They go where a tail call finds them. */
  static void putTailArguments(Code code, int instanceSlot, JvmType[] params) {
    for (int k = params.length - 1; k >= 0; k--) {
      put(code, instanceSlot, place(params, k), params[k], Symbols.TAIL_CALLS);
    }
  }

  /** Stack: → arguments of a tail call. */
  static void getTailArguments(Code code, int instanceSlot, JvmType[] params) {
    for (int k = 0; k < params.length; k++) {
      get(code, instanceSlot, place(params, k), params[k], Symbols.TAIL_CALLS);
    }
  }

  /** Stack: value →. */
  static void put(Code code, int instanceSlot, int index, JvmType type) {
    put(code, instanceSlot, index, type, Symbols.RESULTS);
  }

  private static void put(Code code, int instanceSlot, int index, JvmType type, ClassDesc where) {
    if (type == JvmType.V128) {
      put(code, instanceSlot, index + 1, JvmType.LONG, where);
    }
    code.aload(instanceSlot);
    code.constant(index);
    code.invoke(
        where,
        "put" + type.resultsSuffix,
        MethodTypeDesc.of(CD_void, erased(type).desc, Symbols.BASE_INSTANCE, CD_int));
  }

  /** Stack: → value. */
  static void get(Code code, int instanceSlot, int index, JvmType type) {
    get(code, instanceSlot, index, type, Symbols.RESULTS);
  }

  private static void get(Code code, int instanceSlot, int index, JvmType type, ClassDesc where) {
    code.aload(instanceSlot);
    code.constant(index);
    code.invoke(
        where,
        "get" + type.resultsSuffix,
        MethodTypeDesc.of(erased(type).desc, Symbols.BASE_INSTANCE, CD_int));
    if (type == JvmType.FUNC) {
      code.builder().checkcast(Symbols.FUNC);
    }
    if (type == JvmType.V128) {
      get(code, instanceSlot, index + 1, JvmType.LONG, where);
    }
  }

  private static JvmType erased(JvmType type) {
    return type == JvmType.FUNC ? JvmType.REF : type;
  }
}
