package dev.wharf.wasm.validate;

import dev.wharf.wasm.Feature;
import dev.wharf.wasm.ValidationException;
import dev.wharf.wasm.type.AbstractHeapType;
import dev.wharf.wasm.type.NumType;
import dev.wharf.wasm.type.RefType;
import dev.wharf.wasm.type.ValType;
import java.util.List;
import java.util.Set;

/** Value types as small numbers, so that the validator's stack is an array of them. */
final class TypeCode {
  /**
   * The type of an operand that unreachable code makes up. Spec: appendix, validation algorithm.
   */
  static final int UNKNOWN = -1;

  static final int I32 = 0;
  static final int I64 = 1;
  static final int F32 = 2;
  static final int F64 = 3;
  static final int V128 = 4;
  static final int FUNC = 5;
  static final int EXTERN = 6;
  static final int EXN = 7;

  private TypeCode() {}

  /**
   * The code of a type.
   *
   * @throws ValidationException if the type belongs to a feature that is off or that is not known
   */
  static int of(ValType type, Set<Feature> features) {
    if (type instanceof NumType num) {
      return num.ordinal();
    }
    if (type == ValType.V128) {
      if (!features.contains(Feature.SIMD)) {
        throw new ValidationException("v128 needs SIMD, which is not enabled");
      }
      return V128;
    }
    if (type instanceof RefType ref
        && ref.nullable()
        && ref.heap() instanceof AbstractHeapType heap) {
      var feature = heap == AbstractHeapType.EXN ? Feature.EXCEPTIONS : Feature.REFERENCE_TYPES;
      if (!features.contains(feature)) {
        throw new ValidationException(type + " needs " + feature + ", which is not enabled");
      }
      return switch (heap) {
        case FUNC -> FUNC;
        case EXTERN -> EXTERN;
        case EXN -> EXN;
        case NOFUNC, NOEXTERN, NOEXN, ANY, EQ, I31, STRUCT, ARRAY, NONE ->
            throw new ValidationException("the type " + type + " is not supported");
      };
    }
    throw new ValidationException("the type " + type + " is not supported");
  }

  static int[] of(List<ValType> types, Set<Feature> features) {
    var codes = new int[types.size()];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = of(types.get(i), features);
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
      case V128 -> "v128";
      case FUNC -> "funcref";
      case EXTERN -> "externref";
      case EXN -> "exnref";
      default -> "any type";
    };
  }
}
