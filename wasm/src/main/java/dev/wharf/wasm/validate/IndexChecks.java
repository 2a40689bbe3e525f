package dev.wharf.wasm.validate;

import dev.wharf.wasm.MalformedException;
import dev.wharf.wasm.binary.InstrDecoder;
import dev.wharf.wasm.instr.Opcode;

/**
 * Checks the immediates that operand types do not tell: indices and alignment. Spec:
 * valid/instructions.
 */
final class IndexChecks {
  private static final byte[] NATURAL_ALIGNMENT = naturalAlignments();

  private static final byte[] LANES = lanes();

  private final ModuleContext context;
  private final ControlStack stack;
  private final int memoryCount;

  IndexChecks(ModuleContext context, ControlStack stack) {
    this.context = context;
    this.stack = stack;
    this.memoryCount = context.memoryCount();
  }

  private static byte[] naturalAlignments() {
    var exponents = new byte[Opcode.values().length];
    for (var op : Opcode.values()) {
      exponents[op.ordinal()] =
          switch (op) {
            case I32_LOAD8_S, I32_LOAD8_U, I64_LOAD8_S, I64_LOAD8_U, I32_STORE8, I64_STORE8 -> 0;
            case I32_LOAD16_S, I32_LOAD16_U, I64_LOAD16_S, I64_LOAD16_U, I32_STORE16, I64_STORE16 ->
                1;
            case I64_LOAD, F64_LOAD, I64_STORE, F64_STORE -> 3;
            case V128_LOAD8_SPLAT, V128_LOAD8_LANE, V128_STORE8_LANE -> 0;
            case V128_LOAD16_SPLAT, V128_LOAD16_LANE, V128_STORE16_LANE -> 1;
            case V128_LOAD8X8_S, V128_LOAD8X8_U, V128_LOAD16X4_S, V128_LOAD16X4_U -> 3;
            case V128_LOAD32X2_S, V128_LOAD32X2_U, V128_LOAD64_SPLAT, V128_LOAD64_ZERO -> 3;
            case V128_LOAD64_LANE, V128_STORE64_LANE -> 3;
            case V128_LOAD, V128_STORE -> 4;
            default -> 2;
          };
    }
    return exponents;
  }

  /** The lanes of the shape that the name begins with, or that have the width that it speaks of. */
  private static byte[] lanes() {
    var lanes = new byte[Opcode.values().length];
    for (var op : Opcode.values()) {
      String name = op.mnemonic();
      lanes[op.ordinal()] =
          switch (op.shape()) {
            case LANE -> Byte.parseByte(name.substring(name.indexOf('x') + 1, name.indexOf('.')));
            case MEMARG_LANE -> (byte) (16 >> NATURAL_ALIGNMENT[op.ordinal()]);
            default -> 0;
          };
    }
    return lanes;
  }

  /** For an instruction of fixed operand types that has immediates. */
  void check(Opcode op, InstrDecoder instr) {
    switch (op.shape()) {
      case MEMARG -> memArg(op, instr);
      case MEMORY -> memory(instr.immediate());
      case MEMORY_MEMORY -> {
        memory(instr.immediate());
        memory(instr.immediate2());
      }
      case DATA -> data(instr.immediate());
      case DATA_MEMORY -> {
        memory(instr.immediate2());
        data(instr.immediate());
      }
      case ELEM -> elem(instr.immediate());
      case TABLE -> table(instr.immediate());
      case TABLE_TABLE -> {
        if (table(instr.immediate()) != table(instr.immediate2())) {
          throw stack.error("type mismatch: the tables hold different types");
        }
      }
      case ELEM_TABLE -> {
        if (table(instr.immediate2()) != elem(instr.immediate())) {
          throw stack.error("type mismatch: the segment's type is not the table's");
        }
      }
      case MEMARG_LANE -> {
        memArg(op, instr);
        lane(op, instr.lane());
      }
      case LANE -> lane(op, instr.lane());
      case LANES -> {
        if (((instr.value() | instr.high()) & 0xe0e0e0e0e0e0e0e0L) != 0) {
          throw stack.error("invalid lane index: a shuffle has lanes 0 to 31");
        }
      }
      case NONE, V128_CONST, FENCE, I32_CONST, I64_CONST, F32_CONST, F64_CONST -> {}
      case BLOCK,
          TRY_TABLE,
          LABEL,
          LABEL_TABLE,
          FUNC,
          CALL_INDIRECT,
          LOCAL,
          GLOBAL,
          TAG,
          TYPES,
          HEAP_TYPE,
          BR_ON_CAST,
          TYPE,
          TYPE_TYPE,
          TYPE_FIELD,
          TYPE_COUNT,
          TYPE_DATA,
          TYPE_ELEM ->
          throw new IllegalStateException("no rule for " + op.mnemonic());
    }
  }

  private void memArg(Opcode op, InstrDecoder instr) {
    memory(instr.immediate2());
    if (instr.immediate() > NATURAL_ALIGNMENT[op.ordinal()]) {
      throw stack.error("alignment must not be larger than natural");
    }
    if (instr.value() >>> 32 != 0) {
      throw stack.error("offset out of range");
    }
  }

  private void lane(Opcode op, int lane) {
    if (lane >= LANES[op.ordinal()]) {
      throw stack.error("invalid lane index: " + lane + " of " + LANES[op.ordinal()]);
    }
  }

  private void memory(int index) {
    if (index >= memoryCount) {
      throw stack.error("unknown memory " + index);
    }
  }

  private void data(int index) {
    var dataCount = context.module().dataCount();
    if (dataCount.isEmpty()) {
      throw new MalformedException("data count section required", stack.offset());
    }
    if (Integer.compareUnsigned(index, dataCount.getAsInt()) >= 0) {
      throw stack.error("unknown data segment " + index);
    }
  }

  private int elem(int index) {
    if (index >= context.elemCount()) {
      throw stack.error("unknown elem segment " + index);
    }
    return context.elemCode(index);
  }

  /** The code of the table's elements. */
  int table(int index) {
    if (index >= context.tableCount()) {
      throw stack.error("unknown table " + index);
    }
    return context.tableCode(index);
  }

  int func(int index) {
    if (index >= context.funcCount()) {
      throw stack.error("unknown function " + index);
    }
    return index;
  }

  int type(int index) {
    if (index >= context.typeCount()) {
      throw stack.error("unknown type " + index);
    }
    return index;
  }

  /** The codes of what the tag carries. */
  int[] tag(int index) {
    if (index >= context.tagCount()) {
      throw stack.error("unknown tag " + index);
    }
    return context.tagCodes(index);
  }

  int global(int index) {
    if (index >= context.globalCount()) {
      throw stack.error("unknown global " + index);
    }
    return context.globalCode(index);
  }
}
