package dev.wharf.engine.compile;

import dev.wharf.wasm.type.AbstractHeapType;
import dev.wharf.wasm.type.DefType;
import dev.wharf.wasm.type.HeapType;
import dev.wharf.wasm.type.NumType;
import dev.wharf.wasm.type.RefType;
import dev.wharf.wasm.type.ValType;
import dev.wharf.wasm.type.VecType;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.util.List;

/** How a value of a core type lives on the JVM. */
enum JvmType {
  INT(TypeKind.INT, ConstantDescs.CD_int, 'I', "I32", "i32"),
  LONG(TypeKind.LONG, ConstantDescs.CD_long, 'J', "I64", "i64"),
  FLOAT(TypeKind.FLOAT, ConstantDescs.CD_float, 'F', "F32", "f32"),
  DOUBLE(TypeKind.DOUBLE, ConstantDescs.CD_double, 'D', "F64", "f64"),
  /**
   * A vector: two longs wherever it is, on the stack with the low half below the high one. {@code
   * kind} and {@code desc} are those of a half; the other names are those of the low half.
   */
  V128(TypeKind.LONG, ConstantDescs.CD_long, 'V', "I64", "i64"),
  /** A reference to a function: {@link dev.wharf.engine.Func}. */
  FUNC(TypeKind.REFERENCE, Symbols.FUNC, 'A', "Ref", "ref"),
  /** Any other reference. */
  REF(TypeKind.REFERENCE, ConstantDescs.CD_Object, 'R', "Ref", "ref");

  final TypeKind kind;
  final ClassDesc desc;

  /** Distinguishes field names of generated classes. */
  final char letter;

  /** Suffix of the methods of {@link dev.wharf.engine.abi.Results}. */
  final String resultsSuffix;

  /** Field of {@link dev.wharf.engine.Global} that holds a value of this type. */
  final String globalField;

  JvmType(TypeKind kind, ClassDesc desc, char letter, String resultsSuffix, String globalField) {
    this.kind = kind;
    this.desc = desc;
    this.letter = letter;
    this.resultsSuffix = resultsSuffix;
    this.globalField = globalField;
  }

  /** Local variable slots, and words of operand stack. */
  int slots() {
    return this == V128 ? 4 : kind.slotSize();
  }

  static JvmType of(ValType type) {
    return switch (type) {
      case NumType num ->
          switch (num) {
            case I32 -> INT;
            case I64 -> LONG;
            case F32 -> FLOAT;
            case F64 -> DOUBLE;
          };
      case RefType ref -> of(ref.heap());
      case VecType _ -> V128;
    };
  }

  /** A reference to something of a closed heap type. */
  static JvmType of(HeapType heap) {
    return switch (heap) {
      case AbstractHeapType type -> type.top() == AbstractHeapType.FUNC ? FUNC : REF;
      case DefType type -> type.func().isPresent() ? FUNC : REF;
      case HeapType.Concrete _ -> throw new IllegalStateException("not a closed type: " + heap);
    };
  }

  static JvmType[] of(List<ValType> types) {
    var result = new JvmType[types.size()];
    for (int i = 0; i < result.length; i++) {
      result[i] = of(types.get(i));
    }
    return result;
  }
}
