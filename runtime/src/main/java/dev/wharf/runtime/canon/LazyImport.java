package dev.wharf.runtime.canon;

import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;

import dev.wharf.engine.Func;
import dev.wharf.engine.Store;
import dev.wharf.wasm.type.FuncType;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassHierarchyResolver.ClassHierarchyInfo;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.function.Supplier;

/**
 * An imported function whose adapter is made when it is first called. Components import many more
 * functions of the host than they call, and an adapter costs milliseconds while the JVM is cold.
 * One class per core signature.
 */
public final class LazyImport {
  private static final ClassDesc SOURCE = ClassDesc.of("dev.wharf.runtime.canon.LazyImport");
  private static final MethodTypeDesc LINK = MethodTypeDesc.of(Names.FUNC);
  private static final MethodTypeDesc INIT =
      MethodTypeDesc.of(CD_void, Names.STORE, Names.FUNC_TYPE, SOURCE);

  private final Supplier<Func> adapter;

  private LazyImport(Supplier<Func> adapter) {
    this.adapter = adapter;
  }

  /** The shape by which the class is found again. */
  private record Shape(FuncType type) {}

  /**
   * @param adapter may be asked with little stack left
   */
  static Func of(Supplier<Func> adapter, FuncType coreType, Store store, AdapterCache cache) {
    var core = new CoreCall(coreType);
    return (Func)
        cache
            .get(
                new Shape(coreType),
                LazyImport.class.getClassLoader(),
                owner -> write(owner.self(), core))
            .make(store, coreType, new LazyImport(adapter));
  }

  /** Called by the generated class, perhaps with little stack left. */
  public Func link() {
    return adapter.get();
  }

  private static byte[] write(ClassDesc self, CoreCall core) {
    ClassDesc signature = core.signature();
    return ClassFile.of(ClassHierarchyResolverOption.of(_ -> ClassHierarchyInfo.ofInterface()))
        .build(
            self,
            builder ->
                builder
                    .withFlags(ClassFile.ACC_PUBLIC | ClassFile.ACC_SUPER | ClassFile.ACC_FINAL)
                    .withSuperclass(signature)
                    .withField("source", SOURCE, ClassFile.ACC_PRIVATE | ClassFile.ACC_FINAL)
                    .withField("target", signature, ClassFile.ACC_PRIVATE)
                    .withMethodBody(
                        INIT_NAME, INIT, ClassFile.ACC_PUBLIC, code -> init(code, self, signature))
                    .withMethodBody(
                        "call",
                        core.method(),
                        ClassFile.ACC_PUBLIC | ClassFile.ACC_FINAL,
                        code -> call(code, self, core)));
  }

  private static void init(CodeBuilder code, ClassDesc self, ClassDesc signature) {
    code.aload(0).aload(1).aload(2);
    code.invokespecial(
        signature, INIT_NAME, MethodTypeDesc.of(CD_void, Names.STORE, Names.FUNC_TYPE));
    code.aload(0).aload(3).putfield(self, "source", SOURCE);
    code.return_();
  }

  private static void call(CodeBuilder code, ClassDesc self, CoreCall core) {
    ClassDesc signature = core.signature();
    int target = code.allocateLocal(TypeKind.REFERENCE);
    var linked = code.newLabel();
    code.aload(0).getfield(self, "target", signature).astore(target);
    code.aload(target).ifnonnull(linked);
    code.aload(0).getfield(self, "source", SOURCE).invokevirtual(SOURCE, "link", LINK);
    code.checkcast(signature).astore(target);
    code.aload(0).aload(target).putfield(self, "target", signature);
    code.labelBinding(linked).aload(target);
    for (int i = 0; i < core.params().size(); i++) {
      code.loadLocal(AdapterCode.kind(core.params().get(i)), code.parameterSlot(i));
    }
    code.invokevirtual(signature, "call", core.method()).return_(core.resultKind());
  }
}
