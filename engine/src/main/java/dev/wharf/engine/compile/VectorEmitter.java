package dev.wharf.engine.compile;

import dev.wharf.engine.abi.VectorEvens;
import dev.wharf.engine.load.RuntimeClasses;
import dev.wharf.wasm.binary.InstrDecoder;
import dev.wharf.wasm.instr.Instr;
import dev.wharf.wasm.instr.Opcode;
import dev.wharf.wasm.module.CodeRange;

/**
 * Vector instructions; {@code engine.abi} has the operators. Spec: exec/instructions, vector
 * instructions.
 */
final class VectorEmitter {
  private final Emission emission;
  private final Code code;
  private final CodeRange body;
  private final VectorMemoryEmitter memories;
  private final VectorArithmeticEmitter arithmetic;
  private final VectorLaneEmitter laneByLane;
  private final LaneEmitter lanes;
  private final EvenLaneEmitter evens;
  private final BoundedLaneEmitter bounded;
  private final VectorOperands operands;
  private final ShuffleEmitter shuffles;

  VectorEmitter(Emission emission, MemoryEmitter memories, CodeRange body) {
    RuntimeClasses.initialiseVectors();
    this.emission = emission;
    this.body = body;
    this.code = emission.code;
    this.memories = new VectorMemoryEmitter(emission, memories);
    this.arithmetic = new VectorArithmeticEmitter(emission);
    this.laneByLane = new VectorLaneEmitter(emission);
    this.lanes = new LaneEmitter(emission);
    this.evens = new EvenLaneEmitter(emission);
    this.bounded = new BoundedLaneEmitter(code);
    this.operands = new VectorOperands(code);
    this.shuffles = new ShuffleEmitter(code);
  }

  /**
   * @param position of the instruction, by which {@link VectorForms} knows it
   * @param next position of the instruction after it
   */
  void emit(Instr instr, int position, int next) {
    switch (instr) {
      case Instr.Memory access -> memories.emit(access, emission.vectors().at(position));
      case Instr.MemoryLane access -> memories.emit(access);
      case Instr.V128Const constant -> constant(constant, emission.vectors().at(position));
      case Instr.Lane(Opcode op, int lane) -> lane(op, lane);
      case Instr.Lanes indices -> onLongs(indices.op(), () -> shuffles.emit(indices));
      default -> {
        var op = LaneForms.strict(instr.op());
        if (VectorComparisons.isNarrow(op) && VectorComparisons.readsTops(op, opcodeAt(next))) {
          onLongs(op, () -> arithmetic.comparedTops(op));
        } else {
          plain(op, position);
        }
      }
    }
  }

  /** A body does not end with a vector instruction. */
  private Opcode opcodeAt(int position) {
    return new InstrDecoder(body.bytes(), position, body.end()).next().op();
  }

  private void constant(Instr.V128Const constant, VectorForm form) {
    long low = constant.low();
    long high = constant.high();
    switch (form) {
      case LONGS -> {
        code.constant(low);
        code.constant(high);
      }
      case EVENS -> {
        code.constant(VectorEvens.evens(low, high));
        code.constant(VectorEvens.odds(low, high));
      }
      case DOUBLES -> {
        code.doubleConstant(low);
        code.doubleConstant(high);
      }
      case INTS -> {
        for (int lane : new int[] {(int) low, (int) (low >> 32), (int) high, (int) (high >> 32)}) {
          code.constant(lane);
        }
      }
      case FLOATS -> {
        for (int lane : new int[] {(int) low, (int) (low >> 32), (int) high, (int) (high >> 32)}) {
          code.floatConstant(lane);
        }
      }
    }
    emission.push(form);
  }

  private void lane(Opcode op, int lane) {
    switch (op) {
      case I32X4_EXTRACT_LANE -> laneByLane.extract(VectorForm.INTS, lane);
      case F32X4_EXTRACT_LANE -> laneByLane.extract(VectorForm.FLOATS, lane);
      case F64X2_EXTRACT_LANE -> laneByLane.extract(VectorForm.DOUBLES, lane);
      case I32X4_REPLACE_LANE -> laneByLane.replace(VectorForm.INTS, lane);
      case F32X4_REPLACE_LANE -> laneByLane.replace(VectorForm.FLOATS, lane);
      case F64X2_REPLACE_LANE -> laneByLane.replace(VectorForm.DOUBLES, lane);
      case I8X16_REPLACE_LANE, I16X8_REPLACE_LANE, I64X2_REPLACE_LANE ->
          onLongs(op, () -> lanes.replace(op, lane));
      default -> onLongs(op, () -> lanes.extract(op, lane));
    }
  }

  private void plain(Opcode op, int position) {
    switch (op) {
      case F32X4_SPLAT -> laneByLane.splat(VectorForm.FLOATS);
      case F64X2_SPLAT -> laneByLane.splat(VectorForm.DOUBLES);
      case I32X4_SPLAT -> {
        if (emission.vectors().at(position) == VectorForm.INTS) {
          laneByLane.splat(VectorForm.INTS);
        } else {
          onLongs(op, () -> lanes.splat(op));
        }
      }
      case I8X16_SPLAT, I16X8_SPLAT, I64X2_SPLAT -> onLongs(op, () -> lanes.splat(op));
      case I16X8_EXTEND_LOW_I8X16_U, I16X8_EXTEND_HIGH_I8X16_U -> extend(op);
      default -> computed(op, emission.vectors().bounds().at(position));
    }
  }

  private void extend(Opcode op) {
    emission.usualForms(1);
    emission.pop();
    operands.keep(op == Opcode.I16X8_EXTEND_HIGH_I8X16_U);
    evens.widen();
    emission.push(VectorForm.EVENS);
  }

  private void computed(Opcode op, LaneBounds.Fact fact) {
    Runnable longs =
        () -> {
          if (!bounded.emit(op, fact)) {
            arithmetic.emit(op);
          }
        };
    if (evens.takes(op)) {
      int operands = op.signature().params().size();
      emission.bringTo(VectorForm.EVENS, operands);
      emission.pop(operands);
      longs.run();
      emission.push(VectorForm.EVENS);
    } else if (!evens.narrow(op, fact) && !laneByLane.emit(op)) {
      onLongs(op, longs);
    }
  }

  private void onLongs(Opcode op, Runnable operator) {
    var signature = op.signature();
    emission.usualForms(signature.params().size());
    emission.pop(signature.params().size());
    operator.run();
    emission.push(JvmType.of(signature.results().get(0)));
  }
}
