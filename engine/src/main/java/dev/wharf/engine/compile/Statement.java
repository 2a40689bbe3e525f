package dev.wharf.engine.compile;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * A stretch of a body, mostly between two points where the operand stack is as low as when the
 * block around it began; blocks inside it hang below it. A run of statements can be moved to a
 * method of its own.
 */
final class Statement {
  final Block parent;
  final int start;
  int end;

  /**
   * Estimated bytes of bytecode, of the blocks inside too; only the call's once it is {@link
   * #outlined}.
   */
  int cost;

  final List<Block> blocks = new ArrayList<>(0);

  /** Operands of the block that lie on the stack where the statement starts. */
  final int startHeight;

  /** The same where it ends. */
  int endHeight;

  /** Holds a large {@code br_table}: the dispatch of an interpreter, better left where it is. */
  boolean spine;

  /** Already part of a piece. */
  boolean outlined;

  /**
   * Labels around this statement that it branches to, as the number of blocks around the label's
   * block.
   */
  final BitSet targets = new BitSet();

  /** Those of them that pieces with many exits branch to. */
  final BitSet farTargets = new BitSet();

  Statement(Block parent, int start, int startHeight) {
    this.parent = parent;
    this.start = start;
    this.startHeight = startHeight;
  }

  /** Adds to the cost here and in every block around, up to {@code top}. */
  void addCost(int delta, Block top) {
    Statement statement = this;
    statement.cost += delta;
    statement.parent.cost += delta;
    while (statement.parent != top) {
      statement = statement.parent.owner();
      statement.cost += delta;
      statement.parent.cost += delta;
    }
  }

  void markSpine() {
    Statement statement = this;
    while (!statement.spine) {
      statement.spine = true;
      if (statement.parent.isRoot()) {
        return;
      }
      statement = statement.parent.owner();
    }
  }

  /** The statements of a block, or of one arm of an {@code if}, or of the whole body. */
  static final class Block {
    final List<Statement> statements = new ArrayList<>(4);
    int cost;
    private final List<Statement> owner;

    /** The body of the function. */
    Block() {
      this.owner = List.of();
    }

    Block(Statement owner) {
      this.owner = List.of(owner);
    }

    boolean isRoot() {
      return owner.isEmpty();
    }

    Statement owner() {
      return owner.get(0);
    }
  }
}
