package dev.wharf.engine.compile;

import dev.wharf.wasm.instr.Instr;
import dev.wharf.wasm.instr.Opcode;
import java.util.BitSet;

/**
 * Estimates how many bytes of bytecode an instruction becomes, on the high side, or what it costs
 * the JIT.
 */
final class CodeCost {
  /**
   * A load or store is some ten bytes, but C2 makes some 265 nodes of the library's array access
   * and stops inlining at 18,000 ({@code NodeCountInliningCutoff}): beyond about 60 in one method
   * each becomes a real call. An n-body program took three times as long, an interpreter a third
   * longer.
   */
  private static final int MEMORY_ACCESS = 180;

  /** Ten bytes for each argument, of a few. */
  private static final int TAIL_CALL = 80;

  /** Two or four accesses, for which see {@link VectorForm}. */
  private static final int VECTOR_ACCESS = 4 * MEMORY_ACCESS;

  /** One more label that the caller of a piece has to know. */
  static final int PIECE_EXIT = 10;

  private static final int PIECE_CALL = 24;

  /** Carrying a value from the stack into a piece, or out of it, on both sides. */
  private static final int PIECE_VALUE = 14;

  /** Exits beyond this many are charged where their labels are: most callers pass them on. */
  static final int NEAR_EXITS = 8;

  /** Keeping operands for handlers, and what a handler begins with. */
  private static final int TRY = 40;

  /** Testing a tag, and taking a few values and operands. */
  private static final int CLAUSE = 50;

  private CodeCost() {}

  /** Calling a piece and acting on the branch code that it returns. */
  static int pieceCall(int exits, int values) {
    return PIECE_CALL + PIECE_EXIT * Math.min(exits, NEAR_EXITS) + PIECE_VALUE * values;
  }

  /**
   * @param split whether locals may live in a frame object, which costs more than a local variable
   */
  static int of(Instr instr, boolean split) {
    if (TailCallEmitter.has(instr.op())) {
      return TAIL_CALL;
    }
    return switch (instr) {
      case Instr.Plain plain -> plain(plain.op());
      case Instr.Block block -> block.op() == Opcode.TRY ? TRY : 9;
      case Instr.TryTable table -> TRY + CLAUSE * table.catches().size();
      case Instr.Branch _ -> 10;
      case Instr.BranchTable table -> branchTable(table);
      case Instr.Index index -> index(index.op(), split);
      case Instr.CallIndirect _ -> 10;
      case Instr.IndexPair _ -> 20;
      case Instr.Memory access ->
          access.op() == Opcode.V128_LOAD || access.op() == Opcode.V128_STORE
              ? VECTOR_ACCESS
              : MEMORY_ACCESS;
      case Instr.Select _ -> 14;
      case Instr.OfHeapType typed -> typed.op() == Opcode.REF_NULL ? 1 : 18;
      case Instr.BranchOnCast _ -> 20;
      case Instr.Lane _ -> 24;
      case Instr.Lanes lanes ->
          16 + ShufflePlan.of(lanes, false).size() + ShufflePlan.of(lanes, true).size();
      case Instr.MemoryLane _ -> MEMORY_ACCESS + 40;
      case Instr.V128Const _ -> 6;
      case Instr.I32Const _, Instr.I64Const _ -> 3;
      case Instr.F32Const _, Instr.F64Const _ -> 6;
    };
  }

  private static int branchTable(Instr.BranchTable table) {
    var distinct = new BitSet();
    for (int label : table.labels()) {
      distinct.set(label);
    }
    distinct.set(table.defaultLabel());
    int targets = table.labels().length;
    int jumps = targets > BranchEmitter.STRING_TABLE ? 4 * distinct.cardinality() : 4 * targets;
    return 28 + jumps + 6 * distinct.cardinality();
  }

  private static int plain(Opcode op) {
    return switch (op.signature()) {
      case LL_LL, LLLL_LL -> 40;
      case II_I, LL_I, FF_I, DD_I, L_I -> 10;
      case CONTEXTUAL -> 12;
      case SS_S, SI_S -> 40;
      case S_S -> 28;
      case SSS_S -> 56;
      case S_I -> 10;
      default -> 4;
    };
  }

  private static int index(Opcode op, boolean split) {
    return switch (op) {
      case LOCAL_GET -> split ? 5 : 3;
      case LOCAL_SET, LOCAL_TEE -> split ? 8 : 4;
      case CALL -> 10;
      default -> 12;
    };
  }
}
