package dev.wharf.engine.load;

import dev.wharf.wasm.type.AbstractHeapType;
import dev.wharf.wasm.type.DefType;
import dev.wharf.wasm.type.HeapType;
import dev.wharf.wasm.type.NumType;
import dev.wharf.wasm.type.PackedType;
import dev.wharf.wasm.type.RefType;
import dev.wharf.wasm.type.StorageType;
import dev.wharf.wasm.type.StructType;
import dev.wharf.wasm.type.VecType;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;

/**
 * How a structure type is laid out in its class: field {@code i} is the Java field {@code f<i>}; a
 * vector has its high half in {@code f<i>h}. The class makes objects by {@code of}, given all
 * values, or {@code make}, given none. Values that do not fit a JVM method are handed over in
 * parts, by {@code put0}, {@code put1} ... on an object from {@code make}.
 *
 * @param fields of a closed type
 */
public record StructShape(List<StorageType> fields) {
  static final ClassDesc FUNC = ClassDesc.of("dev.wharf.engine.Func");

  /** Parameter slots of one method; with the object there is one more. */
  private static final int MAX_SLOTS = 250;

  /** The layout of a defined structure type. */
  public static StructShape of(DefType type) {
    var fields = new ArrayList<StorageType>();
    for (var field : ((StructType) type.composite()).fields()) {
      fields.add(field.storage());
    }
    return new StructShape(fields);
  }

  /** Name of the Java field. */
  public static String name(int field) {
    return "f" + field;
  }

  /** Name of the Java field with the high half of a vector. */
  public static String highName(int field) {
    return "f" + field + "h";
  }

  /** Type of the Java field. */
  public ClassDesc storage(int field) {
    return storage(fields.get(field));
  }

  static ClassDesc storage(StorageType type) {
    return switch (type) {
      case PackedType packed ->
          packed == PackedType.I8 ? ConstantDescs.CD_byte : ConstantDescs.CD_short;
      case NumType num ->
          switch (num) {
            case I32 -> ConstantDescs.CD_int;
            case I64 -> ConstantDescs.CD_long;
            case F32 -> ConstantDescs.CD_float;
            case F64 -> ConstantDescs.CD_double;
          };
      case VecType _ -> ConstantDescs.CD_long;
      case RefType ref -> isFunc(ref.heap()) ? FUNC : ConstantDescs.CD_Object;
    };
  }

  private static boolean isFunc(HeapType heap) {
    return switch (heap) {
      case AbstractHeapType type -> type.top() == AbstractHeapType.FUNC;
      case DefType type -> type.func().isPresent();
      case HeapType.Concrete _ -> throw new IllegalStateException("not a closed type");
    };
  }

  private static int slots(StorageType type) {
    return switch (type) {
      case NumType.I64, NumType.F64 -> 2;
      case VecType _ -> 4;
      default -> 1;
    };
  }

  /** Where each part ends, the first one first; a single part is what {@code of} takes. */
  public List<Integer> parts() {
    var ends = new ArrayList<Integer>();
    int slots = 0;
    for (int i = 0; i < fields.size(); i++) {
      int more = slots(fields.get(i));
      if (slots + more > MAX_SLOTS) {
        ends.add(i);
        slots = 0;
      }
      slots += more;
    }
    ends.add(fields.size());
    return ends;
  }

  /** The values of some fields, as parameters. */
  List<ClassDesc> params(int from, int to) {
    var params = new ArrayList<ClassDesc>();
    for (int i = from; i < to; i++) {
      var type = fields.get(i);
      var desc = type instanceof PackedType ? ConstantDescs.CD_int : storage(type);
      params.add(desc);
      if (type instanceof VecType) {
        params.add(desc);
      }
    }
    return params;
  }

  /** The type of {@code of}. */
  public MethodTypeDesc ofType() {
    return MethodTypeDesc.of(ConstantDescs.CD_Object, params(0, fields.size()));
  }

  /** The type of the method that takes some fields; the object comes last. */
  public MethodTypeDesc putType(int from, int to) {
    var params = params(from, to);
    params.add(ConstantDescs.CD_Object);
    return MethodTypeDesc.of(ConstantDescs.CD_void, params);
  }
}
