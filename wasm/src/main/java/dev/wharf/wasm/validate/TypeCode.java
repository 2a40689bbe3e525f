package dev.wharf.wasm.validate;

import dev.wharf.wasm.type.AbstractHeapType;
import dev.wharf.wasm.type.NumType;
import dev.wharf.wasm.type.RefType;
import dev.wharf.wasm.type.ValType;
import dev.wharf.wasm.type.VecType;
import java.util.List;

/** Value types as small numbers, so that the validator's stack is an array of them. */
final class TypeCode {
  /** The type of an operand that unreachable code makes up. Spec: appendix, validation algorithm. */
  static final int UNKNOWN = -1;

  static final int I32 = 0;
  static final int I64 = 1;
  static final int F32 = 2;
  static final int F64 = 3;
  static final int FUNC = 4;
  static final int EXTERN = 5;
  static final int EXN = 6;

  private TypeCode() {}

  static int of(ValType type) {
    return switch (type) {
      case NumType num -> num.ordinal();
      case RefType ref ->
          ref.heap() instanceof AbstractHeapType heap
              ? switch (heap) {
                case FUNC -> FUNC;
                case EXTERN -> EXTERN;
                case EXN -> EXN;
              }
              : UNKNOWN;
      case VecType _ -> throw new IllegalStateException("v128 is not in the opcode table");
    };
  }

  static int[] of(List<ValType> types) {
    var codes = new int[types.size()];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = of(types.get(i));
    }
    return codes;
  }

  static boolean isReference(int code) {
    return code >= FUNC;
  }

  static String name(int code) {
    return switch (code) {
      case I32 -> "i32";
      case I64 -> "i64";
      case F32 -> "f32";
      case F64 -> "f64";
      case FUNC -> "funcref";
      case EXTERN -> "externref";
      case EXN -> "exnref";
      default -> "any type";
    };
  }
}
