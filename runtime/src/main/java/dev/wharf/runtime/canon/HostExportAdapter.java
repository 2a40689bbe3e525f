package dev.wharf.runtime.canon;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_Throwable;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;

import dev.wharf.component.abi.FlatSignature;
import dev.wharf.component.abi.Flattening;
import dev.wharf.component.abi.Layout;
import dev.wharf.component.abi.PointerType;
import dev.wharf.component.type.InterfaceType;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;

/**
 * A guest's export as a Java method {@code invoke}: enters the store and the instance, lowers the
 * arguments, calls the core function, lifts its result and runs {@code post-return}.
 *
 * @param params the classes that the method takes, those of the bindings or what they box to
 */
record HostExportAdapter(Signature signature, List<Class<?>> params, boolean postReturn) {
  private static final MethodTypeDesc VOID = MethodTypeDesc.of(CD_void);

  byte[] build(AdapterClass owner) {
    return owner.build(CD_Object, "invoke", method(), code -> new Body(code).write());
  }

  MethodTypeDesc method() {
    return MethodTypeDesc.of(
        Names.of(signature.outcome().java()),
        params.stream().map(Names::of).toArray(ClassDesc[]::new));
  }

  private final class Body {
    private final AdapterCode code;
    private final CodeBuilder builder;
    private final CallFrame frame;
    private final FlatSignature lifted = Flattening.lift(signature.type(), PointerType.I32);
    private final CoreCall core = new CoreCall(lifted.core());
    private final int outer;
    private final int store;

    /** The result, and the exception to throw instead, in local variables. */
    private final int value;

    private final int error;

    Body(AdapterCode code) {
      this.code = code;
      this.builder = code.builder();
      this.frame = new CallFrame(code, signature.type());
      this.outer = builder.allocateLocal(TypeKind.INT);
      this.store = builder.allocateLocal(TypeKind.REFERENCE);
      Class<?> result = signature.outcome().java();
      this.value = result == void.class ? -1 : builder.allocateLocal(TypeKind.from(result));
      this.error = builder.allocateLocal(TypeKind.REFERENCE);
    }

    void write() {
      code.field(code.owner().field("store", Names.STORE), Names.STORE);
      builder.astore(store).aload(store);
      builder.invokevirtual(Names.STORE, "depth", MethodTypeDesc.of(CD_int)).istore(outer);
      builder.aload(store).invokevirtual(Names.STORE, "enter", VOID);
      Label start = builder.newBoundLabel();
      frame.enter();
      frame.openScope();
      Label lowering = builder.newBoundLabel();
      Place.Flat args = arguments();
      Label lowered = builder.newBoundLabel();
      Place.Flat results = core.call(code, "function", args);
      frame.checkReturned();
      result(results);
      if (postReturn) {
        core.postReturn(code, results);
      }
      frame.endScope();
      frame.exit();
      builder.aload(store).invokevirtual(Names.STORE, "exit", VOID);
      Label end = builder.newBoundLabel();
      finish();
      if (!params.isEmpty()) {
        Label missing = builder.newBoundLabel();
        code.callStatic(Names.EXPORT_CALLS, "missing", Names.HOST_VALUE, Names.NULL_POINTER);
        fail();
        builder.exceptionCatch(lowering, lowered, missing, Names.NULL_POINTER);
      }
      Label failed = builder.newBoundLabel();
      fail();
      builder.exceptionCatchAll(start, end, failed);
    }

    private Place.Flat arguments() {
      Place.Flat args = code.lanes(core.params());
      Place target = lifted.paramsInMemory() ? frame.allocateParams(args) : args;
      var lower = new LowerEmitter(code, Side.CALLEE);
      for (int i = 0; i < params.size(); i++) {
        Class<?> declared = params.get(i);
        code.load(declared, builder.parameterSlot(i));
        code.fromDeclared(declared, signature.params().get(i).java());
        lower.lower(signature.params().get(i), frame.param(target, i));
      }
      return args;
    }

    /** Lifts the result into the local variables. */
    private void result(Place.Flat results) {
      builder.aconst_null().astore(error);
      if (frame.optionalResult().isEmpty()) {
        return;
      }
      Place from =
          lifted.resultInMemory()
              ? frame.checkedResult(results.lanes().getFirst().slot(), Side.CALLEE)
              : results;
      frame.openCopy(Side.CALLEE, List.of(frame.result()));
      switch (signature.outcome()) {
        case Signature.Returned(var binding, var java) -> {
          new LiftEmitter(code, Side.CALLEE).lift(binding.orElseThrow(), from);
          code.toDeclared(binding.orElseThrow().java(), java);
          builder.storeLocal(TypeKind.from(java), value);
        }
        case Signature.Thrown thrown -> thrown(thrown, from);
      }
    }

    private void thrown(Signature.Thrown thrown, Place from) {
      Label bad = builder.newLabel();
      Label end = builder.newLabel();
      code.loadBits(1, from, Side.CALLEE);
      builder.loadConstant(2);
      code.callStatic(Names.SCALARS, "discriminant", CD_int, CD_int, CD_int);
      builder.ifne(bad);
      Place payload = payload(thrown.type(), from);
      var lift = new LiftEmitter(code, Side.CALLEE);
      if (thrown.ok().isPresent()) {
        lift.lift(thrown.ok().get(), payload);
        code.toDeclared(thrown.ok().get().java(), thrown.java());
        builder.storeLocal(TypeKind.from(thrown.java()), value);
      }
      builder.goto_(end).labelBinding(bad);
      blank(thrown.java());
      error(thrown.errors().getFirst(), lift, payload);
      builder.labelBinding(end);
    }

    private Place payload(InterfaceType.Result type, Place from) {
      var layout = code.owner().layout();
      int alignment = Math.max(alignment(layout, type.ok()), alignment(layout, type.error()));
      return from.part(1, alignment);
    }

    private static int alignment(Layout layout, java.util.Optional<InterfaceType> type) {
      return type.isPresent() ? layout.alignment(type.get()) : 1;
    }

    /** Gives the result variable a value on the path that throws. */
    private void blank(Class<?> type) {
      if (type == void.class) {
        return;
      }
      switch (TypeKind.from(type).asLoadable()) {
        case INT -> builder.iconst_0();
        case LONG -> builder.lconst_0();
        case FLOAT -> builder.fconst_0();
        case DOUBLE -> builder.dconst_0();
        default -> builder.aconst_null();
      }
      builder.storeLocal(TypeKind.from(type), value);
    }

    private void error(Signature.ErrorClass errors, LiftEmitter lift, Place payload) {
      var type = Names.of(errors.java());
      if (errors.error().isEmpty()) {
        builder.new_(type).dup().invokespecial(type, INIT_NAME, VOID).astore(error);
        return;
      }
      var member = errors.error().get();
      lift.lift(member.binding(), payload);
      code.toDeclared(member.binding().java(), member.declared());
      int kept = code.keep(member.declared());
      builder.new_(type).dup();
      code.load(member.declared(), kept);
      builder
          .invokespecial(type, INIT_NAME, MethodTypeDesc.of(CD_void, Names.of(member.declared())))
          .astore(error);
    }

    private void finish() {
      if (signature.outcome() instanceof Signature.Thrown thrown) {
        Label good = builder.newLabel();
        builder.aload(error).ifnull(good);
        builder.aload(error).checkcast(CD_Throwable).athrow().labelBinding(good);
        returnValue(thrown.java());
      } else {
        returnValue(signature.outcome().java());
      }
    }

    private void returnValue(Class<?> type) {
      if (type == void.class) {
        builder.return_();
      } else {
        code.load(type, value);
        builder.return_(TypeKind.from(type));
      }
    }

    /** Throws what to make of the exception on the stack. */
    private void fail() {
      int thrown = code.keep(Object.class);
      builder.aload(store).iload(outer);
      code.field(code.owner().field("entering", Names.ENTERING), Names.ENTERING);
      builder.aload(thrown);
      code.callStatic(
          Names.EXPORT_CALLS,
          "failure",
          Names.RUNTIME_EXCEPTION,
          Names.STORE,
          CD_int,
          Names.ENTERING,
          CD_Throwable);
      builder.athrow();
    }
  }
}
