package dev.wharf.wasm.validate;

import dev.wharf.wasm.Feature;
import dev.wharf.wasm.Limits;
import dev.wharf.wasm.ValidationException;
import dev.wharf.wasm.binary.InstrDecoder;
import dev.wharf.wasm.instr.BlockType;
import dev.wharf.wasm.instr.Opcode;
import dev.wharf.wasm.type.RefType;
import dev.wharf.wasm.type.ValType;
import java.util.Set;

/** The rules of blocks, branches and calls. Spec: valid/instructions, control. */
final class ControlRules {
  private static final int[] NOTHING = {};

  private final ModuleContext context;
  private final TypeCodes codes;
  private final ControlStack stack;
  private final IndexChecks indices;
  private final CallGraph calls;
  private final ExceptionRules exceptions;
  private final boolean multiValue;
  private int[] functionResults = NOTHING;

  ControlRules(
      ModuleContext context,
      ControlStack stack,
      IndexChecks indices,
      CallGraph calls,
      Set<Feature> features) {
    this.context = context;
    this.codes = context.codes();
    this.stack = stack;
    this.indices = indices;
    this.calls = calls;
    this.exceptions = new ExceptionRules(codes, stack, indices);
    this.multiValue = features.contains(Feature.MULTI_VALUE);
  }

  /** Starts a body: its block is the outermost one. */
  void enter(int funcIndex) {
    calls.enter(funcIndex);
    functionResults = codes.results(context.funcTypeIndex(funcIndex));
    stack.reset();
    stack.open(Opcode.BLOCK, NOTHING, functionResults);
  }

  void check(Opcode op, InstrDecoder instr) {
    switch (op) {
      case BLOCK, LOOP, TRY, IF -> open(op, instr.blockType());
      case ELSE -> stack.openElse();
      case END -> end();
      case BR -> {
        stack.popAll(stack.labelTypes(instr.immediate()));
        stack.markUnreachable();
      }
      case BR_IF -> {
        stack.pop(TypeCode.I32);
        int[] types = stack.labelTypes(instr.immediate());
        stack.popAll(types);
        stack.pushAll(types);
      }
      case BR_TABLE -> branchTable(instr.labels(), instr.immediate());
      case RETURN -> {
        stack.popAll(functionResults);
        stack.markUnreachable();
      }
      case UNREACHABLE -> stack.markUnreachable();
      case CALL, RETURN_CALL -> {
        int callee = indices.func(instr.immediate());
        calls.call(callee);
        call(context.funcTypeIndex(callee), op == Opcode.RETURN_CALL);
      }
      case CALL_INDIRECT, RETURN_CALL_INDIRECT -> {
        if (!codes.matches(indices.table(instr.immediate2()), TypeCode.FUNC)) {
          throw stack.error("type mismatch: call_indirect needs a table of functions");
        }
        calls.callIndirect();
        int type = indices.funcType(instr.immediate());
        stack.pop(indices.tableAddress(instr.immediate2()));
        call(type, op == Opcode.RETURN_CALL_INDIRECT);
      }
      case CALL_REF, RETURN_CALL_REF -> {
        calls.callIndirect();
        int type = indices.funcType(instr.immediate());
        stack.pop(codes.reference(type, true));
        call(type, op == Opcode.RETURN_CALL_REF);
      }
      case BR_ON_NULL -> {
        int[] types = stack.labelTypes(instr.immediate());
        int reference = stack.popReference();
        stack.popAll(types);
        stack.pushAll(types);
        stack.push(TypeCode.notNull(reference));
      }
      case BR_ON_NON_NULL -> {
        int[] types = stack.labelTypes(instr.immediate());
        stack.pop(TypeCode.orNull(lastReference(types)));
        stack.popPrefix(types);
        stack.pushPrefix(types);
      }
      case BR_ON_CAST, BR_ON_CAST_FAIL -> branchOnCast(op, instr);
      case TRY_TABLE -> {
        exceptions.checkClauses(instr.catchClauses());
        open(op, instr.blockType());
      }
      default -> exceptions.check(op, instr);
    }
  }

  private void end() {
    stack.checkElseNotMissing();
    int[] types = stack.close();
    if (stack.depth() > 0) {
      stack.pushAll(types);
    }
  }

  private void open(Opcode op, BlockType blockType) {
    if (blockType instanceof BlockType.Indexed(int typeIndex)) {
      int[] params = codes.params(indices.funcType(typeIndex));
      if (!multiValue) {
        throw stack.error("a block of a function type needs MULTI_VALUE, which is not enabled");
      }
      popCondition(op);
      stack.popAll(params);
      stack.open(op, params, codes.results(typeIndex));
    } else if (blockType instanceof BlockType.Value(ValType value)) {
      int[] results = codes.single(code(value));
      popCondition(op);
      stack.open(op, NOTHING, results);
    } else {
      popCondition(op);
      stack.open(op, NOTHING, NOTHING);
    }
  }

  private void popCondition(Opcode op) {
    if (op == Opcode.IF) {
      stack.pop(TypeCode.I32);
    }
  }

  /** The code of a type that an instruction names. */
  int code(ValType type) {
    try {
      return codes.of(type);
    } catch (ValidationException e) {
      throw stack.error(e.getMessage());
    }
  }

  /** A function becomes a value: it may be called indirectly. */
  void functionValue(int funcIndex) {
    calls.value(funcIndex);
  }

  private void call(int typeIndex, boolean tail) {
    int[] results = codes.results(typeIndex);
    if (!tail) {
      stack.popAll(codes.params(typeIndex));
      stack.pushAll(results);
      return;
    }
    if (!codes.matches(results, functionResults)) {
      throw stack.error("type mismatch: a tail call must give the function's results");
    }
    calls.tailCall();
    stack.popAll(codes.params(typeIndex));
    stack.markUnreachable();
  }

  private void branchTable(int[] labels, int defaultLabel) {
    if (labels.length > Limits.BR_TABLE_TARGETS) {
      throw stack.error("br_table has too many targets: " + labels.length);
    }
    stack.pop(TypeCode.I32);
    int[] last = stack.labelTypes(defaultLabel);
    int[] checked = NOTHING;
    for (int label : labels) {
      int[] types = stack.labelTypes(label);
      if (types.length != last.length) {
        throw stack.error(
            "type mismatch: the targets of br_table take different numbers of values");
      }
      // Most targets carry nothing, and neighbours are often the same.
      if (types.length > 0 && types != checked) {
        stack.peekAll(types);
        checked = types;
      }
    }
    stack.popAll(last);
    stack.markUnreachable();
  }

  private int lastReference(int[] types) {
    if (types.length == 0 || !TypeCode.isReference(types[types.length - 1])) {
      throw stack.error("type mismatch: the label takes no reference as its last value");
    }
    return types[types.length - 1];
  }

  /** What goes on when the branch is not taken is the other half of the type. */
  private void branchOnCast(Opcode op, InstrDecoder instr) {
    RefType to = instr.castTo();
    int wanted = code(to);
    int given = code(instr.castFrom());
    int[] types = stack.labelTypes(instr.immediate());
    if (!codes.matches(wanted, given)) {
      throw stack.error(
          "type mismatch: " + TypeCode.name(wanted) + " does not match " + TypeCode.name(given));
    }
    int rest = to.nullable() ? TypeCode.notNull(given) : given;
    boolean onFail = op == Opcode.BR_ON_CAST_FAIL;
    if (!codes.matches(onFail ? rest : wanted, lastReference(types))) {
      throw stack.error(
          "type mismatch: the label takes "
              + TypeCode.name(lastReference(types))
              + ", not "
              + TypeCode.name(onFail ? rest : wanted));
    }
    stack.pop(given);
    stack.popPrefix(types);
    stack.pushPrefix(types);
    stack.push(onFail ? wanted : rest);
  }
}
