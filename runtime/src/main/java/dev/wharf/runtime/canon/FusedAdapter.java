package dev.wharf.runtime.canon;

import dev.wharf.component.abi.FlatSignature;
import dev.wharf.component.abi.Flattening;
import dev.wharf.component.abi.PointerType;
import dev.wharf.component.type.ComponentFuncType;
import java.lang.constant.MethodTypeDesc;

/**
 * A guest's import that is another guest's export: a core function that moves the parameters from
 * the one memory to the other, calls, and moves the result back.
 */
record FusedAdapter(ComponentFuncType type, boolean postReturn) {
  private static final MethodTypeDesc UNCAUGHT =
      MethodTypeDesc.of(Names.TRAP_EXCEPTION, Names.GUEST_EXCEPTION);

  byte[] build(AdapterClass owner) {
    var lower = new CoreCall(lowered().core());
    return owner.build(lower.signature(), "call", lower.method(), this::guarded);
  }

  private FlatSignature lowered() {
    return Flattening.lower(type, PointerType.I32);
  }

  /** What the callee does not catch is a trap, which no handler of the caller sees. */
  private void guarded(AdapterCode code) {
    var builder = code.builder();
    var start = builder.newBoundLabel();
    body(code);
    var end = builder.newBoundLabel();
    builder.invokestatic(Names.EXPORT_CALLS, "uncaught", UNCAUGHT);
    builder.athrow();
    builder.exceptionCatch(start, end, end, Names.GUEST_EXCEPTION);
  }

  private void body(AdapterCode code) {
    var lowered = lowered();
    var lifted = Flattening.lift(type, PointerType.I32);
    var lower = new CoreCall(lowered.core());
    var lift = new CoreCall(lifted.core());
    var frame = new CallFrame(code, type);
    frame.checkLeave();
    frame.enter();
    frame.openScope();

    Place.Flat params = code.parameters(0, lower.params());
    Place.Flat args = code.lanes(lift.params());
    Place source =
        lowered.paramsInMemory()
            ? frame.checkedParams(params.lanes().getFirst().slot(), Side.CALLER)
            : params;
    Place target = lifted.paramsInMemory() ? frame.allocateParams(args) : args;
    var there = new FuseEmitter(code, Side.CALLER, Side.CALLEE);
    for (int i = 0; i < type.params().size(); i++) {
      there.fuse(type.params().get(i).type(), frame.param(source, i), frame.param(target, i));
    }
    Place.Flat results = lift.call(code, "function", args);
    frame.checkReturned();

    Place.Flat answer = code.lanes(lower.results());
    if (type.result().isPresent()) {
      Place from =
          lifted.resultInMemory()
              ? frame.checkedResult(results.lanes().getFirst().slot(), Side.CALLEE)
              : results;
      Place to =
          lowered.resultInMemory()
              ? frame.checkedResult(params.lanes().getLast().slot(), Side.CALLER)
              : answer;
      new FuseEmitter(code, Side.CALLEE, Side.CALLER).fuse(frame.result(), from, to);
    }
    if (postReturn) {
      lift.postReturn(code, results);
    }
    frame.endScope();
    frame.exit();
    code.loadLanes(answer);
    code.builder().return_(lower.resultKind());
  }
}
