package dev.wharf.engine.compile;

import static java.lang.constant.ConstantDescs.CD_String;
import static java.lang.constant.ConstantDescs.CD_int;

import dev.wharf.wasm.instr.Instr;
import dev.wharf.wasm.instr.Opcode;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Branches. A branch inside its method drops what lies between its values and the label's height
 * and jumps; a branch out of a piece leaves its values in the frame and returns the branch code.
 * Spec: exec/instructions, br.
 */
final class BranchEmitter {
  /**
   * Beyond this many targets the table is a string constant, a byte or two each instead of four.
   */
  static final int STRING_TABLE = 256;

  private static final int STRING_PART = 65_535 / 3;

  private static final MethodTypeDesc CONCAT = MethodTypeDesc.of(CD_String, CD_String);
  private static final MethodTypeDesc LOOK_UP = MethodTypeDesc.of(CD_int, CD_int, CD_String);

  private final Emission emission;
  private final Code code;

  BranchEmitter(Emission emission) {
    this.emission = emission;
    this.code = emission.code;
  }

  void branch(int label) {
    branchTo(emission.absolute(label));
  }

  /**
   * Writes a branch to the block with {@code target} blocks around it; the operand types stay as
   * they are.
   */
  void branchTo(int target) {
    if (target == 0) {
      returnFromFunction();
    } else if (emission.isOuter(target)) {
      var types = emission.scopeAt(target).labelTypes();
      leavePiece(types, Piece.code(target));
    } else {
      var scope = emission.scopeAt(target);
      unwind(scope);
      code.jump(scope.target);
      scope.targeted = true;
    }
  }

  void branchIf(Jump jump, int label) {
    int target = emission.absolute(label);
    if (isPlainJump(target)) {
      var scope = emission.scopeAt(target);
      code.branch(jump, scope.target);
      scope.targeted = true;
    } else {
      var stay = code.newLabel();
      code.branch(jump.inverse(), stay);
      branchTo(target);
      code.bind(stay);
    }
  }

  /** A {@code br_if} that may be the end of a counting loop. */
  void branchIf(Jump jump, int label, LoopStep steps) {
    int target = emission.absolute(label);
    if ((jump == Jump.IF_ICMPNE || jump == Jump.IFNE)
        && isPlainJump(target)
        && emission.scopeAt(target).kind == Opcode.LOOP) {
      var step = steps.recognise();
      if (step.isPresent()) {
        code.branch(step.get().jump(), emission.scopeAt(target).target);
        emission.loadLocal(step.get().local());
        step.get().bound().ifPresent(this::pushBound);
      }
    }
    branchIf(jump, label);
  }

  /** Stack: values, reference → values, reference; the branch takes the values alone. */
  void branchOnNull(int label) {
    var stay = code.newLabel();
    code.dup(JvmType.REF);
    code.branch(Jump.IFNONNULL, stay);
    var reference = emission.pop();
    code.drop(reference);
    branch(label);
    emission.push(reference);
    code.bind(stay);
  }

  /** Stack: values, reference → values; the branch takes the reference, too. */
  void branchOnNonNull(int label) {
    int target = emission.absolute(label);
    var reference = emission.peek(0);
    code.dup(reference);
    if (isPlainJump(target)) {
      var scope = emission.scopeAt(target);
      code.branch(Jump.IFNONNULL, scope.target);
      scope.targeted = true;
    } else {
      var stay = code.newLabel();
      code.branch(Jump.IFNULL, stay);
      branchTo(target);
      code.bind(stay);
    }
    code.drop(emission.pop());
  }

  /** Stack: values, reference → values, reference, on both ways. */
  void branchOnCast(Instr.BranchOnCast instr) {
    int target = emission.absolute(instr.label());
    var test = new TypeTest(emission.shape, code, emission.shape.types().close(instr.to()));
    boolean onPass = instr.op() == Opcode.BR_ON_CAST;
    if (isPlainJump(target)) {
      var scope = emission.scopeAt(target);
      if (onPass) {
        test.branchIfPasses(scope.target);
      } else {
        test.branchIfFails(scope.target);
      }
      scope.targeted = true;
      return;
    }
    var stay = code.newLabel();
    if (onPass) {
      test.branchIfFails(stay);
    } else {
      test.branchIfPasses(stay);
    }
    branchTo(target);
    code.bind(stay);
  }

  private void pushBound(Instr bound) {
    switch (bound) {
      case Instr.I32Const constant -> code.constant(constant.value());
      case Instr.Index local -> emission.loadLocal(local.index());
      default -> throw new IllegalStateException("not a bound: " + bound);
    }
  }

  private boolean isPlainJump(int target) {
    return target != 0 && !emission.isOuter(target) && !needsUnwinding(emission.scopeAt(target));
  }

  private boolean needsUnwinding(BlockScope scope) {
    return emission.height() - scope.labelTypes().length != scope.height;
  }

  private void unwind(BlockScope scope) {
    if (!needsUnwinding(scope)) {
      return;
    }
    var types = scope.labelTypes();
    var slots = new int[types.length];
    for (int i = types.length - 1; i >= 0; i--) {
      slots[i] = code.scratch(types[i]);
      code.store(types[i], slots[i]);
    }
    int extra = emission.height() - types.length - scope.height;
    for (int i = 0; i < extra; i++) {
      code.drop(emission.peek(types.length + i));
    }
    for (int i = 0; i < types.length; i++) {
      code.load(types[i], slots[i]);
    }
    code.freeScratch();
  }

  /**
   * The results are on top of the stack. Later results go through {@code Results}, the first is the
   * JVM's.
   */
  void returnFromFunction() {
    var results = emission.results;
    if (!emission.piece.isDriver()) {
      leavePiece(results, Piece.code(0));
      return;
    }
    ResultPassing.putResults(code, emission.instanceSlot, results);
    if (results.length == 0) {
      code.builder().return_();
    } else {
      code.returnValue(results[0]);
    }
  }

  private void leavePiece(JvmType[] values, int branchCode) {
    for (int i = values.length - 1; i >= 0; i--) {
      emission.frame.storeValue(code, emission.frameSlot, i, values[i]);
    }
    code.constant(branchCode);
    code.builder().ireturn();
  }

  /** Stack: values, index →. */
  void branchTable(int[] labels, int defaultLabel) {
    if (labels.length > STRING_TABLE && leavesWithoutValues(labels, defaultLabel)) {
      codeTable(labels, defaultLabel);
      return;
    }
    var stubs = new LinkedHashMap<Integer, Label>();
    var targets = new ArrayList<Label>(labels.length);
    for (int label : labels) {
      targets.add(labelFor(label, stubs));
    }
    var otherwise = labelFor(defaultLabel, stubs);
    if (labels.length <= STRING_TABLE) {
      tableSwitch(targets, otherwise);
    } else {
      stringSwitch(targets, otherwise);
    }
    stubs.forEach((target, stub) -> {
      code.bind(stub);
      branchTo(target);
    });
  }

  private void tableSwitch(List<Label> targets, Label otherwise) {
    if (targets.isEmpty()) {
      code.builder().pop();
      code.jump(otherwise);
      return;
    }
    var cases = new ArrayList<SwitchCase>(targets.size());
    for (int i = 0; i < targets.size(); i++) {
      cases.add(SwitchCase.of(i, targets.get(i)));
    }
    code.builder().tableswitch(0, targets.size() - 1, otherwise, cases);
  }

  private void stringSwitch(List<Label> targets, Label otherwise) {
    var ordinals = new LinkedHashMap<Label, Integer>();
    var table = new StringBuilder(targets.size());
    for (var target : targets) {
      table.append((char) (int) ordinals.computeIfAbsent(target, _ -> ordinals.size() + 1));
    }
    lookUp(table);
    var cases = new ArrayList<SwitchCase>(ordinals.size());
    ordinals.forEach((target, ordinal) -> cases.add(SwitchCase.of(ordinal, target)));
    code.builder().tableswitch(1, ordinals.size(), otherwise, cases);
  }

  /** Stack: index → character of the table, or 0 beyond it. */
  private void lookUp(StringBuilder table) {
    // Parts, since a constant holds 65,535 bytes of modified UTF-8, at most three a character.
    for (int at = 0; at < table.length(); at += STRING_PART) {
      int end = Math.min(table.length(), at + STRING_PART);
      code.builder().loadConstant(table.substring(at, end));
      if (at > 0) {
        code.builder().invokevirtual(CD_String, "concat", CONCAT);
      }
    }
    code.invoke(Symbols.BRANCH_TABLES, "ordinal", LOOK_UP);
  }

  /**
   * Whether this is a piece, and labels outside of it take no values: then branch codes say all.
   */
  private boolean leavesWithoutValues(int[] labels, int defaultLabel) {
    if (emission.piece.isDriver() || !takesNothing(defaultLabel)) {
      return false;
    }
    for (int label : labels) {
      if (!takesNothing(label)) {
        return false;
      }
    }
    return true;
  }

  private boolean takesNothing(int label) {
    int target = emission.absolute(label);
    return isOwn(target) || emission.scopeAt(target).labelTypes().length == 0;
  }

  /** A table of branch codes: most are returned as they are, a few lead to labels of this piece. */
  private void codeTable(int[] labels, int defaultLabel) {
    var table = new StringBuilder(labels.length);
    var own = new TreeMap<Integer, Label>();
    for (int label : labels) {
      int target = emission.absolute(label);
      table.append((char) Piece.code(target));
      if (isOwn(target)) {
        own.computeIfAbsent(target, _ -> code.newLabel());
      }
    }
    int defaultTarget = emission.absolute(defaultLabel);
    if (isOwn(defaultTarget)) {
      own.computeIfAbsent(defaultTarget, _ -> code.newLabel());
    }
    int branchCode = code.scratch(JvmType.INT);
    var found = code.newLabel();
    lookUp(table);
    code.store(JvmType.INT, branchCode);
    code.load(JvmType.INT, branchCode);
    code.branch(Jump.IFNE, found);
    code.constant(Piece.code(defaultTarget));
    code.store(JvmType.INT, branchCode);
    code.bind(found);
    code.load(JvmType.INT, branchCode);
    if (!own.isEmpty()) {
      var leave = code.newLabel();
      var cases = new ArrayList<SwitchCase>(own.size());
      own.forEach((target, label) -> cases.add(SwitchCase.of(Piece.code(target), label)));
      switchOn(cases, leave);
      code.bind(leave);
      code.load(JvmType.INT, branchCode);
    }
    code.builder().ireturn();
    code.freeScratch();
    own.forEach((target, label) -> {
      code.bind(label);
      branchTo(target);
    });
  }

  private Label labelFor(int label, Map<Integer, Label> stubs) {
    int target = emission.absolute(label);
    if (isPlainJump(target)) {
      var scope = emission.scopeAt(target);
      scope.targeted = true;
      return scope.target;
    }
    return stubs.computeIfAbsent(target, _ -> code.newLabel());
  }

  /**
   * Follows the call of a piece and does what its branch code says; a fall through goes on after
   * this code. Stack: branch code, if the piece has any →.
   */
  void afterPiece(Piece child) {
    if (!child.hasCodes()) {
      if (!child.fallsThrough) {
        // It ends in a trap, which the verifier cannot know.
        code.builder().aconst_null();
        code.builder().athrow();
      }
      emission.setReachable(child.fallsThrough);
      return;
    }
    var own = new ArrayList<Integer>();
    boolean passesOn = false;
    for (int target = child.exits.nextSetBit(0);
        target >= 0;
        target = child.exits.nextSetBit(target + 1)) {
      if (isOwn(target)) {
        own.add(target);
      } else {
        passesOn = true;
      }
    }
    var fallThrough = code.newLabel();
    dispatch(own, passesOn, child.fallsThrough, fallThrough);
    code.bind(fallThrough);
    emission.setReachable(child.fallsThrough);
  }

  /** Whether a branch to the label stays in this method. */
  private boolean isOwn(int target) {
    return target == 0 ? emission.piece.isDriver() : !emission.isOuter(target);
  }

  private void dispatch(
      List<Integer> own, boolean passesOn, boolean fallsThrough, Label fallThrough) {
    if (own.isEmpty() && !fallsThrough) {
      code.builder().ireturn();
      return;
    }
    if (own.size() == 1 && !passesOn) {
      if (fallsThrough) {
        code.branch(Jump.IFEQ, fallThrough);
      } else {
        code.builder().pop();
      }
      arrive(own.get(0));
      return;
    }
    int branchCode = code.scratch(JvmType.INT);
    code.store(JvmType.INT, branchCode);
    var otherwise = passesOn ? code.newLabel() : fallThrough;
    var cases = new ArrayList<SwitchCase>(own.size());
    for (int target : own) {
      cases.add(SwitchCase.of(Piece.code(target), code.newLabel()));
    }
    if (!passesOn && !fallsThrough) {
      otherwise = cases.get(0).target();
    }
    if (!cases.isEmpty()) {
      code.load(JvmType.INT, branchCode);
      switchOn(cases, otherwise);
    }
    if (passesOn) {
      code.bind(otherwise);
      code.load(JvmType.INT, branchCode);
      if (fallsThrough) {
        code.branch(Jump.IFEQ, fallThrough);
        code.load(JvmType.INT, branchCode);
      }
      code.builder().ireturn();
    }
    code.freeScratch();
    for (int i = 0; i < own.size(); i++) {
      code.bind(cases.get(i).target());
      arrive(own.get(i));
    }
  }

  private void switchOn(List<SwitchCase> cases, Label otherwise) {
    int low = cases.get(0).caseValue();
    int high = cases.get(cases.size() - 1).caseValue();
    if (high - low < 2 * cases.size() + 4) {
      code.builder().tableswitch(low, high, otherwise, cases);
    } else {
      code.builder().lookupswitch(otherwise, cases);
    }
  }

  /** Takes the values that a piece left in the frame to a label of this method. */
  private void arrive(int target) {
    var values = target == 0 ? emission.results : emission.scopeAt(target).labelTypes();
    for (int i = 0; i < values.length; i++) {
      emission.frame.loadValue(code, emission.frameSlot, i, values[i]);
    }
    emission.pushAll(values);
    branchTo(target);
    emission.pop(values.length);
  }
}
