package dev.wharf.engine.compile;

import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;
import static java.lang.constant.ConstantDescs.MTD_void;

import dev.wharf.wasm.type.ValType;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;

/**
 * The module's own subclass of {@link dev.wharf.engine.Instance}: a typed field for each import,
 * table, memory and global, so that generated code reads it without a cast or an index. {@code
 * link} fills them from the arrays of the base class. Fields are named in {@link ModuleShape}.
 */
final class InstanceClass {
  private static final MethodTypeDesc CONSTRUCTOR =
      MethodTypeDesc.of(CD_void, Symbols.INSTANTIATION);

  /** A field costs at most 20 bytes to fill. */
  private static final int FIELDS_PER_METHOD = 300;

  private final ModuleShape shape;
  private final List<Field> fields = new ArrayList<>();

  /**
   * A field and where its value comes from: element {@code index} of {@code array}, or that
   * global's own value.
   */
  private record Field(
      String name, ClassDesc type, String array, ClassDesc element, int index, boolean unwrap) {}

  private InstanceClass(ModuleShape shape) {
    this.shape = shape;
  }

  static byte[] classBytes(ClassFile classFile, ModuleShape shape) {
    var instance = new InstanceClass(shape);
    instance.collect();
    return classFile.build(Symbols.INSTANCE, instance::write);
  }

  private void collect() {
    var module = shape.module();
    for (int i = 0; i < Math.min(module.importedFuncs(), ModuleShape.MAX_FIELDS); i++) {
      add("f", shape.signature(module.funcTypeIndex(i)), "importedFuncs", Symbols.FUNC, i);
    }
    for (int i = 0; i < Math.min(module.tableCount(), ModuleShape.MAX_FIELDS); i++) {
      add("t", Symbols.TABLE, "tables", Symbols.TABLE, i);
    }
    for (int i = 1; i < Math.min(module.memoryCount(), ModuleShape.MAX_FIELDS); i++) {
      add("m", Symbols.MEMORY, "memories", Symbols.MEMORY, i);
    }
    for (int i = 0; i < Math.min(module.globalCount(), ModuleShape.MAX_FIELDS); i++) {
      if (shape.globalIsShared(i)) {
        add("g", Symbols.GLOBAL, "globals", Symbols.GLOBAL, i);
      } else {
        var type = JvmType.of(shape.global(i).type()).desc;
        fields.add(new Field("g" + i, type, "globals", Symbols.GLOBAL, i, true));
        if (shape.global(i).type() == ValType.V128) {
          String high = InstanceFields.highHalf(i);
          fields.add(new Field(high, type, "globals", Symbols.GLOBAL, i, true));
        }
      }
    }
  }

  private void add(String kind, ClassDesc type, String array, ClassDesc element, int index) {
    fields.add(new Field(kind + index, type, array, element, index, false));
  }

  private void write(ClassBuilder builder) {
    builder.withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SYNTHETIC);
    builder.withSuperclass(Symbols.BASE_INSTANCE);
    for (var field : fields) {
      builder.withField(field.name(), field.type(), 0);
    }
    builder.withMethodBody(
        INIT_NAME,
        CONSTRUCTOR,
        ClassFile.ACC_PUBLIC,
        code ->
            code.aload(0)
                .aload(1)
                .invokespecial(Symbols.BASE_INSTANCE, INIT_NAME, CONSTRUCTOR)
                .return_());
    int parts = (fields.size() + FIELDS_PER_METHOD - 1) / FIELDS_PER_METHOD;
    builder.withMethodBody(
        "link",
        MTD_void,
        ClassFile.ACC_PROTECTED,
        code -> {
          for (int part = 0; part < parts; part++) {
            code.aload(0).invokevirtual(Symbols.INSTANCE, "link" + part, MTD_void);
          }
          code.return_();
        });
    for (int part = 0; part < parts; part++) {
      int from = part * FIELDS_PER_METHOD;
      int to = Math.min(fields.size(), from + FIELDS_PER_METHOD);
      builder.withMethodBody(
          "link" + part, MTD_void, ClassFile.ACC_PRIVATE, b -> fill(new Code(b, 1), from, to));
    }
  }

  private void fill(Code code, int from, int to) {
    for (var field : fields.subList(from, to)) {
      code.aload(0);
      code.aload(0);
      code.getField(Symbols.INSTANCE, field.array(), field.element().arrayType());
      code.constant(field.index());
      code.builder().aaload();
      if (field.unwrap()) {
        var type = JvmType.of(shape.global(field.index()).type());
        boolean high = field.name().equals(InstanceFields.highHalf(field.index()));
        String half = high ? InstanceFields.HIGH_HALF : type.globalField;
        code.getField(Symbols.GLOBAL, half, VariableEmitter.globalFieldType(type));
        if (type == JvmType.FUNC) {
          code.builder().checkcast(Symbols.FUNC);
        }
      } else if (!field.type().equals(field.element())) {
        code.builder().checkcast(field.type());
      }
      code.putField(Symbols.INSTANCE, field.name(), field.type());
    }
    code.builder().return_();
  }
}
