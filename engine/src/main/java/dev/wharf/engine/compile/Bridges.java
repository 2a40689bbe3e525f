package dev.wharf.engine.compile;

import static java.lang.constant.ConstantDescs.CD_int;

import dev.wharf.wasm.type.FuncType;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Small methods, one per class of functions and callee, through which calls leave the static world:
 * the receiver must lie below arguments that are already on the stack. Kept in the calling class,
 * so that each class has its own profile of who is called.
 */
final class Bridges {
  private static final MethodTypeDesc TABLE_FUNC =
      MethodTypeDesc.of(Symbols.FUNC, CD_int, Symbols.TABLE);

  private final ModuleShape shape;
  private final ClassDesc owner;
  private final Map<String, Bridge> needed = new LinkedHashMap<>();

  private sealed interface Bridge {
    record ToImport(int funcIndex) implements Bridge {}

    record ToTable(int typeIndex, int table) implements Bridge {}
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
    }
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
