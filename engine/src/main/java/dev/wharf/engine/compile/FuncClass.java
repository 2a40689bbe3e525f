package dev.wharf.engine.compile;

import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;

import dev.wharf.wasm.type.FuncType;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Functions as values, for tables, references and exports. Up to {@link #CHUNK} functions of one
 * type share a class that holds an index and switches to their static methods, so that making the
 * elements of a large table loads few classes and compiles no function.
 */
final class FuncClass {
  private static final int CHUNK = 64;
  private static final String PREFIX = "R";
  private static final MethodTypeDesc SUPER =
      MethodTypeDesc.of(CD_void, Symbols.BASE_INSTANCE, CD_int);
  private static final MethodTypeDesc CONSTRUCTOR =
      MethodTypeDesc.of(CD_void, Symbols.INSTANCE, CD_int);

  private final ModuleShape shape;
  private final ClassDesc desc;
  private final int typeIndex;
  private final FuncType type;
  private final List<Integer> members = new ArrayList<>();

  private FuncClass(ModuleShape shape, ClassDesc desc, int typeIndex, int chunk) {
    this.shape = shape;
    this.desc = desc;
    this.typeIndex = typeIndex;
    this.type = shape.type(typeIndex);
    var functions = shape.module().module().functions();
    for (int own = chunk * CHUNK; own < Math.min(functions.size(), (chunk + 1) * CHUNK); own++) {
      if (functions.get(own).typeIndex() == typeIndex) {
        members.add(own + shape.importedFuncs());
      }
    }
  }

  /** Simple name of the class for a function of this module. */
  static String name(ModuleShape shape, int funcIndex) {
    int own = funcIndex - shape.importedFuncs();
    return PREFIX + shape.module().module().functions().get(own).typeIndex() + "_" + own / CHUNK;
  }

  static boolean isName(String simpleName) {
    return simpleName.startsWith(PREFIX);
  }

  static byte[] classBytes(ClassFile classFile, ModuleShape shape, String simpleName) {
    int bar = simpleName.indexOf('_');
    int typeIndex = Integer.parseInt(simpleName.substring(PREFIX.length(), bar));
    int chunk = Integer.parseInt(simpleName.substring(bar + 1));
    var desc = ClassDesc.of(Symbols.PACKAGE + simpleName);
    var funcClass = new FuncClass(shape, desc, typeIndex, chunk);
    return classFile.build(desc, funcClass::write);
  }

  private void write(ClassBuilder builder) {
    builder.withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_PUBLIC | ClassFile.ACC_SYNTHETIC);
    var signature = shape.signature(typeIndex);
    builder.withSuperclass(signature);
    int finals = ClassFile.ACC_PRIVATE | ClassFile.ACC_FINAL;
    builder.withField("instance", Symbols.INSTANCE, finals);
    builder.withField("index", CD_int, finals);
    builder.withMethodBody(
        INIT_NAME,
        CONSTRUCTOR,
        ClassFile.ACC_PUBLIC,
        code ->
            code.aload(0)
                .aload(1)
                .iload(2)
                .invokespecial(signature, INIT_NAME, SUPER)
                .aload(0)
                .aload(1)
                .putfield(desc, "instance", Symbols.INSTANCE)
                .aload(0)
                .iload(2)
                .putfield(desc, "index", CD_int)
                .return_());
    builder.withMethodBody(
        "call", shape.callType(type), ClassFile.ACC_PUBLIC, b -> call(new Code(b, 0)));
    if (members.stream().anyMatch(shape.module()::makesTailCalls)) {
      builder.withMethodBody(
          "tail", ConstantDescs.MTD_void, ClassFile.ACC_PUBLIC, b -> tail(new Code(b, 2)));
    }
  }

  /** Takes the arguments from the store, runs up to the end or the next tail call. */
  private void tail(Code code) {
    int instance = 1;
    code.aload(0);
    code.getField(desc, "instance", Symbols.INSTANCE);
    code.builder().astore(instance);
    var params = JvmType.of(type.params());
    ResultPassing.getTailArguments(code, instance, params);
    if (ModuleShape.passedInResults(type)) {
      for (int k = params.length - 1; k >= 0; k--) {
        ResultPassing.put(code, instance, ResultPassing.place(params, k), params[k]);
      }
    }
    code.aload(instance);
    dispatch(
        code,
        member -> {
          code.invoke(shape.codeClass(member), shape.tailName(member), shape.methodType(type));
          if (!type.results().isEmpty()) {
            // The low half of a vector is what a method returns.
            var first = JvmType.of(type.results().get(0));
            var result = first == JvmType.V128 ? JvmType.LONG : first;
            ResultPassing.put(code, instance, 0, result);
          }
          code.builder().return_();
        });
  }

  private void call(Code code) {
    int slot = 1;
    if (!ModuleShape.passedInResults(type)) {
      for (var param : JvmType.of(type.params())) {
        code.load(param, slot);
        slot += param.slots();
      }
    }
    code.aload(0);
    code.getField(desc, "instance", Symbols.INSTANCE);
    dispatch(code, member -> invoke(code, member));
  }

  /** Does the right thing for the index of the function. */
  private void dispatch(Code code, IntConsumer each) {
    if (members.size() == 1) {
      each.accept(members.get(0));
      return;
    }
    code.aload(0);
    code.getField(desc, "index", CD_int);
    var cases = new ArrayList<SwitchCase>(members.size());
    for (int member : members) {
      cases.add(SwitchCase.of(member, code.newLabel()));
    }
    Label last = cases.get(cases.size() - 1).target();
    code.builder().tableswitch(members.get(0), members.get(members.size() - 1), last, cases);
    for (int i = 0; i < members.size(); i++) {
      code.bind(cases.get(i).target());
      each.accept(members.get(i));
    }
  }

  private void invoke(Code code, int funcIndex) {
    code.invoke(
        shape.codeClass(funcIndex), ModuleShape.methodName(funcIndex), shape.methodType(type));
    if (type.results().isEmpty()) {
      code.builder().return_();
    } else {
      code.returnValue(JvmType.of(type.results().get(0)));
    }
  }
}
