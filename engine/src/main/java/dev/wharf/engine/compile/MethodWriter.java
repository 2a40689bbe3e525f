package dev.wharf.engine.compile;

import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import dev.wharf.wasm.binary.InstrDecoder;
import dev.wharf.wasm.instr.Instr;
import dev.wharf.wasm.instr.Opcode;
import dev.wharf.wasm.instr.Shape;
import dev.wharf.wasm.module.CodeRange;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.Map;
import java.util.Optional;

/**
 * Writes the instructions of one piece: hands each to the emitter of its group, and calls the
 * pieces inside.
 */
final class MethodWriter {
  /** Line numbers stand for byte offsets in the body, from 1, and have 16 bits. */
  private static final int MAX_LINE = 65_535;

  private final Emission emission;
  private final Code code;
  private final CodeRange body;
  private final ClassDesc owner;
  private final String name;
  private final Map<Piece, BlockScope[]> contexts;
  private final LoopStep steps = new LoopStep();
  private final ControlEmitter control;
  private final VariableEmitter variables;
  private final TableEmitter tables;
  private final MemoryEmitter memories;
  private final AtomicEmitter atomics;
  private final NumericEmitter numbers;
  private final ConversionEmitter conversions;
  private final ReferenceEmitter references;
  private Optional<AggregateEmitter> aggregates = Optional.empty();
  private Optional<VectorEmitter> vectors = Optional.empty();
  private int deadBlocks;

  /**
   * @param name of the function's own method; pieces add their number
   * @param contexts receives the blocks that are open where each inner piece is called
   */
  MethodWriter(
      Emission emission,
      CodeRange body,
      ClassDesc owner,
      String name,
      Map<Piece, BlockScope[]> contexts) {
    this.emission = emission;
    this.code = emission.code;
    this.body = body;
    this.owner = owner;
    this.name = name;
    this.contexts = contexts;
    this.control = new ControlEmitter(emission, steps);
    this.variables = new VariableEmitter(emission);
    this.tables = new TableEmitter(emission);
    this.memories = new MemoryEmitter(emission);
    this.atomics = new AtomicEmitter(emission);
    this.numbers = new NumericEmitter(emission);
    this.conversions = new ConversionEmitter(emission);
    this.references = new ReferenceEmitter(emission);
  }

  /** A piece gets the frame and the instance, and returns its branch code if it has any. */
  static MethodTypeDesc pieceType(Piece piece, FrameShape frame) {
    return MethodTypeDesc.of(piece.hasCodes() ? CD_int : CD_void, frame.desc(), Symbols.INSTANCE);
  }

  static String pieceName(String name, Piece piece) {
    return name + "$" + piece.id;
  }

  void pollAtEntry() {
    control.poll();
  }

  void write() {
    var piece = emission.piece;
    int nextChild = 0;
    loadValues(piece.taken);
    var decoder = new InstrDecoder(body.bytes(), piece.start, body.end());
    while (decoder.hasNext() && (piece.isDriver() || decoder.position() < piece.end)) {
      if (emission.reachable()
          && nextChild < piece.children.size()
          && piece.children.get(nextChild).start == decoder.position()) {
        var child = piece.children.get(nextChild++);
        callPiece(child);
        decoder = new InstrDecoder(body.bytes(), child.end, body.end());
        continue;
      }
      var instr = decoder.next();
      if (emission.reachable()) {
        emit(instr, decoder.offset(), decoder.position());
      } else {
        skip(instr);
      }
    }
    if (!piece.isDriver() && emission.reachable()) {
      emission.settle();
      emission.usualForms();
      for (int i = piece.left.length - 1; i >= 0; i--) {
        emission.frame.storeValue(code, emission.frameSlot, i, piece.left[i]);
      }
      if (piece.hasCodes()) {
        code.constant(0);
        code.builder().ireturn();
      } else {
        code.builder().return_();
      }
    }
    control.finish();
  }

  private void callPiece(Piece child) {
    emission.settle();
    emission.usualForms();
    contexts.put(child, emission.openScopes());
    for (int i = child.taken.length - 1; i >= 0; i--) {
      emission.frame.storeValue(code, emission.frameSlot, i, child.taken[i]);
    }
    emission.pop(child.taken.length);
    code.aload(emission.frameSlot);
    emission.loadInstance();
    code.invoke(owner, pieceName(name, child), pieceType(child, emission.frame));
    control.branches().afterPiece(child);
    if (emission.reachable()) {
      loadValues(child.left);
    }
  }

  private void loadValues(JvmType[] types) {
    for (int i = 0; i < types.length; i++) {
      emission.frame.loadValue(code, emission.frameSlot, i, types[i]);
    }
    emission.pushAll(types);
  }

  private void skip(Instr instr) {
    switch (instr.op()) {
      case BLOCK, LOOP, IF, TRY, TRY_TABLE -> deadBlocks++;
      case END, DELEGATE -> {
        if (deadBlocks == 0) {
          control.emit(instr);
        } else {
          deadBlocks--;
        }
      }
      case ELSE, CATCH, CATCH_ALL -> {
        if (deadBlocks == 0) {
          control.emit(instr);
        }
      }
      default -> {}
    }
  }

  /**
   * @param offset of the instruction
   * @param next position of the one after it
   */
  private void emit(Instr instr, int offset, int next) {
    var op = instr.op();
    if (emission.isComparing() && !readsCondition(op)) {
      emission.settle();
    }
    if (emission.hasUnusualForms() && !leavesVectors(op)) {
      emission.settle();
      emission.usualForms();
    }
    if (mayTrap(op)) {
      code.line(Math.min(offset - body.start() + 1, MAX_LINE));
    }
    switch (op.group()) {
      case CONTROL -> control.emit(instr);
      case VARIABLE -> variables.emit(instr);
      case TABLE -> tables.emit(instr);
      case MEMORY -> memories.emit(instr);
      case NUMERIC -> numbers.emit(instr);
      case CONVERSION -> conversions.emit(op);
      case REFERENCE -> references.emit(instr);
      case VECTOR -> vectors().emit(instr, offset, next);
      case ATOMIC -> atomics.emit(instr);
      case AGGREGATE -> aggregates().emit(instr);
    }
    steps.note(instr);
  }

  /** Made when it is needed: few modules have structures. */
  private AggregateEmitter aggregates() {
    if (aggregates.isEmpty()) {
      aggregates = Optional.of(new AggregateEmitter(emission));
    }
    return aggregates.get();
  }

  /** Made when it is needed: few modules have vectors. */
  private VectorEmitter vectors() {
    if (vectors.isEmpty()) {
      vectors = Optional.of(new VectorEmitter(emission, memories, body));
    }
    return vectors.get();
  }

  private static boolean readsCondition(Opcode op) {
    return switch (op) {
      case IF, BR_IF, SELECT, SELECT_T, I32_EQZ -> true;
      default -> false;
    };
  }

  /** Whether vectors on the stack may stay in the form they are in. */
  private static boolean leavesVectors(Opcode op) {
    return switch (op.group()) {
      case VECTOR, NUMERIC, CONVERSION, MEMORY -> true;
      case VARIABLE -> op != Opcode.SELECT && op != Opcode.SELECT_T && op != Opcode.GLOBAL_SET;
      case CONTROL, TABLE, REFERENCE, AGGREGATE, ATOMIC -> false;
    };
  }

  private static boolean mayTrap(Opcode op) {
    return switch (op.group()) {
      case MEMORY, TABLE, REFERENCE, AGGREGATE, ATOMIC -> true;
      case VECTOR -> op.shape() == Shape.MEMARG || op.shape() == Shape.MEMARG_LANE;
      case CONTROL ->
          op == Opcode.CALL
              || op == Opcode.CALL_INDIRECT
              || op == Opcode.CALL_REF
              || TailCallEmitter.has(op)
              || op == Opcode.UNREACHABLE
              || op == Opcode.THROW_REF
              || op == Opcode.LOOP;
      case NUMERIC ->
          switch (op) {
            case I32_DIV_S, I32_DIV_U, I32_REM_S, I32_REM_U -> true;
            case I64_DIV_S, I64_DIV_U, I64_REM_S, I64_REM_U -> true;
            default -> false;
          };
      case CONVERSION -> op.mnemonic().contains("trunc_f");
      case VARIABLE -> false;
    };
  }
}
