package dev.wharf.engine.compile;

import static java.lang.constant.ConstantDescs.CD_String;
import static java.lang.constant.ConstantDescs.CD_int;

import java.lang.classfile.Label;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Branches. A branch inside its method drops what lies between its values and the label's height and jumps; a branch
 * out of a piece leaves its values in the frame and returns the branch code. Spec: exec/instructions, br.
 */
final class BranchEmitter {
  /** Beyond this many targets the table is a string constant, a byte or two each instead of four. */
  private static final int STRING_TABLE = 256;

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

  /** Writes a branch to the block with {@code target} blocks around it; the operand types stay as they are. */
  void branchTo(int target) {
    if (target == 0) {
      returnFromFunction();
    } else if (emission.isOuter(target)) {
      var types = emission.scopeAt(target).labelTypes();
      leavePiece(types, emission.piece.exits.indexOf(target) + 1);
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

  /** The results are on top of the stack. Later results go through {@code Results}, the first is the JVM's. */
  void returnFromFunction() {
    var results = emission.results;
    if (!emission.piece.isDriver()) {
      leavePiece(results, emission.piece.returnCode());
      return;
    }
    for (int k = results.length - 1; k >= 1; k--) {
      ResultPassing.put(code, emission.instanceSlot, k, results[k]);
    }
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
    stubs.forEach(
        (target, stub) -> {
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
    // Parts, since a constant holds 65,535 bytes of modified UTF-8, at most three a character.
    for (int at = 0; at < table.length(); at += STRING_PART) {
      int end = Math.min(table.length(), at + STRING_PART);
      code.builder().loadConstant(table.substring(at, end));
      if (at > 0) {
        code.builder().invokevirtual(CD_String, "concat", CONCAT);
      }
    }
    code.invoke(Symbols.BRANCH_TABLES, "ordinal", LOOK_UP);
    var cases = new ArrayList<SwitchCase>(ordinals.size());
    ordinals.forEach((target, ordinal) -> cases.add(SwitchCase.of(ordinal, target)));
    code.builder().tableswitch(1, ordinals.size(), otherwise, cases);
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
   * Stack: → ; calls a piece and does what its branch code says. A fall through goes on after this code.
   *
   * @param call writes the call, which leaves the branch code if there are any
   */
  void afterPiece(Piece child, Runnable call) {
    call.run();
    if (!child.hasCodes()) {
      emission.setReachable(child.fallsThrough);
      if (!child.fallsThrough) {
        // It ends in a trap, which the verifier cannot know.
        code.builder().aconst_null();
        code.builder().athrow();
      }
      return;
    }
    var fallThrough = code.newLabel();
    var cases = new ArrayList<SwitchCase>();
    int last = child.exits.size() + (child.returns ? 1 : 0);
    for (int branchCode = 1; branchCode <= last; branchCode++) {
      cases.add(SwitchCase.of(branchCode, code.newLabel()));
    }
    if (last == 1 && child.fallsThrough) {
      code.branch(Jump.IFEQ, fallThrough);
      code.jump(cases.get(0).target());
    } else if (last == 1) {
      code.builder().pop();
    } else {
      var otherwise = child.fallsThrough ? fallThrough : cases.get(last - 1).target();
      code.builder().tableswitch(1, last, otherwise, cases);
    }
    for (int branchCode = 1; branchCode <= last; branchCode++) {
      code.bind(cases.get(branchCode - 1).target());
      if (branchCode <= child.exits.size()) {
        passOn(child.exits.get(branchCode - 1));
      } else {
        passOn(0);
      }
    }
    code.bind(fallThrough);
    emission.setReachable(child.fallsThrough);
  }

  private void passOn(int target) {
    if (target == 0 && !emission.piece.isDriver()) {
      code.constant(emission.piece.returnCode());
      code.builder().ireturn();
    } else if (target != 0 && emission.isOuter(target)) {
      code.constant(emission.piece.exits.indexOf(target) + 1);
      code.builder().ireturn();
    } else {
      var values = target == 0 ? emission.results : emission.scopeAt(target).labelTypes();
      for (int i = 0; i < values.length; i++) {
        emission.frame.loadValue(code, emission.frameSlot, i, values[i]);
      }
      emission.pushAll(values);
      branchTo(target);
      emission.pop(values.length);
    }
  }
}
