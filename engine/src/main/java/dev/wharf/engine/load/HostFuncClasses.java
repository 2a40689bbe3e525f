package dev.wharf.engine.load;

import static java.lang.constant.ConstantDescs.CD_Throwable;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;

import dev.wharf.engine.Func;
import dev.wharf.engine.HostBody;
import dev.wharf.engine.HostFunc;
import dev.wharf.engine.Store;
import dev.wharf.wasm.type.DefType;
import dev.wharf.wasm.type.FuncType;
import dev.wharf.wasm.type.ValType;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;

/** The classes of functions that are host code. */
public final class HostFuncClasses {
  private static final ClassDesc FUNC_TYPE = ClassDesc.of("dev.wharf.wasm.type.FuncType");
  private static final ClassDesc RUNTIME_EXCEPTION = ClassDesc.of("java.lang.RuntimeException");

  private HostFuncClasses() {}

  /** See {@link HostFunc#of(Store, DefType, HostBody)}. */
  public static Func of(Store store, DefType type, HostBody body) {
    var hostClass = store.engine().defined().hostClass(type);
    try {
      return (Func)
          hostClass
              .getConstructor(Store.class, DefType.class, HostBody.class)
              .newInstance(store, type, body);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** See {@link HostFunc#ofMethod}. */
  public static Func ofMethod(Store store, Object receiver, Method method) {
    var type = typeOf(method);
    var owner = method.getDeclaringClass();
    var hostLoader = owner.getClassLoader();
    var loader =
        store
            .engine()
            .adapterLoader(hostLoader == null ? ClassLoader.getPlatformClassLoader() : hostLoader);
    boolean callable =
        Modifier.isPublic(owner.getModifiers())
            && Modifier.isPublic(method.getModifiers())
            && !Modifier.isStatic(method.getModifiers())
            && owner.getModule().isExported(owner.getPackageName(), loader.getUnnamedModule());
    if (!callable) {
      throw new IllegalArgumentException("not a public method of an accessible class: " + method);
    }
    var methodClass = loader.methodClass(method, name -> generate(name, type, method));
    try {
      return (Func)
          methodClass
              .getConstructor(Store.class, FuncType.class, owner)
              .newInstance(store, type, receiver);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static FuncType typeOf(Method method) {
    var params = new ArrayList<ValType>();
    for (Class<?> param : method.getParameterTypes()) {
      params.add(valType(param, method));
    }
    Class<?> result = method.getReturnType();
    return new FuncType(
        params, result == void.class ? List.of() : List.of(valType(result, method)));
  }

  private static ValType valType(Class<?> java, Method method) {
    if (java == int.class) {
      return ValType.I32;
    } else if (java == long.class) {
      return ValType.I64;
    } else if (java == float.class) {
      return ValType.F32;
    } else if (java == double.class) {
      return ValType.F64;
    } else if (java == Func.class) {
      return ValType.FUNCREF;
    } else if (java == Object.class) {
      return ValType.EXTERNREF;
    }
    throw new IllegalArgumentException("no core type for " + java.getName() + " in " + method);
  }

  private static byte[] generate(String name, FuncType type, Method method) {
    var self = ClassDesc.of(name);
    var shape = new SignatureShape(TypeClasses.name(type));
    if (shape.passedInStore()) {
      throw new IllegalArgumentException("too many parameters: " + method);
    }
    var owner = method.getDeclaringClass().describeConstable().orElseThrow();
    var init = MethodTypeDesc.of(CD_void, SignatureClass.STORE, FUNC_TYPE, owner);
    return ClassFile.of()
        .build(
            self,
            body ->
                body.withFlags(ClassFile.ACC_PUBLIC | ClassFile.ACC_SUPER | ClassFile.ACC_FINAL)
                    .withSuperclass(shape.desc())
                    .withField("receiver", owner, ClassFile.ACC_PRIVATE | ClassFile.ACC_FINAL)
                    .withMethodBody(
                        INIT_NAME,
                        init,
                        ClassFile.ACC_PUBLIC,
                        code ->
                            code.aload(0)
                                .aload(1)
                                .aload(2)
                                .invokespecial(
                                    shape.desc(),
                                    INIT_NAME,
                                    MethodTypeDesc.of(CD_void, SignatureClass.STORE, FUNC_TYPE))
                                .aload(0)
                                .aload(3)
                                .putfield(self, "receiver", owner)
                                .return_())
                    .withMethodBody(
                        "call",
                        shape.callType(),
                        ClassFile.ACC_PUBLIC | ClassFile.ACC_FINAL,
                        code -> invoke(code, self, shape, owner, method)));
  }

  private static void invoke(
      CodeBuilder code, ClassDesc self, SignatureShape shape, ClassDesc owner, Method method) {
    var start = code.newBoundLabel();
    code.aload(0).getfield(self, "receiver", owner);
    for (int i = 0; i < shape.paramCount(); i++) {
      code.loadLocal(SignatureShape.kind(shape.param(i)), code.parameterSlot(i));
    }
    if (method.getDeclaringClass().isInterface()) {
      code.invokeinterface(owner, method.getName(), shape.callType());
    } else {
      code.invokevirtual(owner, method.getName(), shape.callType());
    }
    code.return_(shape.resultKind());
    var end = code.newBoundLabel();
    int thrown = code.allocateLocal(TypeKind.REFERENCE);
    code.astore(thrown).aload(thrown);
    code.invokestatic(
        SignatureClass.HOST_CALLS, "failure", MethodTypeDesc.of(RUNTIME_EXCEPTION, CD_Throwable));
    code.athrow();
    code.exceptionCatchAll(start, end, end);
    Seclusion.end(code);
  }
}
