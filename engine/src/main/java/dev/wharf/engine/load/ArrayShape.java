package dev.wharf.engine.load;

import dev.wharf.wasm.type.ArrayType;
import dev.wharf.wasm.type.DefType;
import dev.wharf.wasm.type.NumType;
import dev.wharf.wasm.type.PackedType;
import dev.wharf.wasm.type.RefType;
import dev.wharf.wasm.type.StorageType;
import dev.wharf.wasm.type.VecType;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;

/**
 * How an array type is stored.
 *
 * @param base the class in {@code engine.abi} that has the elements and all operations
 * @param value the JVM type of an element on the operand stack; of a vector, of each half
 * @param elementBytes size of a number in a data segment; 0 for references
 */
public record ArrayShape(ClassDesc base, ClassDesc value, int elementBytes) {
  private static final String ABI = "dev.wharf.engine.abi.";

  /** Of a defined array type. */
  public static ArrayShape of(DefType type) {
    StorageType element = ((ArrayType) type.composite()).element().storage();
    return switch (element) {
      case PackedType packed ->
          packed == PackedType.I8
              ? shape("I8Array", NumType.I32, 1)
              : shape("I16Array", NumType.I32, 2);
      case NumType num ->
          switch (num) {
            case I32 -> shape("I32Array", num, 4);
            case I64 -> shape("I64Array", num, 8);
            case F32 -> shape("F32Array", num, 4);
            case F64 -> shape("F64Array", num, 8);
          };
      case VecType vec -> shape("V128Array", vec, 16);
      case RefType _ -> new ArrayShape(ClassDesc.of(ABI + "RefArray"), ConstantDescs.CD_Object, 0);
    };
  }

  private static ArrayShape shape(String base, StorageType value, int bytes) {
    return new ArrayShape(ClassDesc.of(ABI + base), StructShape.storage(value), bytes);
  }
}
