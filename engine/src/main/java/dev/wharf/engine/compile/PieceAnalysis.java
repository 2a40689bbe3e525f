package dev.wharf.engine.compile;

import dev.wharf.wasm.instr.Instr;
import dev.wharf.wasm.instr.Opcode;
import java.util.ArrayDeque;

/**
 * What the pieces of a body need from each other: the labels that each branches to, whether it can
 * return or fall out of its end, and which locals several of them share.
 */
final class PieceAnalysis {
  private static final int UNSEEN = -1;
  private static final int SHARED = -2;

  private final BodyCursor cursor;
  private final ArrayDeque<Open> open = new ArrayDeque<>();
  private final LocalUse use;
  private final int[] owner;
  private final int params;
  private boolean hasVectors;
  private boolean hasDelegates;

  /** A piece that the walk is inside of. */
  private static final class Open {
    final Piece piece;
    final int depth;
    int nextChild;

    Open(Piece piece, int depth) {
      this.piece = piece;
      this.depth = depth;
    }
  }

  private PieceAnalysis(BodyCursor cursor, int locals, int params) {
    this.cursor = cursor;
    this.use = new LocalUse(locals, params);
    this.owner = new int[locals];
    this.params = params;
    java.util.Arrays.fill(owner, UNSEEN);
  }

  /** Completes {@code driver} and the pieces below it, and tells where each local lives. */
  static PieceAnalysis run(Piece driver, BodyCursor cursor, int locals, int params) {
    var analysis = new PieceAnalysis(cursor, locals, params);
    analysis.walk(driver);
    return analysis;
  }

  private void walk(Piece driver) {
    open.push(new Open(driver, 0));
    while (cursor.advance()) {
      leavePieces();
      enterPieces();
      note(cursor.instr());
      var op = cursor.instr().op();
      boolean turns = op == Opcode.ELSE || op == Opcode.CATCH || op == Opcode.CATCH_ALL;
      boolean closes = turns || op == Opcode.END || op == Opcode.DELEGATE;
      cursor.apply();
      if (cursor.depth() == 0) {
        break;
      }
      if (closes) {
        use.leave();
      }
      if (turns || cursor.instr() instanceof Instr.Block || op == Opcode.TRY_TABLE) {
        use.enter();
      }
    }
  }

  private void leavePieces() {
    while (!open.peek().piece.isDriver() && open.peek().piece.end <= cursor.start()) {
      var piece = open.pop().piece;
      piece.fallsThrough = cursor.reachable();
      if (piece.fallsThrough) {
        piece.left = cursor.blockOperands();
      }
      use.leave();
    }
  }

  private void enterPieces() {
    while (open.peek().nextChild < open.peek().piece.children.size()) {
      var child = open.peek().piece.children.get(open.peek().nextChild);
      if (child.start != cursor.start()) {
        return;
      }
      open.peek().nextChild++;
      child.taken = cursor.blockOperands();
      open.push(new Open(child, cursor.depth()));
      use.enter();
    }
  }

  private void note(Instr instr) {
    hasVectors |= instr.op().group() == Opcode.Group.VECTOR;
    if (TailCallEmitter.has(instr.op())) {
      exitTo(0);
      return;
    }
    switch (instr) {
      case Instr.Branch branch -> {
        switch (branch.op()) {
          case DELEGATE -> hasDelegates = true;
          case RETHROW -> {}
          default -> branch(branch.label());
        }
      }
      case Instr.TryTable table -> table.catches().forEach(clause -> branch(clause.label()));
      case Instr.BranchOnCast branch -> branch(branch.label());
      case Instr.BranchTable table -> {
        for (int label : table.labels()) {
          branch(label);
        }
        branch(table.defaultLabel());
      }
      case Instr.Plain plain -> {
        if (plain.op() == Opcode.RETURN) {
          exitTo(0);
        }
      }
      case Instr.Index index -> {
        switch (index.op()) {
          case LOCAL_GET -> {
            use.read(index.index());
            touch(index.index());
          }
          case LOCAL_SET, LOCAL_TEE -> {
            use.write(index.index());
            touch(index.index());
          }
          default -> {}
        }
      }
      default -> {}
    }
  }

  private void touch(int local) {
    int piece = open.peek().piece.id;
    if (owner[local] == UNSEEN) {
      owner[local] = piece;
    } else if (owner[local] != piece) {
      owner[local] = SHARED;
    }
  }

  private void branch(int label) {
    exitTo(cursor.depth() - 1 - label);
  }

  private void exitTo(int target) {
    for (var around : open) {
      if (target >= around.depth) {
        return;
      }
      around.piece.exits.set(target);
    }
  }

  boolean isUsed(int local) {
    return use.used(local);
  }

  /**
   * Whether the local must live in the frame: several pieces use it, or one that does not always
   * write it first.
   */
  boolean isShared(int local) {
    return owner[local] == SHARED || (owner[local] > 0 && (local < params || use.readFirst(local)));
  }

  /** The only piece that uses the local. */
  int owner(int local) {
    return owner[local];
  }

  /** Whether the local, which the driver alone uses, needs its initial zero. */
  boolean needsZero(int local) {
    return local >= params && owner[local] == 0 && use.readFirst(local);
  }

  /** Whether there is a {@code delegate}. */
  boolean hasDelegates() {
    return hasDelegates;
  }

  /** Whether there are vector instructions. */
  boolean hasVectors() {
    return hasVectors;
  }

  int locals() {
    return owner.length;
  }
}
