package dev.wharf.wasm.validate;

import dev.wharf.wasm.Feature;
import dev.wharf.wasm.Limits;
import dev.wharf.wasm.ValidationException;
import dev.wharf.wasm.binary.InstrDecoder;
import dev.wharf.wasm.instr.BlockType;
import dev.wharf.wasm.instr.CatchClause;
import dev.wharf.wasm.instr.Opcode;
import dev.wharf.wasm.type.ValType;
import java.util.Arrays;
import java.util.Set;

/** The rules of blocks, branches, calls and exceptions. Spec: valid/instructions, control. */
final class ControlRules {
  private static final int[] NOTHING = {};
  private static final int[] EXN = {TypeCode.EXN};

  private final ModuleContext context;
  private final ControlStack stack;
  private final IndexChecks indices;
  private final CallGraph calls;
  private final Set<Feature> features;
  private int[] functionResults = NOTHING;

  ControlRules(
      ModuleContext context,
      ControlStack stack,
      IndexChecks indices,
      CallGraph calls,
      Set<Feature> features) {
    this.context = context;
    this.stack = stack;
    this.indices = indices;
    this.calls = calls;
    this.features = features;
  }

  /** Starts a body: its block is the outermost one. */
  void enter(int funcIndex) {
    calls.enter(funcIndex);
    functionResults = context.resultCodes(context.funcTypeIndex(funcIndex));
    stack.reset();
    stack.open(Opcode.BLOCK, NOTHING, functionResults);
  }

  void check(Opcode op, InstrDecoder instr) {
    switch (op) {
      case BLOCK, LOOP -> open(op, instr.blockType());
      case IF -> {
        stack.pop(TypeCode.I32);
        open(op, instr.blockType());
      }
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
        if (indices.table(instr.immediate2()) != TypeCode.FUNC) {
          throw stack.error("type mismatch: call_indirect needs a table of functions");
        }
        calls.callIndirect();
        stack.pop(TypeCode.I32);
        call(indices.type(instr.immediate()), op == Opcode.RETURN_CALL_INDIRECT);
      }
      default -> exceptions(op, instr);
    }
  }

  private void exceptions(Opcode op, InstrDecoder instr) {
    switch (op) {
      case THROW -> {
        stack.popAll(indices.tag(instr.immediate()));
        stack.markUnreachable();
      }
      case THROW_REF -> {
        stack.pop(TypeCode.EXN);
        stack.markUnreachable();
      }
      case TRY_TABLE -> {
        for (var clause : instr.catchClauses()) {
          handler(clause);
        }
        open(op, instr.blockType());
      }
      default -> throw new IllegalStateException("no rule for " + op.mnemonic());
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
      int[] params = context.paramCodes(indices.type(typeIndex));
      if (!features.contains(Feature.MULTI_VALUE)) {
        throw stack.error("a block of a function type needs MULTI_VALUE, which is not enabled");
      }
      stack.popAll(params);
      stack.open(op, params, context.resultCodes(typeIndex));
    } else if (blockType instanceof BlockType.Value(ValType value)) {
      stack.open(op, NOTHING, context.single(code(value)));
    } else {
      stack.open(op, NOTHING, NOTHING);
    }
  }

  /** The code of a type that an instruction names. */
  int code(ValType type) {
    try {
      return TypeCode.of(type, features);
    } catch (ValidationException e) {
      throw stack.error(e.getMessage());
    }
  }

  /** A function becomes a value: it may be called indirectly. */
  void functionValue(int funcIndex) {
    calls.value(funcIndex);
  }

  private void call(int typeIndex, boolean tail) {
    stack.popAll(context.paramCodes(typeIndex));
    int[] results = context.resultCodes(typeIndex);
    if (!tail) {
      stack.pushAll(results);
      return;
    }
    if (!Arrays.equals(results, functionResults)) {
      throw stack.error("type mismatch: a tail call must give the function's results");
    }
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

  private void handler(CatchClause clause) {
    int[] carried =
        switch (clause) {
          case CatchClause.Catch(int tag, int _) -> indices.tag(tag);
          case CatchClause.CatchRef(int tag, int _) -> {
            int[] params = indices.tag(tag);
            int[] withRef = Arrays.copyOf(params, params.length + 1);
            withRef[params.length] = TypeCode.EXN;
            yield withRef;
          }
          case CatchClause.CatchAll _ -> NOTHING;
          case CatchClause.CatchAllRef _ -> EXN;
        };
    if (!Arrays.equals(carried, stack.labelTypes(clause.label()))) {
      throw stack.error("type mismatch: the catch clause does not fit its label");
    }
  }
}
