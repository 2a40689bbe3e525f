package dev.wharf.wasm.binary;

import dev.wharf.wasm.MalformedException;
import dev.wharf.wasm.instr.CatchClause;
import dev.wharf.wasm.instr.Instr;
import dev.wharf.wasm.instr.MemArg;
import dev.wharf.wasm.instr.Opcode;
import java.util.ArrayList;
import java.util.List;

/**
 * A cursor over instructions. Instructions without immediates come as shared objects. Spec: binary/instructions.
 */
public final class InstrDecoder {
  private static final int PREFIX = 0xFC;
  private static final Opcode[] PLAIN = table(0, 0x100);
  private static final Opcode[] PREFIXED = table(PREFIX << 8, 0x20);

  private final ByteReader in;
  private int offset;

  /** Over {@code bytes} from {@code start} to {@code end}, not included. */
  public InstrDecoder(byte[] bytes, int start, int end) {
    this(new ByteReader(bytes, start, end));
  }

  InstrDecoder(ByteReader in) {
    this.in = in;
    this.offset = in.position();
  }

  /** By code, null where there is no instruction; private to this class. */
  private static Opcode[] table(int first, int size) {
    var table = new Opcode[size];
    for (var op : Opcode.values()) {
      if (op.code() >= first && op.code() < first + size) {
        table[op.code() - first] = op;
      }
    }
    return table;
  }

  public boolean hasNext() {
    return in.hasNext();
  }

  /** Position of the next instruction. */
  public int position() {
    return in.position();
  }

  /** Position of the instruction that was returned last. */
  public int offset() {
    return offset;
  }

  /**
   * The next instruction.
   *
   * @throws MalformedException if there is none
   */
  public Instr next() {
    offset = in.position();
    int code = in.u8();
    Opcode op;
    if (code == PREFIX) {
      int sub = in.u32();
      op = sub >= 0 && sub < PREFIXED.length ? PREFIXED[sub] : null;
      if (op == null) {
        throw new MalformedException(
            "illegal opcode fc %02x".formatted(sub) + ": unknown instruction", offset);
      }
    } else {
      op = PLAIN[code];
      if (op == null) {
        throw new MalformedException(
            "illegal opcode %02x".formatted(code) + ": unknown instruction", offset);
      }
    }
    return immediates(op);
  }

  private Instr immediates(Opcode op) {
    return switch (op.shape()) {
      case NONE -> op.plain();
      case BLOCK -> new Instr.Block(op, TypeDecoder.blockType(in));
      case TRY_TABLE -> new Instr.TryTable(op, TypeDecoder.blockType(in), catches());
      case LABEL -> new Instr.Branch(op, index());
      case LABEL_TABLE -> branchTable(op);
      case FUNC, LOCAL, GLOBAL, TABLE, MEMORY, DATA, ELEM, TAG -> new Instr.Index(op, index());
      case CALL_INDIRECT -> new Instr.CallIndirect(op, index(), index());
      case TABLE_TABLE, MEMORY_MEMORY, DATA_MEMORY, ELEM_TABLE ->
          new Instr.IndexPair(op, index(), index());
      case MEMARG -> new Instr.Memory(op, memArg());
      case TYPES -> new Instr.Select(op, TypeDecoder.valTypes(in));
      case HEAP_TYPE -> new Instr.RefNull(op, TypeDecoder.heapType(in));
      case I32_CONST -> new Instr.I32Const(op, in.s32());
      case I64_CONST -> new Instr.I64Const(op, in.s64());
      case F32_CONST -> new Instr.F32Const(op, in.fixed32());
      case F64_CONST -> new Instr.F64Const(op, in.fixed64());
    };
  }

  /** No index space reaches 2^31, so that larger indices stay unknown ones when they are cut. */
  private int index() {
    int index = in.u32();
    return index < 0 ? Integer.MAX_VALUE : index;
  }

  private MemArg memArg() {
    int at = in.position();
    int flags = in.u32();
    int memory = 0;
    // Bit 6 says that a memory index follows: binary/instructions, memory instructions.
    if ((flags & 0x40) != 0) {
      memory = index();
      flags &= ~0x40;
    }
    if (flags < 0 || flags >= 0x40) {
      throw new MalformedException("malformed memop flags", at);
    }
    return new MemArg(flags, in.u64(), memory);
  }

  private Instr branchTable(Opcode op) {
    var labels = new int[in.count()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = index();
    }
    return new Instr.BranchTable(op, labels, index());
  }

  private List<CatchClause> catches() {
    int count = in.count();
    List<CatchClause> catches = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int at = in.position();
      catches.add(
          switch (in.u8()) {
            case 0 -> new CatchClause.Catch(index(), index());
            case 1 -> new CatchClause.CatchRef(index(), index());
            case 2 -> new CatchClause.CatchAll(index());
            case 3 -> new CatchClause.CatchAllRef(index());
            default -> throw new MalformedException("malformed catch clause", at);
          });
    }
    return catches;
  }
}
