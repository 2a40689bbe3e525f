package dev.wharf.wasm.validate;

import dev.wharf.wasm.Limits;
import dev.wharf.wasm.instr.Opcode;
import dev.wharf.wasm.type.ArrayType;
import dev.wharf.wasm.type.FieldType;
import dev.wharf.wasm.type.PackedType;
import dev.wharf.wasm.type.StructType;

/** The rules of structures and arrays. Spec: valid/instructions, aggregate instructions. */
final class AggregateRules {
  private final TypeCodes codes;
  private final ControlStack stack;
  private final IndexChecks indices;

  AggregateRules(TypeCodes codes, ControlStack stack, IndexChecks indices) {
    this.codes = codes;
    this.stack = stack;
    this.indices = indices;
  }

  /**
   * @param first the type index, if there is one
   * @param second the field, number of elements, segment or second type, if there is one
   */
  void check(Opcode op, int first, int second) {
    switch (op) {
      case STRUCT_NEW -> {
        stack.popAll(codes.fields(first, struct(first)));
        stack.push(codes.reference(first, false));
      }
      case STRUCT_NEW_DEFAULT -> {
        if (!codes.hasDefaults(first, struct(first))) {
          throw stack.error("type mismatch: a field of type " + first + " has no default value");
        }
        stack.push(codes.reference(first, false));
      }
      case STRUCT_GET, STRUCT_GET_S, STRUCT_GET_U -> {
        var field = field(first, second);
        requirePacked(field, op != Opcode.STRUCT_GET, op);
        stack.pop(codes.reference(first, true));
        stack.push(codes.unpacked(field));
      }
      case STRUCT_SET -> {
        var field = field(first, second);
        if (!field.mutable()) {
          throw stack.error("immutable field " + second);
        }
        stack.pop(codes.unpacked(field));
        stack.pop(codes.reference(first, true));
      }
      case ARRAY_LEN -> {
        stack.pop(TypeCode.ARRAY);
        stack.push(TypeCode.I32);
      }
      case ARRAY_NEW, ARRAY_NEW_DEFAULT, ARRAY_NEW_FIXED, ARRAY_NEW_DATA, ARRAY_NEW_ELEM ->
          arrayNew(op, first, second);
      case ARRAY_GET, ARRAY_GET_S, ARRAY_GET_U -> {
        var element = array(first);
        requirePacked(element, op != Opcode.ARRAY_GET, op);
        stack.pop(TypeCode.I32);
        stack.pop(codes.reference(first, true));
        stack.push(codes.unpacked(element));
      }
      case ARRAY_SET -> {
        int element = codes.unpacked(mutableArray(first));
        stack.pop(element);
        stack.pop(TypeCode.I32);
        stack.pop(codes.reference(first, true));
      }
      case ARRAY_FILL -> {
        int element = codes.unpacked(mutableArray(first));
        stack.pop(TypeCode.I32);
        stack.pop(element);
        stack.pop(TypeCode.I32);
        stack.pop(codes.reference(first, true));
      }
      case ARRAY_COPY -> arrayCopy(first, second);
      case ARRAY_INIT_DATA, ARRAY_INIT_ELEM -> {
        checkSegment(op == Opcode.ARRAY_INIT_DATA, mutableArray(first), second);
        stack.pop(TypeCode.I32);
        stack.pop(TypeCode.I32);
        stack.pop(TypeCode.I32);
        stack.pop(codes.reference(first, true));
      }
      default -> throw new IllegalStateException("no rule for " + op.mnemonic());
    }
  }

  // Structures

  private StructType struct(int typeIndex) {
    if (codes.space().get(indices.type(typeIndex)).composite() instanceof StructType struct) {
      return struct;
    }
    throw stack.error("type mismatch: type " + typeIndex + " is not a structure type");
  }

  private FieldType field(int typeIndex, int fieldIndex) {
    var fields = struct(typeIndex).fields();
    if (fieldIndex >= fields.size()) {
      throw stack.error("unknown field " + fieldIndex);
    }
    return fields.get(fieldIndex);
  }

  /** Only values of packed types must be extended. */
  private void requirePacked(FieldType field, boolean wanted, Opcode op) {
    if (field.storage() instanceof PackedType != wanted) {
      throw stack.error("type mismatch: " + op.mnemonic() + " does not read " + field.storage());
    }
  }

  // Arrays

  private FieldType array(int typeIndex) {
    if (codes.space().get(indices.type(typeIndex)).composite() instanceof ArrayType(var element)) {
      return element;
    }
    throw stack.error("type mismatch: type " + typeIndex + " is not an array type");
  }

  private FieldType mutableArray(int typeIndex) {
    var element = array(typeIndex);
    if (!element.mutable()) {
      throw stack.error("immutable array: the elements of type " + typeIndex + " cannot be set");
    }
    return element;
  }

  private void arrayNew(Opcode op, int typeIndex, int second) {
    var element = array(typeIndex);
    switch (op) {
      case ARRAY_NEW -> {
        stack.pop(TypeCode.I32);
        stack.pop(codes.unpacked(element));
      }
      case ARRAY_NEW_DEFAULT -> {
        if (!TypeCode.hasDefault(codes.unpacked(element))) {
          throw stack.error("type mismatch: " + element.storage() + " has no default value");
        }
        stack.pop(TypeCode.I32);
      }
      case ARRAY_NEW_FIXED -> {
        if (second > Limits.FIXED_ELEMENTS) {
          throw stack.error(
              "array.new_fixed has too many elements: the limit is " + Limits.FIXED_ELEMENTS);
        }
        stack.pop(codes.unpacked(element), second);
      }
      default -> {
        checkSegment(op == Opcode.ARRAY_NEW_DATA, element, second);
        stack.pop(TypeCode.I32);
        stack.pop(TypeCode.I32);
      }
    }
    stack.push(codes.reference(typeIndex, false));
  }

  /** Bytes make numbers and vectors; elements must match. */
  private void checkSegment(boolean ofData, FieldType element, int segment) {
    int code = codes.unpacked(element);
    if (ofData) {
      indices.data(segment);
      if (TypeCode.isReference(code)) {
        throw stack.error("array type is not numeric or vector");
      }
    } else if (element.storage() instanceof PackedType
        || !codes.matches(indices.elem(segment), code)) {
      throw stack.error("type mismatch: the elements are not of the array's type");
    }
  }

  private void arrayCopy(int target, int source) {
    var to = mutableArray(target);
    var from = array(source);
    boolean match =
        to.storage() instanceof PackedType || from.storage() instanceof PackedType
            ? to.storage() == from.storage()
            : codes.matches(codes.unpacked(from), codes.unpacked(to));
    if (!match) {
      throw stack.error("array types do not match: " + from.storage() + " to " + to.storage());
    }
    stack.pop(TypeCode.I32);
    stack.pop(TypeCode.I32);
    stack.pop(codes.reference(source, true));
    stack.pop(TypeCode.I32);
    stack.pop(codes.reference(target, true));
  }
}
