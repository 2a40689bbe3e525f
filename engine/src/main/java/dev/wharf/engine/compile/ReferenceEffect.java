package dev.wharf.engine.compile;

import dev.wharf.engine.load.StructShape;
import dev.wharf.wasm.instr.Instr;
import dev.wharf.wasm.instr.Opcode;
import dev.wharf.wasm.type.ArrayType;
import dev.wharf.wasm.type.StorageType;
import java.util.Optional;

/**
 * What an instruction on references, structures or arrays takes from the operand stack and leaves
 * there. Spec: valid/instructions.
 *
 * @param result none if it leaves nothing
 */
record ReferenceEffect(int operands, Optional<JvmType> result) {
  /** Whether {@link #of} knows the instruction. */
  static boolean has(Opcode op) {
    return op.group() == Opcode.Group.REFERENCE || op.group() == Opcode.Group.AGGREGATE;
  }

  /**
   * @param top the type on top of the stack, for instructions that leave the reference they take
   */
  static ReferenceEffect of(ModuleShape shape, Instr instr, JvmType top) {
    return switch (instr) {
      case Instr.OfHeapType typed ->
          switch (typed.op()) {
            case REF_NULL -> gives(0, JvmType.of(shape.types().close(typed.type())));
            case REF_TEST, REF_TEST_NULL -> gives(1, JvmType.INT);
            default -> gives(1, top);
          };
      case Instr.Index index -> indexed(shape, index.op(), index.index());
      case Instr.IndexPair pair -> paired(shape, pair.op(), pair.first(), pair.second());
      default ->
          switch (instr.op()) {
            case REF_EQ -> gives(2, JvmType.INT);
            case REF_IS_NULL, I31_GET_S, I31_GET_U, ARRAY_LEN -> gives(1, JvmType.INT);
            case REF_I31 -> gives(1, JvmType.REF);
            case REF_AS_NON_NULL, ANY_CONVERT_EXTERN, EXTERN_CONVERT_ANY -> gives(1, top);
            default -> throw new IllegalStateException("not about references: " + instr.op());
          };
    };
  }

  private static ReferenceEffect indexed(ModuleShape shape, Opcode op, int index) {
    return switch (op) {
      case REF_FUNC -> gives(0, JvmType.FUNC);
      case STRUCT_NEW -> gives(shape.struct(index).fields().size(), JvmType.REF);
      case STRUCT_NEW_DEFAULT -> gives(0, JvmType.REF);
      case ARRAY_NEW -> gives(2, JvmType.REF);
      case ARRAY_NEW_DEFAULT -> gives(1, JvmType.REF);
      case ARRAY_GET, ARRAY_GET_S, ARRAY_GET_U -> gives(2, element(shape, index));
      case ARRAY_SET -> takes(3);
      case ARRAY_FILL -> takes(4);
      default -> throw new IllegalStateException("not about references: " + op);
    };
  }

  private static ReferenceEffect paired(ModuleShape shape, Opcode op, int type, int second) {
    return switch (op) {
      case STRUCT_GET, STRUCT_GET_S, STRUCT_GET_U ->
          gives(1, value(shape.struct(type).fields().get(second)));
      case STRUCT_SET -> takes(2);
      case ARRAY_NEW_FIXED -> gives(second, JvmType.REF);
      case ARRAY_NEW_DATA, ARRAY_NEW_ELEM -> gives(2, JvmType.REF);
      case ARRAY_COPY -> takes(5);
      case ARRAY_INIT_DATA, ARRAY_INIT_ELEM -> takes(4);
      default -> throw new IllegalStateException("not about references: " + op);
    };
  }

  /** The type of an array's elements on the operand stack. */
  static JvmType element(ModuleShape shape, int typeIndex) {
    var array = (ArrayType) shape.types().defType(typeIndex).composite();
    return value(array.element().storage());
  }

  /** The type of a field of a {@link StructShape} on the operand stack. */
  static JvmType value(StorageType storage) {
    return JvmType.of(storage.unpacked());
  }

  private static ReferenceEffect gives(int operands, JvmType result) {
    return new ReferenceEffect(operands, Optional.of(result));
  }

  private static ReferenceEffect takes(int operands) {
    return new ReferenceEffect(operands, Optional.empty());
  }
}
