package dev.wharf.engine.compile;

import static java.lang.constant.ConstantDescs.CD_void;

import dev.wharf.wasm.instr.Instr;
import dev.wharf.wasm.instr.Opcode;
import dev.wharf.wasm.type.FuncType;
import java.lang.constant.MethodTypeDesc;
import java.util.Optional;

/** Blocks, branches and calls. Spec: exec/instructions, control instructions. */
final class ControlEmitter {
  private static final MethodTypeDesc POLL = MethodTypeDesc.of(CD_void, Symbols.BASE_INSTANCE);
  private static final MethodTypeDesc UNREACHABLE = MethodTypeDesc.of(Symbols.TRAP_EXCEPTION);

  private final Emission emission;
  private final Code code;
  private final BranchEmitter branches;
  private final LoopStep steps;
  private final ExceptionEmitter exceptions;

  /**
   * @param steps has seen every instruction before the present one
   */
  ControlEmitter(Emission emission, LoopStep steps) {
    this.steps = steps;
    this.emission = emission;
    this.code = emission.code;
    this.branches = new BranchEmitter(emission);
    this.exceptions = new ExceptionEmitter(emission, branches);
  }

  BranchEmitter branches() {
    return branches;
  }

  void emit(Instr instr) {
    if (TailCallEmitter.has(instr.op())) {
      new TailCallEmitter(emission, branches).emit(instr);
      return;
    }
    switch (instr) {
      case Instr.Block block -> open(block);
      case Instr.TryTable table -> openTable(table);
      case Instr.Branch branch -> {
        switch (branch.op()) {
          case BR -> {
            branches.branch(branch.label());
            emission.setReachable(false);
          }
          case RETHROW -> exceptions.rethrow(branch.label());
          case DELEGATE -> delegate(branch.label());
          case BR_ON_NULL -> branches.branchOnNull(branch.label());
          case BR_ON_NON_NULL -> branches.branchOnNonNull(branch.label());
          default -> branches.branchIf(emission.takeCondition(), branch.label(), steps);
        }
      }
      case Instr.BranchTable table -> {
        emission.pop();
        branches.branchTable(table.labels(), table.defaultLabel());
        emission.setReachable(false);
      }
      case Instr.BranchOnCast cast -> branches.branchOnCast(cast);
      case Instr.Index call -> {
        switch (call.op()) {
          case CALL_REF -> callRef(call.index());
          case THROW -> exceptions.throwTag(call.index());
          case CATCH -> exceptions.handler(call.op(), Optional.of(call.index()));
          default -> call(call.index());
        }
      }
      case Instr.CallIndirect call -> {
        emission.pop();
        Addresses.narrow(code, emission.shape.module().table(call.table()).address());
        var type = emission.shape.type(call.typeIndex());
        if (ModuleShape.passedInResults(type)) {
          int index = code.scratch(JvmType.INT);
          code.store(JvmType.INT, index);
          passParameters(type);
          code.load(JvmType.INT, index);
          code.freeScratch();
        } else {
          emission.pop(type.params().size());
        }
        emission.loadInstance();
        emission.bridges.callTable(code, call.typeIndex(), call.table());
        takeResults(type);
      }
      default -> plain(instr.op());
    }
  }

  private void plain(Opcode op) {
    switch (op) {
      case NOP -> {}
      case UNREACHABLE -> {
        code.invoke(Symbols.TRAPS, "unreachable", UNREACHABLE);
        code.builder().athrow();
        emission.setReachable(false);
      }
      case RETURN -> {
        branches.returnFromFunction();
        emission.setReachable(false);
      }
      case THROW_REF -> exceptions.throwRef();
      case CATCH_ALL -> exceptions.handler(op, Optional.empty());
      case ELSE -> otherwise();
      case END -> end();
      default -> throw new IllegalStateException("not compiled: " + op);
    }
  }

  private void open(Instr.Block block) {
    var type = emission.shape.blockType(block.type());
    var params = JvmType.of(type.params());
    var results = JvmType.of(type.results());
    var target = code.newLabel();
    var otherwise = target;
    if (block.op() == Opcode.IF) {
      otherwise = code.newLabel();
      code.branch(emission.takeCondition().inverse(), otherwise);
    } else if (block.op() == Opcode.LOOP) {
      code.bind(target);
      poll();
    }
    int below = emission.height() - params.length;
    var region =
        block.op() == Opcode.TRY
            ? Optional.of(exceptions.enterTry(below))
            : Optional.<TryRegion>empty();
    emission.open(new BlockScope(block.op(), params, results, below, target, otherwise, region));
  }

  private void openTable(Instr.TryTable table) {
    var type = emission.shape.blockType(table.type());
    var params = JvmType.of(type.params());
    var target = code.newLabel();
    int below = emission.height() - params.length;
    var region = Optional.of(exceptions.enterTable(table.catches()));
    var results = JvmType.of(type.results());
    emission.open(new BlockScope(table.op(), params, results, below, target, target, region));
  }

  private void delegate(int label) {
    var scope = emission.close();
    exceptions.delegate(scope, label);
    finish(scope, emission.reachable());
  }

  /** After the last instruction. */
  void finish() {
    exceptions.finish();
  }

  /**
   * Lets another thread stop the guest: at loop headers and at the entry of functions on a call
   * cycle.
   */
  void poll() {
    emission.loadInstance();
    code.invoke(Symbols.POLL, "check", POLL);
  }

  private void otherwise() {
    var scope = emission.innermost();
    if (emission.reachable()) {
      code.jump(scope.target);
      scope.targeted = true;
    }
    code.bind(scope.otherwise);
    scope.elseSeen = true;
    emission.truncate(scope.height);
    emission.pushAll(scope.params);
    emission.setReachable(true);
  }

  private void end() {
    var scope = emission.close();
    boolean fallsThrough = emission.reachable();
    if (emission.depth() == 0) {
      if (fallsThrough) {
        branches.returnFromFunction();
      }
      return;
    }
    switch (scope.kind) {
      case TRY_TABLE -> {
        exceptions.endTable(scope);
        fallsThrough = emission.reachable();
      }
      case TRY, CATCH, CATCH_ALL -> {
        exceptions.endTry(scope);
        fallsThrough = emission.reachable();
      }
      default -> {}
    }
    finish(scope, fallsThrough);
  }

  private void finish(BlockScope scope, boolean reached) {
    boolean fallsThrough = reached;
    if (scope.kind == Opcode.IF && !scope.elseSeen) {
      // Without an else the parameters are the results: valid/instructions, if.
      code.bind(scope.otherwise);
      fallsThrough = true;
    }
    if (scope.kind != Opcode.LOOP) {
      code.bind(scope.target);
      fallsThrough |= scope.targeted;
    }
    emission.truncate(scope.height);
    emission.pushAll(scope.results);
    emission.setReachable(fallsThrough);
  }

  private void call(int funcIndex) {
    var shape = emission.shape;
    var type = shape.funcType(funcIndex);
    if (ModuleShape.passedInResults(type)) {
      passParameters(type);
    } else {
      emission.pop(type.params().size());
    }
    emission.loadInstance();
    if (funcIndex < shape.importedFuncs()) {
      emission.bridges.callImport(code, funcIndex);
    } else {
      code.invoke(
          shape.codeClass(funcIndex), ModuleShape.methodName(funcIndex), shape.methodType(type));
    }
    takeResults(type);
  }

  /** Stack: arguments, function → results. */
  private void callRef(int typeIndex) {
    var type = emission.shape.type(typeIndex);
    emission.pop();
    if (ModuleShape.passedInResults(type)) {
      int function = code.scratch(JvmType.FUNC);
      code.store(JvmType.FUNC, function);
      passParameters(type);
      code.load(JvmType.FUNC, function);
      code.freeScratch();
    } else {
      emission.pop(type.params().size());
    }
    emission.bridges.callRef(code, typeIndex);
    takeResults(type);
  }

  private void passParameters(FuncType type) {
    var params = JvmType.of(type.params());
    for (int k = params.length - 1; k >= 0; k--) {
      ResultPassing.put(code, emission.instanceSlot, ResultPassing.place(params, k), params[k]);
    }
    emission.pop(params.length);
  }

  private void takeResults(FuncType type) {
    var results = JvmType.of(type.results());
    emission.pushAll(results);
    ResultPassing.getResults(code, emission.instanceSlot, results);
  }
}
