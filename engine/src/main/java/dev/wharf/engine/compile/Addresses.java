package dev.wharf.engine.compile;

import static java.lang.constant.ConstantDescs.CD_Integer;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;

import dev.wharf.wasm.type.AddressType;
import java.lang.constant.MethodTypeDesc;

/** Brings addresses, indices and counts on the stack to the width that the runtime takes. */
final class Addresses {
  private static final MethodTypeDesc WIDEN = MethodTypeDesc.of(CD_long, CD_int);
  private static final MethodTypeDesc NARROW = MethodTypeDesc.of(CD_int, CD_long);

  private Addresses() {}

  static JvmType jvmType(AddressType type) {
    return type == AddressType.I64 ? JvmType.LONG : JvmType.INT;
  }

  /** Stack: number of this type → 64 bits, zero-extended. */
  static void widen(Code code, AddressType from) {
    if (from == AddressType.I32) {
      code.invoke(CD_Integer, "toUnsignedLong", WIDEN);
    }
  }

  /** Stack: index or count of this type → 32 bits, unsigned, as tables take it. */
  static void narrow(Code code, AddressType from) {
    if (from == AddressType.I64) {
      code.invoke(Symbols.TABLE_ACCESS, "index", NARROW);
    }
  }

  /** Stack: number of this type, values → 64 bits, values. */
  static void widenBelow(Code code, AddressType from, JvmType... above) {
    if (from == AddressType.I64) {
      return;
    }
    int mark = code.scratchMark();
    int[] slots = new int[above.length];
    for (int i = above.length - 1; i >= 0; i--) {
      slots[i] = code.scratch(above[i]);
      code.store(above[i], slots[i]);
    }
    widen(code, from);
    for (int i = 0; i < above.length; i++) {
      code.load(above[i], slots[i]);
    }
    code.freeScratch(mark);
  }

  /** Stack: index of this type, values → 32 bits, values. */
  static void narrowBelow(Code code, AddressType from, JvmType... above) {
    if (from == AddressType.I32) {
      return;
    }
    int mark = code.scratchMark();
    int[] slots = new int[above.length];
    for (int i = above.length - 1; i >= 0; i--) {
      slots[i] = code.scratch(above[i]);
      code.store(above[i], slots[i]);
    }
    narrow(code, from);
    for (int i = 0; i < above.length; i++) {
      code.load(above[i], slots[i]);
    }
    code.freeScratch(mark);
  }
}
