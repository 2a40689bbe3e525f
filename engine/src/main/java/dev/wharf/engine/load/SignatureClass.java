package dev.wharf.engine.load;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_Throwable;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;

/**
 * Writes signature classes and their host forms.
 *
 * <p>{@code wharf.fn.II_I} extends {@code Func}: abstract {@code call(int, int)}; {@code enter(int,
 * int)} is that call between {@code Store.enter} and {@code exit}; the inherited dynamic {@code
 * call} unpacks its arrays into {@code enter}. {@code wharf.fn.II_I$Host} extends it and packs the
 * other way around, for a {@code HostBody}.
 */
final class SignatureClass {
  static final ClassDesc STORE = ClassDesc.of("dev.wharf.engine.Store");
  static final ClassDesc HOST_CALLS = ClassDesc.of("dev.wharf.engine.abi.HostCalls");
  private static final ClassDesc FUNC = SignatureShape.FUNC;
  private static final ClassDesc FUNC_TYPE = ClassDesc.of("dev.wharf.wasm.type.FuncType");
  private static final ClassDesc DEF_TYPE = ClassDesc.of("dev.wharf.wasm.type.DefType");
  private static final ClassDesc INSTANCE = ClassDesc.of("dev.wharf.engine.Instance");
  private static final ClassDesc HOST_BODY = ClassDesc.of("dev.wharf.engine.HostBody");
  private static final ClassDesc RUNTIME_EXCEPTION = ClassDesc.of("java.lang.RuntimeException");
  private static final ClassDesc LONGS = CD_long.arrayType();
  private static final ClassDesc OBJECTS = CD_Object.arrayType();
  private static final ClassDesc FLOAT = ClassDesc.of("java.lang.Float");
  private static final ClassDesc DOUBLE = ClassDesc.of("java.lang.Double");
  private static final ClassDesc INTEGER = ClassDesc.of("java.lang.Integer");
  private static final MethodTypeDesc DYNAMIC =
      MethodTypeDesc.of(CD_void, LONGS, OBJECTS, LONGS, OBJECTS);
  private static final MethodTypeDesc MOVE = MethodTypeDesc.of(CD_void, FUNC, LONGS, OBJECTS);
  private static final MethodTypeDesc VOID = MethodTypeDesc.of(CD_void);

  private SignatureClass() {}

  static byte[] generate(String name) {
    if (name.endsWith(TypeClasses.HOST_SUFFIX)) {
      var base = name.substring(0, name.length() - TypeClasses.HOST_SUFFIX.length());
      return host(name, base, new SignatureShape(base));
    }
    return signature(new SignatureShape(name));
  }

  /** The constructors of a class below {@code Func}: of host functions, and of an instance. */
  static void constructors(ClassBuilder type, ClassDesc superclass) {
    for (ClassDesc known : List.of(FUNC_TYPE, DEF_TYPE)) {
      var store = MethodTypeDesc.of(CD_void, STORE, known);
      type.withMethodBody(
          INIT_NAME,
          store,
          ClassFile.ACC_PUBLIC,
          code ->
              code.aload(0)
                  .aload(1)
                  .aload(2)
                  .invokespecial(superclass, INIT_NAME, store)
                  .return_());
    }
    var instance = MethodTypeDesc.of(CD_void, INSTANCE, CD_int);
    type.withMethodBody(
        INIT_NAME,
        instance,
        ClassFile.ACC_PUBLIC,
        code ->
            code.aload(0)
                .aload(1)
                .iload(2)
                .invokespecial(superclass, INIT_NAME, instance)
                .return_());
  }

  private static byte[] signature(SignatureShape shape) {
    return ClassFile.of()
        .build(
            shape.desc(),
            type -> {
              constructors(type, FUNC);
              type.withFlags(ClassFile.ACC_PUBLIC | ClassFile.ACC_SUPER | ClassFile.ACC_ABSTRACT)
                  .withSuperclass(FUNC)
                  .withMethod(
                      "call",
                      shape.callType(),
                      ClassFile.ACC_PUBLIC | ClassFile.ACC_ABSTRACT,
                      _ -> {})
                  .withMethodBody(
                      "enter",
                      shape.callType(),
                      ClassFile.ACC_PUBLIC | ClassFile.ACC_FINAL,
                      code -> enter(code, shape))
                  .withMethodBody("tail", VOID, ClassFile.ACC_PUBLIC, code -> tail(code, shape))
                  .withMethodBody(
                      "call",
                      DYNAMIC,
                      ClassFile.ACC_PUBLIC | ClassFile.ACC_FINAL,
                      code -> dynamicCall(code, shape));
            });
  }

  private static void enter(CodeBuilder code, SignatureShape shape) {
    int store = code.allocateLocal(TypeKind.REFERENCE);
    int outer = code.allocateLocal(TypeKind.INT);
    Label start = code.newLabel();
    Label end = code.newLabel();
    Label handler = code.newLabel();
    code.aload(0).invokevirtual(FUNC, "store", MethodTypeDesc.of(STORE)).astore(store);
    code.aload(store).invokevirtual(STORE, "depth", MethodTypeDesc.of(CD_int)).istore(outer);
    code.aload(store).invokevirtual(STORE, "enter", VOID);
    code.labelBinding(start).aload(0);
    for (int i = 0; i < shape.jvmParamCount(); i++) {
      code.loadLocal(SignatureShape.kind(shape.param(i)), code.parameterSlot(i));
    }
    code.invokevirtual(shape.desc(), "call", shape.callType());
    code.aload(store).invokevirtual(STORE, "exit", VOID);
    code.labelBinding(end).return_(shape.resultKind());
    int thrown = code.labelBinding(handler).allocateLocal(TypeKind.REFERENCE);
    code.astore(thrown).aload(store).aload(thrown).iload(outer);
    code.invokevirtual(
        STORE, "failure", MethodTypeDesc.of(RUNTIME_EXCEPTION, CD_Throwable, CD_int));
    code.athrow();
    code.exceptionCatchAll(start, end, handler);
  }

  private static void dynamicCall(CodeBuilder code, SignatureShape shape) {
    boolean inStore = shape.passedInStore();
    if (inStore) {
      code.aload(0).aload(1).aload(2);
      code.invokestatic(HOST_CALLS, "putParams", MOVE);
    }
    boolean result = shape.resultCount() > 0;
    if (result) {
      code.aload(SignatureShape.kind(shape.result(0)) == TypeKind.REFERENCE ? 4 : 3).iconst_0();
    }
    code.aload(0);
    for (int i = 0; i < shape.jvmParamCount(); i++) {
      unpack(code, shape.param(i), 1, 2, i);
    }
    code.invokevirtual(shape.desc(), "enter", shape.callType());
    if (result) {
      toBits(code, shape.result(0));
      code.arrayStore(arrayKind(shape.result(0)));
    }
    if (shape.resultCount() > 1) {
      code.aload(0).aload(3).aload(4);
      code.invokestatic(HOST_CALLS, "takeResults", MOVE);
    }
    code.return_();
    Seclusion.end(code);
  }

  /** {@code call}, with arguments from the store and the first result back into it. */
  private static void tail(CodeBuilder code, SignatureShape shape) {
    int store = code.allocateLocal(TypeKind.REFERENCE);
    int args = code.allocateLocal(TypeKind.REFERENCE);
    int refArgs = code.allocateLocal(TypeKind.REFERENCE);
    code.aload(0).invokevirtual(FUNC, "store", MethodTypeDesc.of(STORE)).astore(store);
    code.aload(store).invokevirtual(STORE, "tailArgs", MethodTypeDesc.of(LONGS)).astore(args);
    code.aload(store).invokevirtual(STORE, "tailRefs", MethodTypeDesc.of(OBJECTS)).astore(refArgs);
    if (shape.passedInStore()) {
      code.aload(0).aload(args).aload(refArgs);
      code.invokestatic(HOST_CALLS, "putParams", MOVE);
    }
    code.aload(0);
    for (int i = 0; i < shape.jvmParamCount(); i++) {
      unpack(code, shape.param(i), args, refArgs, i);
    }
    code.invokevirtual(shape.desc(), "call", shape.callType());
    if (shape.resultCount() > 0) {
      var kind = SignatureShape.kind(shape.result(0));
      boolean reference = kind == TypeKind.REFERENCE;
      int result = code.allocateLocal(kind);
      code.storeLocal(kind, result);
      // The arrays may have been replaced by larger ones meanwhile.
      code.aload(store);
      if (reference) {
        code.invokevirtual(STORE, "refResults", MethodTypeDesc.of(OBJECTS));
      } else {
        code.invokevirtual(STORE, "results", MethodTypeDesc.of(LONGS));
      }
      code.iconst_0().loadLocal(kind, result);
      toBits(code, shape.result(0));
      code.arrayStore(arrayKind(shape.result(0)));
    }
    code.return_();
  }

  /** The host form {@code binaryName} of the class {@code base}, which has the shape. */
  static byte[] host(String binaryName, String base, SignatureShape shape) {
    var name = ClassDesc.of(binaryName);
    var superclass = ClassDesc.of(base);
    var init = MethodTypeDesc.of(CD_void, STORE, DEF_TYPE, HOST_BODY);
    return ClassFile.of()
        .build(
            name,
            type ->
                type.withFlags(ClassFile.ACC_PUBLIC | ClassFile.ACC_SUPER | ClassFile.ACC_FINAL)
                    .withSuperclass(superclass)
                    .withField("body", HOST_BODY, ClassFile.ACC_PRIVATE | ClassFile.ACC_FINAL)
                    .withMethodBody(
                        INIT_NAME,
                        init,
                        ClassFile.ACC_PUBLIC,
                        code ->
                            code.aload(0)
                                .aload(1)
                                .aload(2)
                                .invokespecial(
                                    superclass,
                                    INIT_NAME,
                                    MethodTypeDesc.of(CD_void, STORE, DEF_TYPE))
                                .aload(0)
                                .aload(3)
                                .putfield(name, "body", HOST_BODY)
                                .return_())
                    .withMethodBody(
                        "call",
                        shape.callType(),
                        ClassFile.ACC_PUBLIC | ClassFile.ACC_FINAL,
                        code -> hostCall(code, name, shape)));
  }

  private static void hostCall(CodeBuilder code, ClassDesc name, SignatureShape shape) {
    int args = code.allocateLocal(TypeKind.REFERENCE);
    int refArgs = code.allocateLocal(TypeKind.REFERENCE);
    int results = code.allocateLocal(TypeKind.REFERENCE);
    int refResults = code.allocateLocal(TypeKind.REFERENCE);
    code.loadConstant(shape.paramCount()).newarray(TypeKind.LONG).astore(args);
    code.loadConstant(shape.paramCount()).anewarray(CD_Object).astore(refArgs);
    code.loadConstant(shape.resultCount()).newarray(TypeKind.LONG).astore(results);
    code.loadConstant(shape.resultCount()).anewarray(CD_Object).astore(refResults);
    if (shape.passedInStore()) {
      code.aload(0).aload(args).aload(refArgs);
      code.invokestatic(HOST_CALLS, "takeParams", MOVE);
    }
    for (int i = 0; i < shape.jvmParamCount(); i++) {
      TypeKind kind = SignatureShape.kind(shape.param(i));
      code.aload(kind == TypeKind.REFERENCE ? refArgs : args).loadConstant(i);
      code.loadLocal(kind, code.parameterSlot(i));
      toBits(code, shape.param(i));
      code.arrayStore(arrayKind(shape.param(i)));
    }
    code.aload(0).getfield(name, "body", HOST_BODY);
    code.aload(args).aload(refArgs).aload(results).aload(refResults);
    code.invokestatic(
        HOST_CALLS, "run", MethodTypeDesc.of(CD_void, HOST_BODY, LONGS, OBJECTS, LONGS, OBJECTS));
    if (shape.resultCount() > 1) {
      code.aload(0).aload(results).aload(refResults);
      code.invokestatic(HOST_CALLS, "putResults", MOVE);
    }
    if (shape.resultCount() > 0) {
      unpack(code, shape.result(0), results, refResults, 0);
    }
    code.return_(shape.resultKind());
    Seclusion.end(code);
  }

  /** Pushes the value at an index of the array of its kind. */
  private static void unpack(CodeBuilder code, char letter, int longs, int refs, int index) {
    TypeKind kind = SignatureShape.kind(letter);
    code.aload(kind == TypeKind.REFERENCE ? refs : longs).loadConstant(index);
    code.arrayLoad(arrayKind(letter));
    switch (letter) {
      case 'I' -> code.l2i();
      case 'F' ->
          code.l2i().invokestatic(FLOAT, "intBitsToFloat", MethodTypeDesc.of(CD_float, CD_int));
      case 'D' ->
          code.invokestatic(DOUBLE, "longBitsToDouble", MethodTypeDesc.of(CD_double, CD_long));
      case 'A', 'a', 'B', 'b' -> code.checkcast(FUNC);
      default -> {}
    }
  }

  /** Turns the value on the stack into what is stored in the array of its kind. */
  private static void toBits(CodeBuilder code, char letter) {
    var unsigned = MethodTypeDesc.of(CD_long, CD_int);
    switch (letter) {
      case 'I' -> code.invokestatic(INTEGER, "toUnsignedLong", unsigned);
      case 'F' ->
          code.invokestatic(FLOAT, "floatToRawIntBits", MethodTypeDesc.of(CD_int, CD_float))
              .invokestatic(INTEGER, "toUnsignedLong", unsigned);
      case 'D' ->
          code.invokestatic(DOUBLE, "doubleToRawLongBits", MethodTypeDesc.of(CD_long, CD_double));
      default -> {}
    }
  }

  private static TypeKind arrayKind(char letter) {
    return SignatureShape.kind(letter) == TypeKind.REFERENCE ? TypeKind.REFERENCE : TypeKind.LONG;
  }
}
