package dev.wharf.engine.compile;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import dev.wharf.engine.load.ArrayShape;
import dev.wharf.wasm.type.FuncType;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Small methods, one per class of functions and callee, through which calls leave the static world:
 * the receiver must lie below arguments that are already on the stack. Kept in the calling class,
 * so that each class has its own profile of who is called.
 */
final class Bridges {
  /** Elements that {@link #putElements} takes at most: their slots must fit a JVM method. */
  static final int MAX_ELEMENTS = 60;

  private static final MethodTypeDesc CALLEE = MethodTypeDesc.of(Symbols.FUNC, Symbols.FUNC);
  private static final MethodTypeDesc TABLE_FUNC =
      MethodTypeDesc.of(Symbols.FUNC, CD_int, Symbols.TABLE);

  private final ModuleShape shape;
  private final ClassDesc owner;
  private final Map<String, Bridge> needed = new LinkedHashMap<>();

  private sealed interface Bridge {
    record ToImport(int funcIndex) implements Bridge {}

    record ToTable(int typeIndex, int table) implements Bridge {}

    record ToFunction(int typeIndex) implements Bridge {}

    record ToElements(int typeIndex, int count) implements Bridge {}
  }

  Bridges(ModuleShape shape, ClassDesc owner) {
    this.shape = shape;
    this.owner = owner;
  }

  /** Stack: arguments, instance → results. */
  void callImport(Code code, int funcIndex) {
    String name = "i" + funcIndex;
    needed.putIfAbsent(name, new Bridge.ToImport(funcIndex));
    code.invoke(owner, name, shape.methodType(shape.funcType(funcIndex)));
  }

  /** Stack: arguments, index, instance → results. */
  void callTable(Code code, int typeIndex, int table) {
    String name = "t" + table + "_" + typeIndex;
    needed.putIfAbsent(name, new Bridge.ToTable(typeIndex, table));
    code.invoke(owner, name, indirectType(shape.type(typeIndex)));
  }

  /** Stack: arguments, function → results. */
  void callRef(Code code, int typeIndex) {
    String name = "r" + typeIndex;
    needed.putIfAbsent(name, new Bridge.ToFunction(typeIndex));
    code.invoke(owner, name, functionType(shape.type(typeIndex)));
  }

  /** Stack: elements, array, index of the first →. */
  void putElements(Code code, int typeIndex, int count) {
    String name = "a" + typeIndex + "_" + count;
    needed.putIfAbsent(name, new Bridge.ToElements(typeIndex, count));
    code.invoke(owner, name, elementsType(typeIndex, count));
  }

  private MethodTypeDesc elementsType(int typeIndex, int count) {
    var value = shape.array(typeIndex).value();
    boolean vector = ReferenceEffect.element(shape, typeIndex) == JvmType.V128;
    var params = new ArrayList<>(Collections.nCopies(vector ? 2 * count : count, value));
    params.add(CD_Object);
    params.add(CD_int);
    return MethodTypeDesc.of(CD_void, params);
  }

  private MethodTypeDesc functionType(FuncType type) {
    var full = shape.methodType(type);
    int last = full.parameterCount() - 1;
    return full.changeParameterType(last, Symbols.FUNC);
  }

  private MethodTypeDesc indirectType(FuncType type) {
    var full = shape.methodType(type);
    return full.insertParameterTypes(full.parameterCount() - 1, CD_int);
  }

  void write(ClassBuilder builder) {
    needed.forEach((name, bridge) -> write(builder, name, bridge));
  }

  private void write(ClassBuilder builder, String name, Bridge bridge) {
    int flags = ClassFile.ACC_STATIC | ClassFile.ACC_PRIVATE | ClassFile.ACC_SYNTHETIC;
    switch (bridge) {
      case Bridge.ToImport(int funcIndex) -> {
        int typeIndex = shape.module().funcTypeIndex(funcIndex);
        var type = shape.type(typeIndex);
        builder.withMethodBody(
            name,
            shape.methodType(type),
            flags,
            b -> {
              var code = new Code(b, 0);
              code.aload(argumentSlots(type));
              InstanceFields.loadImportedFunc(code, funcIndex, shape.signature(typeIndex));
              finish(code, typeIndex);
            });
      }
      case Bridge.ToTable(int typeIndex, int table) -> {
        var type = shape.type(typeIndex);
        builder.withMethodBody(
            name,
            indirectType(type),
            flags,
            b -> {
              var code = new Code(b, 0);
              int index = argumentSlots(type);
              code.load(JvmType.INT, index);
              code.aload(index + 1);
              InstanceFields.loadTable(code, table);
              code.invoke(Symbols.TABLE_ACCESS, "func", TABLE_FUNC);
              b.checkcast(shape.signature(typeIndex));
              finish(code, typeIndex);
            });
      }
      case Bridge.ToFunction(int typeIndex) -> {
        var type = shape.type(typeIndex);
        builder.withMethodBody(
            name,
            functionType(type),
            flags,
            b -> {
              var code = new Code(b, 0);
              code.aload(argumentSlots(type));
              code.invoke(Symbols.REF_ACCESS, "callee", CALLEE);
              b.checkcast(shape.signature(typeIndex));
              finish(code, typeIndex);
            });
      }
      case Bridge.ToElements(int typeIndex, int count) ->
          builder.withMethodBody(
              name,
              elementsType(typeIndex, count),
              flags,
              b -> putElements(new Code(b, 0), shape.array(typeIndex), typeIndex, count));
    }
  }

  private void putElements(Code code, ArrayShape array, int typeIndex, int count) {
    var element = ReferenceEffect.element(shape, typeIndex);
    int object = count * element.slots();
    var params = new ArrayList<ClassDesc>(List.of(CD_Object, CD_int, array.value()));
    if (element == JvmType.V128) {
      params.add(array.value());
    }
    for (int i = 0; i < count; i++) {
      code.aload(object);
      code.load(JvmType.INT, object + 1);
      code.constant(i);
      code.builder().iadd();
      code.load(element, i * element.slots());
      code.invoke(array.base(), "set", MethodTypeDesc.of(CD_void, params));
    }
    code.builder().return_();
  }

  private void finish(Code code, int typeIndex) {
    var type = shape.type(typeIndex);
    if (!ModuleShape.passedInResults(type)) {
      int slot = 0;
      for (var param : JvmType.of(type.params())) {
        code.load(param, slot);
        slot += param.slots();
      }
    }
    code.builder().invokevirtual(shape.signature(typeIndex), "call", shape.callType(type));
    if (type.results().isEmpty()) {
      code.builder().return_();
    } else {
      code.returnValue(JvmType.of(type.results().get(0)));
    }
  }

  private static int argumentSlots(FuncType type) {
    int slots = 0;
    if (!ModuleShape.passedInResults(type)) {
      for (var param : JvmType.of(type.params())) {
        slots += param.slots();
      }
    }
    return slots;
  }
}
