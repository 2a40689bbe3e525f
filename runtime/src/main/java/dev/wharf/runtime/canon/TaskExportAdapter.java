package dev.wharf.runtime.canon;

import static java.lang.constant.ConstantDescs.CD_Object;

import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * A guest's export as a Java method {@code invoke} that hands its arguments to a {@link TaskCall}.
 *
 * @param params the classes that the method takes
 * @param result the class that it returns
 * @param later whether it returns a {@link CompletableFuture} of the result
 */
record TaskExportAdapter(List<Class<?>> params, Class<?> result, boolean later) {
  private static final ClassDesc OBJECTS = CD_Object.arrayType();

  byte[] build(AdapterClass owner) {
    var type =
        MethodTypeDesc.of(
            Names.of(result), params.stream().map(Names::of).toArray(ClassDesc[]::new));
    return owner.build(CD_Object, "invoke", type, this::body);
  }

  private void body(AdapterCode code) {
    var builder = code.builder();
    code.field(code.owner().field("function", Names.TASK_CALL), Names.TASK_CALL);
    builder.loadConstant(params.size()).anewarray(CD_Object);
    for (int i = 0; i < params.size(); i++) {
      builder.dup().loadConstant(i);
      code.load(params.get(i), builder.parameterSlot(i));
      code.toDeclared(params.get(i), Object.class);
      builder.aastore();
    }
    if (later) {
      var future = Names.of(CompletableFuture.class);
      builder.invokevirtual(Names.TASK_CALL, "callAsync", MethodTypeDesc.of(future, OBJECTS));
      builder.areturn();
      return;
    }
    builder.invokevirtual(Names.TASK_CALL, "call", MethodTypeDesc.of(CD_Object, OBJECTS));
    if (result == void.class) {
      builder.pop().return_();
      return;
    }
    code.fromDeclared(Object.class, result);
    builder.return_(TypeKind.from(result));
  }
}
