package dev.wharf.engine.compile;

import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.constant.MethodTypeDesc;

/**
 * Values that a JVM call cannot carry, through {@code engine.abi.Results}: second and later
 * results.
 */
final class ResultPassing {
  private ResultPassing() {}

  /** Stack: value →. */
  static void put(Code code, int instanceSlot, int index, JvmType type) {
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
  }

  private static JvmType erased(JvmType type) {
    return type == JvmType.FUNC ? JvmType.REF : type;
  }
}
