package dev.wharf.engine.compile;

import dev.wharf.engine.load.RuntimeClasses;
import dev.wharf.wasm.instr.Instr;
import dev.wharf.wasm.instr.Opcode;

/**
 * Vector instructions, on two longs; {@code engine.abi} has the operators. Spec: exec/instructions,
 * vector instructions.
 */
final class VectorEmitter {
  private final Emission emission;
  private final Code code;
  private final VectorMemoryEmitter memories;
  private final VectorArithmeticEmitter arithmetic;
  private final LaneEmitter lanes;
  private final ShuffleEmitter shuffles;

  VectorEmitter(Emission emission, MemoryEmitter memories) {
    RuntimeClasses.initialiseVectors();
    this.emission = emission;
    this.code = emission.code;
    this.memories = new VectorMemoryEmitter(emission, memories);
    this.arithmetic = new VectorArithmeticEmitter(emission);
    this.lanes = new LaneEmitter(emission);
    this.shuffles = new ShuffleEmitter(code);
  }

  void emit(Instr instr) {
    switch (instr) {
      case Instr.Memory access -> memories.emit(access);
      case Instr.MemoryLane access -> memories.emit(access);
      default -> {
        var signature = instr.op().signature();
        emission.pop(signature.params().size());
        operator(instr);
        emission.push(JvmType.of(signature.results().get(0)));
      }
    }
  }

  private void operator(Instr instr) {
    switch (instr) {
      case Instr.V128Const constant -> {
        code.constant(constant.low());
        code.constant(constant.high());
      }
      case Instr.Lanes indices -> shuffles.emit(indices);
      case Instr.Lane(Opcode op, int lane) -> {
        if (op.signature().params().size() == 1) {
          lanes.extract(op, lane);
        } else {
          lanes.replace(op, lane);
        }
      }
      default -> plain(instr.op());
    }
  }

  private void plain(Opcode op) {
    switch (op) {
      case I8X16_SPLAT, I16X8_SPLAT, I32X4_SPLAT, I64X2_SPLAT, F32X4_SPLAT, F64X2_SPLAT ->
          lanes.splat(op);
      default -> arithmetic.emit(op);
    }
  }
}
