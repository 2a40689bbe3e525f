package dev.wharf.wasm.validate;

import dev.wharf.wasm.MalformedException;
import dev.wharf.wasm.binary.InstrDecoder;
import dev.wharf.wasm.instr.Opcode;
import dev.wharf.wasm.instr.Shape;

/**
 * Checks the immediates that operand types do not tell: indices, alignment and lanes. Spec:
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
      if (op.shape() == Shape.MEMARG || op.shape() == Shape.MEMARG_LANE) {
        exponents[op.ordinal()] = (byte) op.naturalAlignment();
      }
    }
    return exponents;
  }

  private static byte[] lanes() {
    var lanes = new byte[Opcode.values().length];
    for (var op : Opcode.values()) {
      if (op.shape() == Shape.LANE || op.shape() == Shape.MEMARG_LANE) {
        lanes[op.ordinal()] = (byte) op.lanes();
      }
    }
    return lanes;
  }

  /**
   * For an instruction of fixed operand types that has immediates; gives its signature, which
   * depends on the type of addresses.
   */
  int check(Opcode op, InstrDecoder instr) {
    return switch (op.shape()) {
      case MEMARG -> PackedSignature.of(op, memArg(op, instr));
      case NONE, V128_CONST, FENCE, I32_CONST, I64_CONST, F32_CONST, F64_CONST ->
          PackedSignature.of(op);
      case MEMORY -> PackedSignature.of(op, memory(instr.immediate()));
      case MEMORY_MEMORY ->
          PackedSignature.ofCopy(memory(instr.immediate()), memory(instr.immediate2()));
      case DATA -> {
        data(instr.immediate());
        yield PackedSignature.of(op);
      }
      case DATA_MEMORY -> {
        boolean wide = memory(instr.immediate2());
        data(instr.immediate());
        yield PackedSignature.of(op, wide);
      }
      case ELEM -> {
        elem(instr.immediate());
        yield PackedSignature.of(op);
      }
      case TABLE -> {
        table(instr.immediate());
        yield PackedSignature.of(op, context.isWideTable(instr.immediate()));
      }
      case TABLE_TABLE -> {
        requireElements(table(instr.immediate2()), table(instr.immediate()));
        yield PackedSignature.ofCopy(
            context.isWideTable(instr.immediate()), context.isWideTable(instr.immediate2()));
      }
      case ELEM_TABLE -> {
        int wanted = table(instr.immediate2());
        requireElements(elem(instr.immediate()), wanted);
        yield PackedSignature.of(op, context.isWideTable(instr.immediate2()));
      }
      case MEMARG_LANE -> {
        boolean wide = memArg(op, instr);
        lane(op, instr.lane());
        yield PackedSignature.of(op, wide);
      }
      case LANE -> {
        lane(op, instr.lane());
        yield PackedSignature.of(op);
      }
      case LANES -> {
        // A lane of either operand: below 32 in each byte.
        if (((instr.value() | instr.high()) & 0xE0E0E0E0_E0E0E0E0L) != 0) {
          throw stack.error("invalid lane index: a shuffle has 32 lanes to choose from");
        }
        yield PackedSignature.of(op);
      }
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
    };
  }

  private void requireElements(int given, int wanted) {
    if (!context.codes().matches(given, wanted)) {
      throw stack.error("type mismatch: the elements are not of the table's type");
    }
  }

  private void lane(Opcode op, int lane) {
    if (lane >= LANES[op.ordinal()]) {
      throw stack.error("invalid lane index " + lane);
    }
  }

  /** Whether addresses have 64 bits. */
  private boolean memArg(Opcode op, InstrDecoder instr) {
    boolean wide = memory(instr.immediate2());
    int natural = NATURAL_ALIGNMENT[op.ordinal()];
    if (instr.immediate() > natural) {
      throw stack.error("alignment must not be larger than natural");
    }
    if (op.group() == Opcode.Group.ATOMIC && instr.immediate() != natural) {
      throw stack.error("alignment of an atomic access must be natural");
    }
    if (!wide && instr.value() >>> 32 != 0) {
      throw stack.error("offset out of range");
    }
    return wide;
  }

  /** Whether addresses have 64 bits. */
  private boolean memory(int index) {
    if (index >= memoryCount) {
      throw stack.error("unknown memory " + index);
    }
    return context.isWideMemory(index);
  }

  void data(int index) {
    var dataCount = context.module().dataCount();
    if (dataCount.isEmpty()) {
      throw new MalformedException("data count section required", stack.offset());
    }
    if (Integer.compareUnsigned(index, dataCount.getAsInt()) >= 0) {
      throw stack.error("unknown data segment " + index);
    }
  }

  /** The code of the segment's elements. */
  int elem(int index) {
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

  /** The code of the table's addresses. */
  int tableAddress(int index) {
    return context.isWideTable(index) ? TypeCode.I64 : TypeCode.I32;
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

  /** The index of a function type. */
  int funcType(int index) {
    if (context.codes().space().func(type(index)).isEmpty()) {
      throw stack.error("type mismatch: type " + index + " is not a function type");
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
