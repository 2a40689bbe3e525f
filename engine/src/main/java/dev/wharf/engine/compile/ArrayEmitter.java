package dev.wharf.engine.compile;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import dev.wharf.engine.load.ArrayShape;
import dev.wharf.wasm.instr.Instr;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;

/**
 * Arrays, by the static methods of their storage's class. Spec: exec/instructions, aggregate
 * instructions.
 */
final class ArrayEmitter {
  private static final MethodTypeDesc MAKE = MethodTypeDesc.of(CD_Object, CD_int);
  private static final MethodTypeDesc CHECK_DATA =
      MethodTypeDesc.of(CD_void, CD_int, CD_int, Symbols.BASE_INSTANCE, CD_int, CD_int);
  private static final MethodTypeDesc CHECK_ELEMENTS =
      MethodTypeDesc.of(CD_void, CD_int, CD_int, Symbols.BASE_INSTANCE, CD_int);
  private static final MethodTypeDesc INIT_DATA =
      MethodTypeDesc.of(
          CD_Object, CD_Object, CD_int, CD_int, CD_int, Symbols.BASE_INSTANCE, CD_int, CD_int);
  private static final MethodTypeDesc INIT_ELEMENTS =
      MethodTypeDesc.of(
          CD_Object, CD_Object, CD_int, CD_int, CD_int, Symbols.BASE_INSTANCE, CD_int);
  private static final MethodTypeDesc COPY =
      MethodTypeDesc.of(CD_void, CD_Object, CD_int, CD_Object, CD_int, CD_int);

  private final Emission emission;
  private final Code code;

  ArrayEmitter(Emission emission) {
    this.emission = emission;
    this.code = emission.code;
  }

  void emit(Instr.Index instr) {
    int type = instr.index();
    var array = emission.shape.array(type);
    var element = ReferenceEffect.element(emission.shape, type);
    switch (instr.op()) {
      case ARRAY_NEW -> {
        make(type);
        call(array, "filled", type(CD_Object, values(array, element, List.of(), CD_Object)));
      }
      case ARRAY_NEW_DEFAULT -> make(type);
      case ARRAY_GET -> get(array, element);
      case ARRAY_GET_S -> call(array, "getS", type(CD_int, List.of(CD_Object, CD_int)));
      case ARRAY_GET_U -> call(array, "getU", type(CD_int, List.of(CD_Object, CD_int)));
      case ARRAY_SET ->
          call(array, "set", type(CD_void, values(array, element, List.of(CD_Object, CD_int))));
      case ARRAY_FILL ->
          call(
              array,
              "fill",
              type(CD_void, values(array, element, List.of(CD_Object, CD_int), CD_int)));
      default -> throw new IllegalStateException("not an array instruction: " + instr);
    }
  }

  private static List<ClassDesc> values(
      ArrayShape array, JvmType element, List<ClassDesc> before, ClassDesc... after) {
    var params = new ArrayList<>(before);
    params.add(array.value());
    if (element == JvmType.V128) {
      params.add(array.value());
    }
    params.addAll(List.of(after));
    return params;
  }

  private static MethodTypeDesc type(ClassDesc result, List<ClassDesc> params) {
    return MethodTypeDesc.of(result, params);
  }

  private void call(ArrayShape array, String method, MethodTypeDesc type) {
    code.invoke(array.base(), method, type);
  }

  private void get(ArrayShape array, JvmType element) {
    var type = type(array.value(), List.of(CD_Object, CD_int));
    if (element == JvmType.V128) {
      int object = code.scratch(JvmType.REF);
      int index = code.scratch(JvmType.INT);
      code.store(JvmType.INT, index);
      code.store(JvmType.REF, object);
      code.load(JvmType.REF, object);
      code.load(JvmType.INT, index);
      call(array, "low", type);
      code.load(JvmType.REF, object);
      code.load(JvmType.INT, index);
      call(array, "high", type);
      code.freeScratch();
      return;
    }
    call(array, "get", type);
    if (element == JvmType.FUNC) {
      code.builder().checkcast(Symbols.FUNC);
    }
  }

  /** Stack: length → array. */
  private void make(int type) {
    code.invoke(emission.shape.classOf(type), "make", MAKE);
  }

  void emit(Instr.IndexPair instr) {
    int type = instr.first();
    var array = emission.shape.array(type);
    switch (instr.op()) {
      case ARRAY_NEW_FIXED -> fixed(type, instr.second());
      case ARRAY_NEW_DATA, ARRAY_NEW_ELEM -> fromSegment(type, array, instr.second());
      case ARRAY_COPY -> call(array, "copy", COPY);
      case ARRAY_INIT_DATA, ARRAY_INIT_ELEM -> {
        init(array, instr.second());
        code.drop(JvmType.REF);
      }
      default -> throw new IllegalStateException("not an array instruction: " + instr);
    }
  }

  /** Stack: elements → array. */
  private void fixed(int type, int count) {
    int object = code.scratch(JvmType.REF);
    code.constant(count);
    make(type);
    code.store(JvmType.REF, object);
    int part = Bridges.MAX_ELEMENTS;
    for (int from = (count - 1) / part * part; from >= 0; from -= part) {
      code.load(JvmType.REF, object);
      code.constant(from);
      emission.bridges.putElements(code, type, Math.min(part, count - from));
    }
    code.load(JvmType.REF, object);
    code.freeScratch();
  }

  /** Stack: offset, length → array. */
  private void fromSegment(int type, ArrayShape array, int segment) {
    int count = code.scratch(JvmType.INT);
    int from = code.scratch(JvmType.INT);
    code.store(JvmType.INT, count);
    code.store(JvmType.INT, from);
    code.load(JvmType.INT, from);
    code.load(JvmType.INT, count);
    emission.loadInstance();
    code.constant(segment);
    if (array.elementBytes() > 0) {
      code.constant(array.elementBytes());
      code.invoke(Symbols.ARRAY_ACCESS, "beforeData", CHECK_DATA);
    } else {
      code.invoke(Symbols.ARRAY_ACCESS, "beforeElements", CHECK_ELEMENTS);
    }
    code.load(JvmType.INT, count);
    make(type);
    code.constant(0);
    code.load(JvmType.INT, from);
    code.load(JvmType.INT, count);
    init(array, segment);
    code.freeScratch();
  }

  /** Stack: array, index, offset, length → array. */
  private void init(ArrayShape array, int segment) {
    emission.loadInstance();
    code.constant(segment);
    if (array.elementBytes() > 0) {
      code.constant(array.elementBytes());
      code.invoke(Symbols.ARRAY_ACCESS, "initData", INIT_DATA);
    } else {
      code.invoke(Symbols.ARRAY_ACCESS, "initElements", INIT_ELEMENTS);
    }
  }
}
