package dev.wharf.engine.compile;

import dev.wharf.engine.compile.Statement.Block;
import dev.wharf.wasm.instr.Instr;
import dev.wharf.wasm.instr.Opcode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Decides which parts of a body become methods of their own, so that none exceeds what HotSpot
 * compiles (8,000 bytes; beyond that a method is interpreted for ever).
 *
 * <p><b>The tree.</b> A body is cut into {@link Statement}s: at most of their borders the operand
 * stack holds nothing that belongs to the block, so a run of statements needs locals and nothing
 * else. Where an expression is long, borders are set inside it, and what lies on the stack goes
 * through the frame. Blocks nest inside statements.
 *
 * <p><b>The choice.</b> Whenever a block has been read and weighs more than the limit, the heaviest
 * runs inside it that fit a method are moved out, until it weighs half the limit. Whole loops are
 * heavier than their parts, so they stay whole where they can. The statement with a large {@code
 * br_table} stays behind as long as something else of some weight can go: then an interpreter's
 * loop keeps its dispatch and calls its arms.
 */
final class MethodSplitter {
  /** A {@code br_table} with this many targets is taken for an interpreter's dispatch. */
  private static final int SPINE_TARGETS = 8;

  private final int limit;
  private final List<Statement> outlined = new ArrayList<>();

  /**
   * After a block that could not be made small enough: how much a block must weigh to be worth
   * another look.
   */
  private int retryAt;

  /** Neighbouring statements of one block, and how many bytes it saves to move them out. */
  private record Run(Block block, int from, int to, int gain) {}

  /** Moving out less than this is not worth a method. */
  private static final int LEAST_GAIN = 40;

  /** Arms below this are not worth a method each; the dispatch may go with them. */
  private static final int LIGHT_GAIN = 250;

  private MethodSplitter(int limit) {
    this.limit = limit;
  }

  /**
   * @param limit estimated bytes that a method may have
   * @return the driver, with the pieces below it
   */
  static Piece split(BodyCursor cursor, int bodyStart, int bodyEnd, int limit) {
    var splitter = new MethodSplitter(limit);
    splitter.read(cursor, bodyStart);
    return splitter.pieces(bodyStart, bodyEnd);
  }

  private void read(BodyCursor cursor, int bodyStart) {
    var open = new ArrayDeque<Block>();
    var block = new Block();
    var statement = begin(block, bodyStart, 0);
    while (cursor.advance()) {
      Instr instr = cursor.instr();
      Opcode op = instr.op();
      boolean turns = op == Opcode.ELSE || op == Opcode.CATCH || op == Opcode.CATCH_ALL;
      if (turns || op == Opcode.END || op == Opcode.DELEGATE) {
        finish(statement, cursor.start(), cursor.reachable() ? cursor.blockHeight() : 0);
        reduce(block);
        cursor.apply();
        if (cursor.depth() == 0) {
          return;
        }
        var owner = block.owner();
        close(block, owner, turns ? cursor.depth() - 1 : cursor.depth());
        if (turns) {
          block = new Block(owner);
          owner.blocks.add(block);
          statement = begin(block, cursor.end(), cursor.blockHeight());
        } else {
          statement = owner;
          block = open.pop();
        }
      } else {
        statement.addCost(CodeCost.of(instr, true), block);
        noteTargets(instr, cursor.depth() - 1, statement);
        if (instr instanceof Instr.BranchTable table && table.labels().length >= SPINE_TARGETS) {
          statement.markSpine();
        }
        cursor.apply();
        if (instr instanceof Instr.Block || op == Opcode.TRY_TABLE) {
          open.push(block);
          block = new Block(statement);
          statement.blocks.add(block);
          statement = begin(block, cursor.end(), cursor.blockHeight());
          continue;
        }
      }
      if (cursor.reachable() && isBorder(cursor.blockHeight(), statement.cost)) {
        finish(statement, cursor.end(), cursor.blockHeight());
        statement = begin(block, cursor.end(), cursor.blockHeight());
      }
    }
  }

  /** The longer a statement gets, the more operands a border may carry. */
  private boolean isBorder(int height, int cost) {
    return height == 0 || (cost > limit / 8 && height <= 4) || cost > limit / 3;
  }

  private static void noteTargets(Instr instr, int innermost, Statement statement) {
    if (TailCallEmitter.has(instr.op())) {
      statement.targets.set(0);
      return;
    }
    switch (instr) {
      case Instr.Branch branch -> {
        if (branch.op() != Opcode.DELEGATE && branch.op() != Opcode.RETHROW) {
          statement.targets.set(innermost - branch.label());
        }
      }
      case Instr.TryTable table ->
          table.catches().forEach(clause -> statement.targets.set(innermost - clause.label()));
      case Instr.BranchOnCast branch -> statement.targets.set(innermost - branch.label());
      case Instr.BranchTable table -> {
        for (int label : table.labels()) {
          statement.targets.set(innermost - label);
        }
        statement.targets.set(innermost - table.defaultLabel());
      }
      case Instr.Plain plain -> {
        if (plain.op() == Opcode.RETURN) {
          statement.targets.set(0);
        }
      }
      default -> {}
    }
  }

  /**
   * Adds a closed block to the statement that it belongs to.
   *
   * @param label of the block
   */
  private static void close(Block block, Statement owner, int label) {
    int cost = block.cost;
    for (var statement : block.statements) {
      owner.targets.or(statement.targets);
      owner.farTargets.or(statement.farTargets);
    }
    if (owner.farTargets.get(label)) {
      cost += CodeCost.PIECE_EXIT;
    }
    owner.targets.clear(label);
    owner.farTargets.clear(label);
    owner.addCost(cost, owner.parent);
  }

  private static Statement begin(Block block, int position, int height) {
    var statement = new Statement(block, position, height);
    block.statements.add(statement);
    return statement;
  }

  private static void finish(Statement statement, int position, int height) {
    statement.end = position;
    statement.endHeight = height;
    if (statement.start == position) {
      statement.parent.statements.remove(statement.parent.statements.size() - 1);
    }
  }

  private void reduce(Block block) {
    if (block.cost <= limit || (block.cost < retryAt && !block.isRoot())) {
      return;
    }
    int goal = block.isRoot() ? limit : limit / 2;
    while (block.cost > goal) {
      var heaviest = heaviestRun(block, false);
      if (heaviest.gain() < LIGHT_GAIN) {
        var withSpine = heaviestRun(block, true);
        heaviest = withSpine.gain() > heaviest.gain() ? withSpine : heaviest;
      }
      if (heaviest.gain() < LEAST_GAIN) {
        retryAt = block.cost + limit / 2;
        return;
      }
      outline(heaviest, block);
    }
  }

  private Run heaviestRun(Block root, boolean withSpine) {
    var best = new Run(root, 0, 0, 0);
    var pending = new ArrayDeque<Block>();
    pending.push(root);
    var targets = new BitSet();
    while (!pending.isEmpty()) {
      var block = pending.pop();
      int from = 0;
      int sum = 0;
      targets.clear();
      for (int i = 0; i < block.statements.size(); i++) {
        var statement = block.statements.get(i);
        if (!statement.outlined) {
          pending.addAll(statement.blocks);
        }
        boolean movable = statement.cost <= limit && (withSpine || !statement.spine);
        if (!movable || sum + statement.cost > limit) {
          from = movable ? i : i + 1;
          sum = 0;
          targets.clear();
        }
        if (movable) {
          sum += statement.cost;
          targets.or(statement.targets);
          int values = block.statements.get(from).startHeight + statement.endHeight;
          int gain = sum - CodeCost.pieceCall(targets.cardinality(), values);
          if (gain > best.gain() && !isSingleCall(block, from, i)) {
            best = new Run(block, from, i + 1, gain);
          }
        }
      }
    }
    return best;
  }

  private static boolean isSingleCall(Block block, int from, int last) {
    return from == last && block.statements.get(from).outlined;
  }

  private void outline(Run run, Block top) {
    var statements = run.block().statements.subList(run.from(), run.to());
    var first = statements.get(0);
    var last = statements.get(statements.size() - 1);
    var merged = new Statement(run.block(), first.start, first.startHeight);
    merged.end = last.end;
    merged.endHeight = last.endHeight;
    merged.outlined = true;
    for (var statement : statements) {
      merged.cost += statement.cost;
      merged.targets.or(statement.targets);
    }
    if (merged.targets.cardinality() > CodeCost.NEAR_EXITS) {
      merged.farTargets.or(merged.targets);
    }
    statements.clear();
    run.block().statements.add(run.from(), merged);
    merged.addCost(-run.gain(), top);
    outlined.add(merged);
  }

  private Piece pieces(int bodyStart, int bodyEnd) {
    var driver = new Piece(0, bodyStart, bodyEnd);
    outlined.sort((a, b) ->
        a.start != b.start ? Integer.compare(a.start, b.start) : Integer.compare(b.end, a.end));
    var around = new ArrayDeque<Piece>();
    around.push(driver);
    int id = 1;
    for (var statement : outlined) {
      while (around.peek().end <= statement.start) {
        around.pop();
      }
      var piece = new Piece(id++, statement.start, statement.end);
      around.peek().children.add(piece);
      around.push(piece);
    }
    return driver;
  }
}
