package dev.wharf.wasm.validate;

import dev.wharf.wasm.MalformedException;
import dev.wharf.wasm.binary.InstrDecoder;
import dev.wharf.wasm.instr.CatchClause;
import dev.wharf.wasm.instr.Opcode;
import dev.wharf.wasm.type.AbstractHeapType;
import java.util.Arrays;
import java.util.List;

/**
 * The rules of exceptions in both forms. Spec: valid/instructions, control; the first form by the
 * legacy chapter of the exception-handling proposal: {@code try}, each {@code catch} and {@code
 * catch_all} are blocks one after the other, whose labels take the results.
 */
final class ExceptionRules {
  private static final int[] NOTHING = {};
  private static final int CAUGHT = TypeCode.reference(TypeCode.heap(AbstractHeapType.EXN), false);
  private static final int[] CAUGHT_ONLY = {CAUGHT};

  private final TypeCodes codes;
  private final ControlStack stack;
  private final IndexChecks indices;

  ExceptionRules(TypeCodes codes, ControlStack stack, IndexChecks indices) {
    this.codes = codes;
    this.stack = stack;
    this.indices = indices;
  }

  void check(Opcode op, InstrDecoder instr) {
    switch (op) {
      case THROW -> {
        stack.popAll(indices.tag(instr.immediate()));
        stack.markUnreachable();
      }
      case THROW_REF -> {
        stack.pop(TypeCode.EXN);
        stack.markUnreachable();
      }
      case CATCH -> {
        int[] carried = indices.tag(instr.immediate());
        openHandler(op, carried);
      }
      case CATCH_ALL -> openHandler(op, NOTHING);
      case DELEGATE -> {
        requireTry(stack.kind() == Opcode.TRY, "delegate");
        int[] types = stack.close();
        // The label is one around the block, which may be the function.
        stack.kind(instr.immediate());
        stack.pushAll(types);
      }
      case RETHROW -> {
        var kind = stack.kind(instr.immediate());
        if (kind != Opcode.CATCH && kind != Opcode.CATCH_ALL) {
          throw stack.error("invalid rethrow label " + instr.immediate());
        }
        stack.markUnreachable();
      }
      default -> throw new IllegalStateException("no rule for " + op.mnemonic());
    }
  }

  private void openHandler(Opcode op, int[] carried) {
    requireTry(stack.kind() == Opcode.TRY || stack.kind() == Opcode.CATCH, op.mnemonic());
    int[] results = stack.close();
    stack.open(op, NOTHING, results);
    stack.pushAll(carried);
  }

  private void requireTry(boolean isInTry, String what) {
    if (!isInTry) {
      throw new MalformedException("unexpected " + what, stack.offset());
    }
  }

  /** The handlers of {@code try_table}, whose labels are those around it. */
  void checkClauses(List<CatchClause> clauses) {
    for (int i = 0; i < clauses.size(); i++) {
      var clause = clauses.get(i);
      int[] carried =
          switch (clause) {
            case CatchClause.Catch(int tag, int _) -> indices.tag(tag);
            case CatchClause.CatchRef(int tag, int _) -> withReference(indices.tag(tag));
            case CatchClause.CatchAll _ -> NOTHING;
            case CatchClause.CatchAllRef _ -> CAUGHT_ONLY;
          };
      if (!codes.matches(carried, stack.labelTypes(clause.label()))) {
        throw stack.error("type mismatch: the catch clause does not fit its label");
      }
    }
  }

  private static int[] withReference(int[] params) {
    int[] carried = Arrays.copyOf(params, params.length + 1);
    carried[params.length] = CAUGHT;
    return carried;
  }
}
