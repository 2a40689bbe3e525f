package dev.wharf.wasm.validate;

import dev.wharf.wasm.type.AbstractHeapType;
import dev.wharf.wasm.type.RefType;

/**
 * Value types as small numbers, so that the validator's stack is an array of them. Number types and
 * the vector type come first; a reference is {@link #REFERENCES} plus twice its heap code, plus one
 * if it may be null. Heap codes: {@link #BOTTOM}, the abstract types, then the defined ones, each
 * by the least of the type indices that mean the same.
 */
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

  /** The first code of references. */
  static final int REFERENCES = 8;

  /** The heap code of what unreachable code makes up where a reference is wanted. */
  static final int BOTTOM = 0;

  /** The heap code of the first defined type. */
  static final int DEFINED = 1 + AbstractHeapType.values().length;

  static final int ANY_REFERENCE = reference(BOTTOM, false);
  static final int FUNC = nullable(AbstractHeapType.FUNC);
  static final int EXTERN = nullable(AbstractHeapType.EXTERN);
  static final int EXN = nullable(AbstractHeapType.EXN);
  static final int ANY = nullable(AbstractHeapType.ANY);
  static final int EQ = nullable(AbstractHeapType.EQ);
  static final int I31 = nullable(AbstractHeapType.I31);
  static final int ARRAY = nullable(AbstractHeapType.ARRAY);

  private TypeCode() {}

  private static int nullable(AbstractHeapType type) {
    return reference(heap(type), true);
  }

  static int heap(AbstractHeapType type) {
    return 1 + type.ordinal();
  }

  static int reference(int heap, boolean nullable) {
    return REFERENCES + 2 * heap + (nullable ? 1 : 0);
  }

  static boolean isReference(int code) {
    return code >= REFERENCES;
  }

  /** Of a reference. */
  static int heapOf(int code) {
    return code - REFERENCES >> 1;
  }

  /** Whether locals, fields and elements of the type have a value before one is set. */
  static boolean hasDefault(int code) {
    return code < REFERENCES || isNullable(code);
  }

  static boolean isNullable(int code) {
    return (code & 1) != 0;
  }

  static int orNull(int reference) {
    return reference | 1;
  }

  static int notNull(int reference) {
    return reference & ~1;
  }

  static String name(int code) {
    return switch (code) {
      case UNKNOWN -> "any type";
      case I32 -> "i32";
      case I64 -> "i64";
      case F32 -> "f32";
      case F64 -> "f64";
      case V128 -> "v128";
      default -> referenceName(code);
    };
  }

  private static String referenceName(int code) {
    int heap = heapOf(code);
    String name;
    if (heap == BOTTOM) {
      name = "any";
    } else if (heap >= DEFINED) {
      name = Integer.toString(heap - DEFINED);
    } else {
      var type = AbstractHeapType.values()[heap - 1];
      if (isNullable(code)) {
        return new RefType(true, type).toString();
      }
      name = type.toString();
    }
    return (isNullable(code) ? "(ref null " : "(ref ") + name + ")";
  }
}
