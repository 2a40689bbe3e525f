package dev.wharf.engine.compile;

import dev.wharf.wasm.instr.Instr;
import dev.wharf.wasm.instr.MemArg;
import dev.wharf.wasm.instr.Opcode;

/**
 * Loads and stores of vectors, put together from those of numbers: whatever a memory is, {@link
 * MemoryEmitter} alone knows. Spec: exec/instructions, vector memory instructions.
 */
final class VectorMemoryEmitter {
  private final Emission emission;
  private final Code code;
  private final MemoryEmitter memories;
  private final VectorOperands operands;
  private final LaneEmitter lanes;
  private final EvenLaneEmitter evens;

  VectorMemoryEmitter(Emission emission, MemoryEmitter memories) {
    this.emission = emission;
    this.code = emission.code;
    this.memories = memories;
    this.operands = new VectorOperands(code);
    this.lanes = new LaneEmitter(emission);
    this.evens = new EvenLaneEmitter(emission);
  }

  /**
   * @param wanted the form that a loaded vector is wanted in
   */
  void emit(Instr.Memory instr, VectorForm wanted) {
    var arg = instr.arg();
    switch (instr.op()) {
      case V128_LOAD -> load(arg, wanted == VectorForm.EVENS ? VectorForm.LONGS : wanted);
      case V128_STORE -> store(arg);
      case V128_LOAD8X8_S -> extend(arg, "i16x8ExtendI8x16S");
      case V128_LOAD8X8_U -> {
        half(Opcode.I64_LOAD, arg);
        evens.widen();
        emission.push(VectorForm.EVENS);
      }
      case V128_LOAD16X4_S -> extend(arg, "i32x4ExtendI16x8S");
      case V128_LOAD16X4_U -> extend(arg, "i32x4ExtendI16x8U");
      case V128_LOAD32X2_S -> extend(arg, "i64x2ExtendI32x4S");
      case V128_LOAD32X2_U -> extend(arg, "i64x2ExtendI32x4U");
      case V128_LOAD8_SPLAT -> splat(Opcode.I32_LOAD8_U, arg, Opcode.I8X16_SPLAT);
      case V128_LOAD16_SPLAT -> splat(Opcode.I32_LOAD16_U, arg, Opcode.I16X8_SPLAT);
      case V128_LOAD32_SPLAT -> splat(Opcode.I32_LOAD, arg, Opcode.I32X4_SPLAT);
      case V128_LOAD64_SPLAT -> splat(Opcode.I64_LOAD, arg, Opcode.I64X2_SPLAT);
      case V128_LOAD32_ZERO -> zero(Opcode.I64_LOAD32_U, arg);
      case V128_LOAD64_ZERO -> zero(Opcode.I64_LOAD, arg);
      default -> throw new IllegalStateException("not a vector access: " + instr.op());
    }
  }

  private void load(MemArg arg, VectorForm form) {
    var address = emission.pop();
    int slot = code.scratch(address);
    code.store(address, slot);
    for (int part = 0; part < form.parts(); part++) {
      code.load(address, slot);
      emission.push(address);
      half(load(form), part(arg, form, part));
    }
    code.freeScratch();
    emission.push(form);
  }

  private static Opcode load(VectorForm form) {
    return switch (form) {
      case LONGS, EVENS -> Opcode.I64_LOAD;
      case INTS -> Opcode.I32_LOAD;
      case FLOATS -> Opcode.F32_LOAD;
      case DOUBLES -> Opcode.F64_LOAD;
    };
  }

  private static Opcode store(VectorForm form) {
    return switch (form) {
      case LONGS, EVENS -> Opcode.I64_STORE;
      case INTS -> Opcode.I32_STORE;
      case FLOATS -> Opcode.F32_STORE;
      case DOUBLES -> Opcode.F64_STORE;
    };
  }

  /** Stack: address → value; the emission forgets both. */
  private void half(Opcode op, MemArg arg) {
    memories.access(op, arg);
    emission.pop();
  }

  /** The last part first: it traps if any byte is outside, before anything is written. */
  private void store(MemArg arg) {
    var value = emission.takeVector();
    var form = value.form() == VectorForm.EVENS ? VectorForm.LONGS : value.form();
    var address = emission.pop();
    int slot = code.scratch(address);
    code.store(address, slot);
    for (int part = form.parts() - 1; part >= 0; part--) {
      code.load(address, slot);
      value.load(code, form, part);
      emission.push(address);
      emission.push(form.part);
      memories.access(store(form), part(arg, form, part));
    }
    code.freeScratch();
  }

  private static MemArg part(MemArg arg, VectorForm form, int part) {
    int add = 16 / form.parts() * part;
    long offset = arg.offset() + add;
    boolean overflow = Long.compareUnsigned(offset, add) < 0;
    return new MemArg(arg.align(), overflow ? -1 : offset, arg.memory());
  }

  private void extend(MemArg arg, String helper) {
    half(Opcode.I64_LOAD, arg);
    operands.widen(() -> code.invoke(Symbols.VECTOR_WIDTHS, helper, VectorArithmeticEmitter.I_J));
    emission.push(JvmType.V128);
  }

  private void splat(Opcode load, MemArg arg, Opcode splat) {
    half(load, arg);
    lanes.splat(splat);
    emission.push(JvmType.V128);
  }

  private void zero(Opcode load, MemArg arg) {
    half(load, arg);
    code.constant(0L);
    emission.push(JvmType.V128);
  }

  void emit(Instr.MemoryLane instr) {
    var arg = instr.arg();
    switch (instr.op()) {
      case V128_LOAD8_LANE -> loadLane(Opcode.I64_LOAD8_U, arg, 8, instr.lane());
      case V128_LOAD16_LANE -> loadLane(Opcode.I64_LOAD16_U, arg, 16, instr.lane());
      case V128_LOAD32_LANE -> loadLane(Opcode.I64_LOAD32_U, arg, 32, instr.lane());
      case V128_LOAD64_LANE -> loadLane(Opcode.I64_LOAD, arg, 64, instr.lane());
      case V128_STORE8_LANE -> storeLane(Opcode.I64_STORE8, arg, 8, instr.lane());
      case V128_STORE16_LANE -> storeLane(Opcode.I64_STORE16, arg, 16, instr.lane());
      case V128_STORE32_LANE -> storeLane(Opcode.I64_STORE32, arg, 32, instr.lane());
      case V128_STORE64_LANE -> storeLane(Opcode.I64_STORE, arg, 64, instr.lane());
      default -> throw new IllegalStateException("not a lane access: " + instr.op());
    }
  }

  private void loadLane(Opcode load, MemArg arg, int width, int lane) {
    emission.usualForms(1);
    emission.pop();
    int vector = code.scratch(JvmType.V128);
    int loaded = code.scratch(JvmType.LONG);
    code.store(JvmType.V128, vector);
    half(load, arg);
    code.store(JvmType.LONG, loaded);
    code.load(JvmType.V128, vector);
    code.load(JvmType.LONG, loaded);
    code.freeScratch();
    lanes.replace(width, lane);
    emission.push(JvmType.V128);
  }

  private void storeLane(Opcode store, MemArg arg, int width, int lane) {
    emission.usualForms(1);
    emission.pop();
    emission.push(JvmType.LONG);
    lanes.extract(width, lane);
    memories.access(store, arg);
  }
}
