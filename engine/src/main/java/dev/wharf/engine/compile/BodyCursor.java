package dev.wharf.engine.compile;

import dev.wharf.wasm.binary.InstrDecoder;
import dev.wharf.wasm.instr.Instr;
import dev.wharf.wasm.instr.Opcode;
import dev.wharf.wasm.module.Function;
import dev.wharf.wasm.type.FuncType;
import java.util.Arrays;

/**
 * Walks the reachable instructions of a valid body and keeps the types on the operand stack and the
 * nesting of blocks. {@link #advance} shows the next instruction, {@link #apply} takes its effect.
 * Code after an unconditional branch is passed over up to the {@code else} or {@code end} that
 * makes code reachable again.
 */
final class BodyCursor {
  private final ModuleShape shape;
  private final InstrDecoder decoder;
  private final JvmType[] locals;
  private int[] bases = new int[16];
  private JvmType[][] params = new JvmType[16][];
  private JvmType[][] results = new JvmType[16][];
  private int depth;
  private JvmType[] stack = new JvmType[16];
  private int height;
  private boolean reachable = true;
  private Instr instr = Opcode.NOP.plain();

  BodyCursor(ModuleShape shape, Function function, FuncType type, JvmType[] locals) {
    this.shape = shape;
    this.locals = locals;
    var body = function.body();
    this.decoder = new InstrDecoder(body.bytes(), body.start(), body.end());
    open(new JvmType[0], JvmType.of(type.results()));
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
        case BLOCK, LOOP, IF, TRY, TRY_TABLE -> skipped++;
        case END, DELEGATE -> {
          if (skipped-- == 0) {
            return true;
          }
        }
        case ELSE, CATCH, CATCH_ALL -> {
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

  /** Number of operands on the stack. */
  int height() {
    return height;
  }

  boolean reachable() {
    return reachable;
  }

  /**
   * Operands above those that were there when the innermost block was entered, its parameters not
   * counted.
   */
  int blockHeight() {
    return height - bases[depth - 1];
  }

  /** The types of those operands, the lowest first. */
  JvmType[] blockOperands() {
    return Arrays.copyOfRange(stack, bases[depth - 1], height);
  }

  private void open(JvmType[] blockParams, JvmType[] blockResults) {
    if (depth == bases.length) {
      bases = Arrays.copyOf(bases, depth * 2);
      params = Arrays.copyOf(params, depth * 2);
      results = Arrays.copyOf(results, depth * 2);
    }
    bases[depth] = height - blockParams.length;
    params[depth] = blockParams;
    results[depth] = blockResults;
    depth++;
  }

  private void push(JvmType type) {
    if (height == stack.length) {
      stack = Arrays.copyOf(stack, height * 2);
    }
    stack[height++] = type;
  }

  private void pushAll(JvmType[] types) {
    for (var type : types) {
      push(type);
    }
  }

  void apply() {
    if (TailCallEmitter.has(instr.op())) {
      reachable = false;
      return;
    }
    if (ReferenceEffect.has(instr.op())) {
      var effect = ReferenceEffect.of(shape, instr, height == 0 ? JvmType.REF : stack[height - 1]);
      height -= effect.operands();
      effect.result().ifPresent(this::push);
      return;
    }
    switch (instr) {
      case Instr.Block block -> {
        if (block.op() == Opcode.IF) {
          height--;
        }
        var type = shape.blockType(block.type());
        open(JvmType.of(type.params()), JvmType.of(type.results()));
      }
      case Instr.Branch branch -> {
        switch (branch.op()) {
          case BR, RETHROW -> reachable = false;
          case DELEGATE -> close();
          case BR_ON_NULL -> {}
          default -> height--;
        }
      }
      case Instr.BranchTable _ -> reachable = false;
      case Instr.CallIndirect call -> {
        height--;
        effect(shape.type(call.typeIndex()));
        reachable = call.op() == Opcode.CALL_INDIRECT;
      }
      case Instr.Index index -> applyIndex(index);
      case Instr.Select _ -> height -= 2;
      case Instr.OfHeapType _ -> throw new IllegalStateException("not a control instruction");
      case Instr.Plain plain -> applyPlain(plain.op());
      case Instr.TryTable table -> {
        var type = shape.blockType(table.type());
        open(JvmType.of(type.params()), JvmType.of(type.results()));
      }
      case Instr.BranchOnCast _ -> {}
      case Instr.Memory _,
          Instr.MemoryLane _,
          Instr.Lane _,
          Instr.Lanes _,
          Instr.V128Const _,
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
      case THROW, RETURN_CALL, RETURN_CALL_REF -> reachable = false;
      case CATCH -> turn(JvmType.of(shape.tag(index.index()).params()));
      case CALL -> effect(shape.funcType(index.index()));
      case LOCAL_GET -> push(locals[index.index()]);
      case GLOBAL_GET -> push(JvmType.of(shape.global(index.index()).type()));
      case CALL_REF -> {
        height--;
        effect(shape.type(index.index()));
      }
      case LOCAL_SET, GLOBAL_SET -> height--;
      case TABLE_GROW -> {
        height -= 2;
        push(Addresses.jvmType(shape.table(index.index()).address()));
      }
      case TABLE_SIZE -> push(Addresses.jvmType(shape.table(index.index()).address()));
      case MEMORY_SIZE -> push(Addresses.jvmType(shape.module().memory(index.index()).address()));
      case MEMORY_GROW -> {}
      case TABLE_GET -> {
        height--;
        push(JvmType.of(shape.table(index.index()).element()));
      }
      case TABLE_SET -> height -= 2;
      case TABLE_FILL -> height -= 3;
      case LOCAL_TEE -> {}
      default -> effect(index.op());
    }
  }

  private void applyPlain(Opcode op) {
    switch (op) {
      case UNREACHABLE, RETURN, THROW_REF -> reachable = false;
      case CATCH_ALL -> turn(new JvmType[0]);
      case ELSE -> turn(params[depth - 1]);
      case END -> close();
      case DROP -> height--;
      case SELECT -> height -= 2;
      default -> effect(op);
    }
  }

  /** Another part of the innermost block begins. */
  private void turn(JvmType[] operands) {
    height = bases[depth - 1];
    pushAll(operands);
    reachable = true;
  }

  private void close() {
    depth--;
    height = bases[depth];
    pushAll(results[depth]);
    reachable = true;
  }

  private void effect(Opcode op) {
    height -= op.signature().params().size();
    for (var result : op.signature().results()) {
      push(JvmType.of(result));
    }
  }

  private void effect(FuncType type) {
    height -= type.params().size();
    for (var result : type.results()) {
      push(JvmType.of(result));
    }
  }
}
