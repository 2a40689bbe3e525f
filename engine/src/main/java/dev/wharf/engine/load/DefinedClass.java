package dev.wharf.engine.load;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;
import static java.lang.constant.ConstantDescs.MTD_void;

import dev.wharf.wasm.type.ArrayType;
import dev.wharf.wasm.type.DefType;
import dev.wharf.wasm.type.FuncType;
import dev.wharf.wasm.type.PackedType;
import dev.wharf.wasm.type.StructType;
import dev.wharf.wasm.type.VecType;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;

/**
 * Writes the class of a defined type, below the class of its supertype. A structure class has the
 * fields that its supertype lacks; an array class has nothing but a name, as has the class of a
 * function type, which only tells functions of one signature apart.
 */
final class DefinedClass {
  private static final ClassDesc STRUCT = ClassDesc.of("dev.wharf.engine.StructRef");
  private static final MethodTypeDesc MAKE = MethodTypeDesc.of(CD_Object);
  private static final MethodTypeDesc MAKE_ARRAY = MethodTypeDesc.of(CD_Object, CD_int);
  private static final MethodTypeDesc LENGTH = MethodTypeDesc.of(CD_void, CD_int);

  private final ClassDesc self;
  private final DefType type;
  private final ClassDesc superclass;

  private DefinedClass(TypeNames names, DefType type) {
    this.self = ClassDesc.of(names.name(type));
    this.type = type;
    this.superclass =
        type.supertype().map(up -> ClassDesc.of(names.name(up))).orElseGet(() -> base(type));
  }

  private static ClassDesc base(DefType type) {
    return switch (type.composite()) {
      case FuncType func -> ClassDesc.of(TypeClasses.erasedName(func));
      case StructType _ -> STRUCT;
      case ArrayType _ -> ArrayShape.of(type).base();
    };
  }

  static byte[] generate(TypeNames names, DefType type) {
    var made = new DefinedClass(names, type);
    return ClassFile.of().build(made.self, made::write);
  }

  private void write(ClassBuilder builder) {
    int flags = ClassFile.ACC_PUBLIC | ClassFile.ACC_SUPER;
    builder.withSuperclass(superclass);
    switch (type.composite()) {
      case FuncType _ -> {
        builder.withFlags(flags | ClassFile.ACC_ABSTRACT);
        SignatureClass.constructors(builder, superclass);
      }
      case StructType _ -> {
        builder.withFlags(flags | (type.definition().isFinal() ? ClassFile.ACC_FINAL : 0));
        struct(builder);
      }
      case ArrayType _ -> {
        builder.withFlags(flags | (type.definition().isFinal() ? ClassFile.ACC_FINAL : 0));
        array(builder);
      }
    }
  }

  private void array(ClassBuilder builder) {
    builder.withMethodBody(
        INIT_NAME,
        LENGTH,
        ClassFile.ACC_PUBLIC,
        code -> code.aload(0).iload(1).invokespecial(superclass, INIT_NAME, LENGTH).return_());
    builder.withMethodBody(
        "make",
        MAKE_ARRAY,
        ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC,
        code -> code.new_(self).dup().iload(0).invokespecial(self, INIT_NAME, LENGTH).areturn());
  }

  private void struct(ClassBuilder builder) {
    var shape = StructShape.of(type);
    int inherited = type.supertype().map(up -> StructShape.of(up).fields().size()).orElse(0);
    for (int i = inherited; i < shape.fields().size(); i++) {
      builder.withField(StructShape.name(i), shape.storage(i), ClassFile.ACC_PUBLIC);
      if (shape.fields().get(i) instanceof VecType) {
        builder.withField(StructShape.highName(i), shape.storage(i), ClassFile.ACC_PUBLIC);
      }
    }
    builder.withMethodBody(
        INIT_NAME,
        MTD_void,
        ClassFile.ACC_PUBLIC,
        code -> code.aload(0).invokespecial(superclass, INIT_NAME, MTD_void).return_());
    int statics = ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC;
    builder.withMethodBody(
        "make",
        MAKE,
        statics,
        code -> code.new_(self).dup().invokespecial(self, INIT_NAME, MTD_void).areturn());
    var parts = shape.parts();
    if (parts.size() == 1) {
      builder.withMethodBody("of", shape.ofType(), statics, code -> of(code, shape));
      return;
    }
    int from = 0;
    for (int part = 0; part < parts.size(); part++) {
      int first = from;
      int end = parts.get(part);
      builder.withMethodBody(
          "put" + part, shape.putType(first, end), statics, code -> put(code, shape, first, end));
      from = end;
    }
  }

  private void of(CodeBuilder code, StructShape shape) {
    int object = code.allocateLocal(TypeKind.REFERENCE);
    code.new_(self).dup().invokespecial(self, INIT_NAME, MTD_void).astore(object);
    fill(code, shape, 0, shape.fields().size(), object);
    code.aload(object).areturn();
  }

  private void put(CodeBuilder code, StructShape shape, int from, int to) {
    int object = code.allocateLocal(TypeKind.REFERENCE);
    code.aload(code.parameterSlot(shape.params(from, to).size())).checkcast(self).astore(object);
    fill(code, shape, from, to, object);
    code.return_();
  }

  private void fill(CodeBuilder code, StructShape shape, int from, int to, int object) {
    int param = 0;
    for (int i = from; i < to; i++) {
      var storage = shape.storage(i);
      var kind = TypeKind.from(storage).asLoadable();
      code.aload(object).loadLocal(kind, code.parameterSlot(param++));
      if (shape.fields().get(i) instanceof PackedType packed) {
        if (packed == PackedType.I8) {
          code.i2b();
        } else {
          code.i2s();
        }
      }
      code.putfield(self, StructShape.name(i), storage);
      if (shape.fields().get(i) instanceof VecType) {
        code.aload(object).loadLocal(kind, code.parameterSlot(param++));
        code.putfield(self, StructShape.highName(i), storage);
      }
    }
  }
}
