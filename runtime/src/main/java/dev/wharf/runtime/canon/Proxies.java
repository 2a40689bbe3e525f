package dev.wharf.runtime.canon;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;

import dev.wharf.engine.Engine;
import dev.wharf.runtime.resource.ResourceHandle;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Classes that implement a Java interface by export adapters: each method is a call of {@code
 * invoke}. For a resource the object also holds a handle, and makes others of its class for other
 * handles.
 */
public final class Proxies {
  private static final ClassDesc OBJECTS = CD_Object.arrayType();
  private static final ClassDesc HANDLE = ClassDesc.of("dev.wharf.runtime.resource.ResourceHandle");
  private static final ClassDesc GUEST_RESOURCE =
      ClassDesc.of("dev.wharf.runtime.canon.GuestResource");
  private static final ClassDesc WRAPPER =
      ClassDesc.of("dev.wharf.runtime.canon.ResourceSlot").nested("Wrapper");
  private static final ClassDesc PROXIES = ClassDesc.of("dev.wharf.runtime.canon.Proxies");
  private static final MethodTypeDesc INIT = MethodTypeDesc.of(CD_void, OBJECTS, HANDLE);
  private static final int FLAGS = ClassFile.ACC_PUBLIC | ClassFile.ACC_FINAL;

  private Proxies() {}

  /**
   * What a method does.
   *
   * @param onResource whether the object itself is the adapter's first argument
   * @param target an adapter, or the object to return
   */
  public record Forward(Method method, boolean onResource, Object target) {}

  /**
   * An object of {@code type}; of a resource, it is for no handle and only to {@code wrap} others.
   */
  public static Object make(Engine engine, Class<?> type, List<Forward> methods, boolean resource) {
    var shape =
        new Shape(
            type,
            methods.stream().map(Forward::method).toList(),
            methods.stream().<Class<?>>map(forward -> forward.target().getClass()).toList(),
            resource);
    var entry =
        AdapterCache.of(engine)
            .define(shape, type.getClassLoader(), name -> write(name, methods, shape));
    Object[] targets = methods.stream().map(Forward::target).toArray();
    return entry.make(targets, null); // hot: no handle
  }

  private record Shape(
      Class<?> type, List<Method> methods, List<Class<?>> targets, boolean resource) {}

  /** Drops the guest's resource behind a proxy; once is enough, and none once its store ended. */
  public static void close(ResourceHandle handle) {
    handle.close();
  }

  private static byte[] write(String name, List<Forward> methods, Shape shape) {
    ClassDesc self = ClassDesc.of(name);
    return ClassFile.of()
        .build(
            self,
            builder -> {
              builder.withFlags(FLAGS | ClassFile.ACC_SUPER);
              builder.withInterfaceSymbols(
                  shape.resource()
                      ? List.of(Names.of(shape.type()), GUEST_RESOURCE, WRAPPER)
                      : List.of(Names.of(shape.type())));
              builder.withField("targets", OBJECTS, ClassFile.ACC_PRIVATE | ClassFile.ACC_FINAL);
              builder.withField("handle", HANDLE, ClassFile.ACC_PRIVATE | ClassFile.ACC_FINAL);
              builder.withMethodBody(
                  INIT_NAME, INIT, ClassFile.ACC_PUBLIC, code -> constructor(code, self));
              for (int i = 0; i < methods.size(); i++) {
                forward(builder, self, methods.get(i), i);
              }
              if (shape.resource()) {
                resource(builder, self);
              }
            });
  }

  private static void constructor(CodeBuilder code, ClassDesc self) {
    code.aload(0).invokespecial(CD_Object, INIT_NAME, MethodTypeDesc.of(CD_void));
    code.aload(0).aload(1).putfield(self, "targets", OBJECTS);
    code.aload(0).aload(2).putfield(self, "handle", HANDLE).return_();
  }

  private static void forward(ClassBuilder builder, ClassDesc self, Forward forward, int index) {
    Method method = forward.method();
    ClassDesc result = Names.of(method.getReturnType());
    var params = Arrays.stream(method.getParameterTypes()).map(Names::of).toList();
    builder.withMethodBody(
        method.getName(),
        MethodTypeDesc.of(result, params),
        FLAGS,
        code -> {
          code.aload(0).getfield(self, "targets", OBJECTS).loadConstant(index).aaload();
          if (!isAdapter(forward.target())) {
            code.checkcast(result).areturn();
            return;
          }
          ClassDesc adapter = Names.of(forward.target().getClass());
          code.checkcast(adapter);
          var all = new ArrayList<ClassDesc>();
          if (forward.onResource()) {
            code.aload(0);
            all.add(Names.of(method.getDeclaringClass()));
          }
          for (int i = 0; i < params.size(); i++) {
            code.loadLocal(TypeKind.from(params.get(i)), code.parameterSlot(i));
          }
          all.addAll(params);
          code.invokevirtual(adapter, "invoke", MethodTypeDesc.of(result, all));
          code.return_(TypeKind.from(result));
        });
  }

  private static boolean isAdapter(Object target) {
    return target.getClass().getName().startsWith(AdapterCache.PACKAGE);
  }

  private static void resource(ClassBuilder builder, ClassDesc self) {
    builder.withMethodBody(
        "handle",
        MethodTypeDesc.of(HANDLE),
        FLAGS,
        code -> code.aload(0).getfield(self, "handle", HANDLE).areturn());
    builder.withMethodBody(
        "wrap",
        MethodTypeDesc.of(CD_Object, HANDLE),
        FLAGS,
        code ->
            code.new_(self)
                .dup()
                .aload(0)
                .getfield(self, "targets", OBJECTS)
                .aload(1)
                .invokespecial(self, INIT_NAME, INIT)
                .areturn());
    builder.withMethodBody(
        "close",
        MethodTypeDesc.of(CD_void),
        FLAGS,
        code ->
            code.aload(0)
                .getfield(self, "handle", HANDLE)
                .invokestatic(PROXIES, "close", MethodTypeDesc.of(CD_void, HANDLE))
                .return_());
  }
}
