package dev.wharf.engine.compile;

import dev.wharf.wasm.binary.InstrDecoder;
import dev.wharf.wasm.instr.Instr;
import dev.wharf.wasm.instr.Opcode;
import dev.wharf.wasm.module.Function;
import dev.wharf.wasm.type.FuncType;
import dev.wharf.wasm.validate.ValidModule;
import java.util.Arrays;

/**
 * Walks the reachable instructions of a valid body and keeps the height of the operand stack and the nesting of
 * blocks, without types. {@link #advance} shows the next instruction, {@link #apply} takes its effect. Code after an
 * unconditional branch is passed over up to the {@code else} or {@code end} that makes code reachable again.
 */
final class BodyCursor {
  private final ValidModule module;
  private final InstrDecoder decoder;
  private int[] bases = new int[16];
  private int[] params = new int[16];
  private int[] results = new int[16];
  private int depth;
  private int height;
  private boolean reachable = true;
  private Instr instr = Opcode.NOP.plain();

  BodyCursor(ValidModule module, Function function, FuncType type) {
    this.module = module;
    var body = function.body();
    this.decoder = new InstrDecoder(body.bytes(), body.start(), body.end());
    push(0, type.results().size());
  }

  /** Moves to the next instruction that can be reached; false at the end of the body. */
  boolean advance() {
    if (!decoder.hasNext()) {
      return false;
    }
    instr = decoder.next();
    int skipped = 0;
    while (!reachable) {
      switch (instr.op()) {
        case BLOCK, LOOP, IF, TRY_TABLE -> skipped++;
        case END -> {
          if (skipped-- == 0) {
            return true;
          }
        }
        case ELSE -> {
          if (skipped == 0) {
            return true;
          }
        }
        default -> {}
      }
      instr = decoder.next();
    }
    return true;
  }

  Instr instr() {
    return instr;
  }

  /** Position of the present instruction. */
  int start() {
    return decoder.offset();
  }

  /** Position after the present instruction. */
  int end() {
    return decoder.position();
  }

  /** Number of open blocks, the function's body included. */
  int depth() {
    return depth;
  }

  boolean reachable() {
    return reachable;
  }

  /** Operands above those that were there when the innermost block was entered, its parameters not counted. */
  int blockHeight() {
    return height - bases[depth - 1];
  }

  private void push(int blockParams, int blockResults) {
    if (depth == bases.length) {
      bases = Arrays.copyOf(bases, depth * 2);
      params = Arrays.copyOf(params, depth * 2);
      results = Arrays.copyOf(results, depth * 2);
    }
    bases[depth] = height - blockParams;
    params[depth] = blockParams;
    results[depth] = blockResults;
    depth++;
  }

  void apply() {
    switch (instr) {
      case Instr.Block block -> {
        if (block.op() == Opcode.IF) {
          height--;
        }
        var type = module.blockType(block.type());
        push(type.params().size(), type.results().size());
      }
      case Instr.Branch branch -> {
        if (branch.op() == Opcode.BR) {
          reachable = false;
        } else {
          height--;
        }
      }
      case Instr.BranchTable _ -> reachable = false;
      case Instr.CallIndirect call -> {
        height--;
        effect(module.type(call.typeIndex()));
      }
      case Instr.Index index -> applyIndex(index);
      case Instr.Select _ -> height -= 2;
      case Instr.RefNull _ -> height++;
      case Instr.Plain plain -> applyPlain(plain.op());
      case Instr.TryTable _ -> throw new IllegalStateException("exceptions are not compiled");
      case Instr.Memory _,
          Instr.IndexPair _,
          Instr.I32Const _,
          Instr.I64Const _,
          Instr.F32Const _,
          Instr.F64Const _ ->
          effect(instr.op());
    }
  }

  private void applyIndex(Instr.Index index) {
    switch (index.op()) {
      case CALL -> effect(module.funcType(index.index()));
      case LOCAL_GET, GLOBAL_GET, REF_FUNC -> height++;
      case LOCAL_SET, GLOBAL_SET, TABLE_GROW -> height--;
      case TABLE_SET -> height -= 2;
      case TABLE_FILL -> height -= 3;
      case LOCAL_TEE, TABLE_GET -> {}
      default -> effect(index.op());
    }
  }

  private void applyPlain(Opcode op) {
    switch (op) {
      case UNREACHABLE, RETURN -> reachable = false;
      case ELSE -> {
        height = bases[depth - 1] + params[depth - 1];
        reachable = true;
      }
      case END -> {
        depth--;
        height = bases[depth] + results[depth];
        reachable = true;
      }
      case DROP -> height--;
      case SELECT -> height -= 2;
      case REF_IS_NULL -> {}
      default -> effect(op);
    }
  }

  private void effect(Opcode op) {
    height += op.signature().results().size() - op.signature().params().size();
  }

  private void effect(FuncType type) {
    height += type.results().size() - type.params().size();
  }
}
