package dev.wharf.runtime.canon;

import static java.lang.constant.ConstantDescs.CD_Throwable;

import dev.wharf.component.abi.FlatSignature;
import dev.wharf.component.abi.Flattening;
import dev.wharf.component.abi.PointerType;
import dev.wharf.engine.load.Seclusion;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;

/**
 * A guest's import that a Java method offers: a core function that lifts the parameters, calls the
 * method on the host's object, and lowers what it returns or throws.
 */
record HostImportAdapter(Signature signature, Method method, boolean onResource) {
  byte[] build(AdapterClass owner) {
    var core = new CoreCall(lowered().core());
    return owner.build(
        core.signature(), "call", core.method(), code -> new Body(code, core).write());
  }

  private FlatSignature lowered() {
    return Flattening.lower(signature.type(), PointerType.I32);
  }

  private final class Body {
    private final AdapterCode code;
    private final CodeBuilder builder;
    private final CoreCall core;
    private final CallFrame frame;
    private final Place.Flat params;
    private final Place.Flat answer;

    Body(AdapterCode code, CoreCall core) {
      this.code = code;
      this.builder = code.builder();
      this.core = core;
      this.frame = new CallFrame(code, signature.type());
      this.params = code.parameters(0, core.params());
      this.answer = code.lanes(core.results());
    }

    void write() {
      Label start = builder.newBoundLabel();
      frame.checkLeave();
      frame.openScope();
      Label opened = builder.newBoundLabel();
      arguments();
      invoke();
      int value = -1;
      if (method.getReturnType() != void.class) {
        value = code.keep(method.getReturnType());
      }
      Label called = builder.newBoundLabel();
      good(value);
      if (signature.outcome() instanceof Signature.Thrown thrown) {
        Label caught = builder.newBoundLabel();
        bad(thrown);
        boolean checked =
            thrown.errors().stream()
                .anyMatch(each -> !RuntimeException.class.isAssignableFrom(each.java()));
        builder.exceptionCatch(
            opened, called, caught, checked ? CD_Throwable : Names.WIT_EXCEPTION);
      }
      Label end = builder.newBoundLabel();
      fail();
      builder.exceptionCatchAll(start, end, end);
      Seclusion.end(builder);
    }

    private void arguments() {
      Place source =
          lowered().paramsInMemory()
              ? frame.checkedParams(params.lanes().getFirst().slot(), Side.CALLER)
              : params;
      if (!onResource) {
        var receiver = Names.of(method.getDeclaringClass());
        code.field(code.owner().field("function", receiver), receiver);
      }
      frame.openCopy(Side.CALLER, frame.params());
      var lift = new LiftEmitter(code, Side.CALLER);
      Class<?>[] declared = method.getParameterTypes();
      for (int i = 0; i < signature.params().size(); i++) {
        Binding param = signature.params().get(i);
        lift.lift(param, frame.param(source, i));
        if (!onResource || i > 0) {
          code.toDeclared(param.java(), declared[onResource ? i - 1 : i]);
        }
      }
    }

    private void invoke() {
      var owner = Names.of(method.getDeclaringClass());
      var type =
          MethodTypeDesc.of(
              Names.of(method.getReturnType()),
              Arrays.stream(method.getParameterTypes()).map(Names::of).toArray(ClassDesc[]::new));
      if (method.getDeclaringClass().isInterface()) {
        builder.invokeinterface(owner, method.getName(), type);
      } else {
        builder.invokevirtual(owner, method.getName(), type);
      }
    }

    /**
     * Where the result goes. Spec: {@code lower_flat_values}: the pointer is looked at only now.
     */
    private Place target() {
      return lowered().resultInMemory()
          ? frame.checkedResult(params.lanes().getLast().slot(), Side.CALLER)
          : answer;
    }

    private void good(int value) {
      var lower = new LowerEmitter(code, Side.CALLER);
      switch (signature.outcome()) {
        case Signature.Returned(var binding, var _) -> {
          if (binding.isPresent()) {
            Place target = target();
            loadValue(binding.get(), value);
            lower.lower(binding.get(), target);
          }
        }
        case Signature.Thrown(var type, var ok, var _, var _) -> {
          Place target = target();
          ok.ifPresent(binding -> loadValue(binding, value));
          lower.side(type, 0, ok, target);
        }
      }
      leave();
    }

    private void loadValue(Binding binding, int value) {
      code.load(method.getReturnType(), value);
      code.fromDeclared(method.getReturnType(), binding.java());
    }

    private void bad(Signature.Thrown thrown) {
      int exception = code.keep(Object.class);
      for (var error : thrown.errors()) {
        Label next = builder.newLabel();
        var type = Names.of(error.java());
        builder.aload(exception).instanceOf(type).ifeq(next);
        Place target = target();
        Optional<Binding> binding = error.error().map(Binding.Member::binding);
        if (error.error().isPresent()) {
          var member = error.error().get();
          builder.aload(exception).checkcast(type);
          builder.invokevirtual(
              type, member.accessor(), MethodTypeDesc.of(Names.of(member.declared())));
          code.fromDeclared(member.declared(), member.binding().java());
        }
        new LowerEmitter(code, Side.CALLER).side(thrown.type(), 1, binding, target);
        leave();
        builder.labelBinding(next);
      }
      builder.aload(exception);
      throwFailure();
    }

    private void leave() {
      frame.endScope();
      code.loadLanes(answer);
      builder.return_(core.resultKind());
    }

    /** What the host throws otherwise is a trap with that cause. */
    private void fail() {
      int thrown = code.keep(Object.class);
      builder.aload(thrown);
      throwFailure();
    }

    private void throwFailure() {
      code.callStatic(Names.HOST_CALLS, "failure", Names.RUNTIME_EXCEPTION, CD_Throwable);
      builder.athrow();
    }
  }
}
