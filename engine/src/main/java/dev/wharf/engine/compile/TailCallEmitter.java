package dev.wharf.engine.compile;

import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import dev.wharf.wasm.instr.Instr;
import dev.wharf.wasm.instr.Opcode;
import dev.wharf.wasm.type.FuncType;
import java.lang.constant.MethodTypeDesc;

/**
 * Tail calls. A function that calls itself starts anew; any other callee is left with the store,
 * together with its arguments, for the caller of the function: see {@code engine.abi.TailCalls}. A
 * function with such calls has two methods, the body and one that runs the body and what it leaves
 * behind. Spec: exec/instructions, return_call.
 */
final class TailCallEmitter {
  private static final MethodTypeDesc NEXT =
      MethodTypeDesc.of(CD_void, Symbols.FUNC, Symbols.BASE_INSTANCE);
  private static final MethodTypeDesc NEXT_OWN =
      MethodTypeDesc.of(CD_void, Symbols.BASE_INSTANCE, CD_int);
  private static final MethodTypeDesc RUN = MethodTypeDesc.of(CD_boolean, Symbols.BASE_INSTANCE);
  private static final MethodTypeDesc TABLE_FUNC =
      MethodTypeDesc.of(Symbols.FUNC, CD_int, Symbols.TABLE);
  private static final MethodTypeDesc CALLEE = MethodTypeDesc.of(Symbols.FUNC, Symbols.FUNC);

  private final Emission emission;
  private final Code code;
  private final BranchEmitter branches;

  TailCallEmitter(Emission emission, BranchEmitter branches) {
    this.emission = emission;
    this.code = emission.code;
    this.branches = branches;
  }

  static boolean has(Opcode op) {
    return switch (op) {
      case RETURN_CALL, RETURN_CALL_INDIRECT, RETURN_CALL_REF -> true;
      default -> false;
    };
  }

  void emit(Instr instr) {
    switch (instr) {
      case Instr.Index call when call.op() == Opcode.RETURN_CALL -> call(call.index());
      case Instr.Index call -> callRef(call.index());
      case Instr.CallIndirect call -> callIndirect(call);
      default -> throw new IllegalStateException("no tail call: " + instr.op());
    }
    emission.setReachable(false);
  }

  private void call(int funcIndex) {
    if (emission.restarts(funcIndex)) {
      restart(emission.shape.funcType(funcIndex));
      return;
    }
    pass(emission.shape.funcType(funcIndex));
    emission.loadInstance();
    code.constant(funcIndex);
    code.invoke(Symbols.TAIL_CALLS, "next", NEXT_OWN);
    leave();
  }

  /** Stack: arguments, index →. */
  private void callIndirect(Instr.CallIndirect call) {
    emission.pop();
    Addresses.narrow(code, emission.shape.module().table(call.table()).address());
    int index = code.scratch(JvmType.INT);
    code.store(JvmType.INT, index);
    pass(emission.shape.type(call.typeIndex()));
    code.load(JvmType.INT, index);
    code.freeScratch();
    emission.loadInstance();
    InstanceFields.loadTable(code, call.table());
    code.invoke(Symbols.TABLE_ACCESS, "func", TABLE_FUNC);
    next(call.typeIndex());
  }

  /** Stack: arguments, function →. */
  private void callRef(int typeIndex) {
    emission.pop();
    int function = code.scratch(JvmType.FUNC);
    code.store(JvmType.FUNC, function);
    pass(emission.shape.type(typeIndex));
    code.load(JvmType.FUNC, function);
    code.freeScratch();
    code.invoke(Symbols.REF_ACCESS, "callee", CALLEE);
    next(typeIndex);
  }

  /** Stack: function →. The cast is the check of its type. */
  private void next(int typeIndex) {
    code.builder().checkcast(emission.shape.signature(typeIndex));
    emission.loadInstance();
    code.invoke(Symbols.TAIL_CALLS, "next", NEXT);
    leave();
  }

  private void pass(FuncType type) {
    var params = JvmType.of(type.params());
    ResultPassing.putTailArguments(code, emission.instanceSlot, params);
    emission.pop(params.length);
  }

  /** Returns, with results that nobody looks at. */
  private void leave() {
    for (var result : emission.results) {
      code.zero(result);
    }
    branches.returnFromFunction();
  }

  /** The arguments become the parameters, and what lies below them is dropped. */
  private void restart(FuncType type) {
    for (int i = type.params().size() - 1; i >= 0; i--) {
      emission.pop();
      emission.storeLocal(i);
    }
    for (int i = 0; i < emission.height(); i++) {
      code.drop(emission.peek(i));
    }
    code.jump(emission.start());
  }

  /**
   * The method of a function that makes tail calls.
   *
   * @param body name of the method with its body
   */
  static void writeEntry(Code code, ModuleShape shape, int funcIndex, String body) {
    var type = shape.funcType(funcIndex);
    var params = ModuleShape.passedInResults(type) ? new JvmType[0] : JvmType.of(type.params());
    int slot = 0;
    for (var param : params) {
      code.load(param, slot);
      slot += param.slots();
    }
    int instance = slot;
    code.aload(instance);
    code.invoke(shape.codeClass(funcIndex), body, shape.methodType(type));
    var done = code.newLabel();
    code.aload(instance);
    code.invoke(Symbols.TAIL_CALLS, "run", RUN);
    code.builder().ifeq(done);
    if (type.results().isEmpty()) {
      code.bind(done);
      code.builder().return_();
      return;
    }
    // The low half of a vector is what a method returns.
    var first = JvmType.of(type.results().get(0));
    var result = first == JvmType.V128 ? JvmType.LONG : first;
    code.drop(result);
    ResultPassing.get(code, instance, 0, result);
    code.bind(done);
    code.returnValue(first);
  }
}
