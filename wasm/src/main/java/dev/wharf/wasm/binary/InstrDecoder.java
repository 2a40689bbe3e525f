package dev.wharf.wasm.binary;

import dev.wharf.wasm.MalformedException;
import dev.wharf.wasm.instr.BlockType;
import dev.wharf.wasm.instr.CatchClause;
import dev.wharf.wasm.instr.Instr;
import dev.wharf.wasm.instr.MemArg;
import dev.wharf.wasm.instr.Opcode;
import dev.wharf.wasm.type.AbstractHeapType;
import dev.wharf.wasm.type.HeapType;
import dev.wharf.wasm.type.RefType;
import dev.wharf.wasm.type.ValType;
import java.util.ArrayList;
import java.util.List;

/**
 * A cursor over instructions, read in one of two ways: {@link #next} gives each as a value; {@link
 * #advance} gives its opcode and leaves the immediates in the cursor until the next call, for
 * readers that pass over whole modules and cannot afford an object per instruction. Spec:
 * binary/instructions.
 */
public final class InstrDecoder {
  private static final int FIRST_PREFIX = 0xFB;
  private static final int[] NO_LABELS = {};
  private static final Opcode[] PLAIN = table(0, 0x100);

  /** By prefix, from {@link #FIRST_PREFIX}: aggregates, miscellany, vectors, atomics. */
  private static final Opcode[][] PREFIXED = {
    table(0xFB << Opcode.PREFIX_SHIFT, 0x20),
    table(0xFC << Opcode.PREFIX_SHIFT, 0x20),
    table(0xFD << Opcode.PREFIX_SHIFT, 0x120),
    table(0xFE << Opcode.PREFIX_SHIFT, 0x50)
  };

  private final ByteReader in;
  private int offset;
  private int index;
  private int index2;
  private long value;
  private BlockType blockType = BlockType.EMPTY;
  private long high;
  private int lane;
  private HeapType heapType = AbstractHeapType.FUNC;
  private RefType castFrom = ValType.ANYREF;
  private RefType castTo = ValType.ANYREF;
  private int[] labels = NO_LABELS;
  private List<CatchClause> catches = List.of();
  private List<ValType> types = List.of();

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
    var op = advance();
    return switch (op.shape()) {
      case NONE -> op.plain();
      case BLOCK -> new Instr.Block(op, blockType);
      case TRY_TABLE -> new Instr.TryTable(op, blockType, catches);
      case LABEL -> new Instr.Branch(op, index);
      case LABEL_TABLE -> new Instr.BranchTable(op, labels, index);
      case FUNC, LOCAL, GLOBAL, TABLE, MEMORY, DATA, ELEM, TAG, TYPE -> new Instr.Index(op, index);
      case CALL_INDIRECT -> new Instr.CallIndirect(op, index, index2);
      case TABLE_TABLE,
          MEMORY_MEMORY,
          DATA_MEMORY,
          ELEM_TABLE,
          TYPE_TYPE,
          TYPE_FIELD,
          TYPE_COUNT,
          TYPE_DATA,
          TYPE_ELEM ->
          new Instr.IndexPair(op, index, index2);
      case MEMARG -> new Instr.Memory(op, new MemArg(index, value, index2));
      case TYPES -> new Instr.Select(op, types);
      case HEAP_TYPE -> new Instr.OfHeapType(op, heapType);
      case BR_ON_CAST -> new Instr.BranchOnCast(op, index, castFrom, castTo);
      case LANE -> new Instr.Lane(op, lane);
      case MEMARG_LANE -> new Instr.MemoryLane(op, new MemArg(index, value, index2), lane);
      case LANES -> new Instr.Lanes(op, value, high);
      case V128_CONST -> new Instr.V128Const(op, value, high);
      case FENCE -> op.plain();
      case I32_CONST -> new Instr.I32Const(op, (int) value);
      case I64_CONST -> new Instr.I64Const(op, value);
      case F32_CONST -> new Instr.F32Const(op, (int) value);
      case F64_CONST -> new Instr.F64Const(op, value);
    };
  }

  /**
   * Passes the next instruction and gives its opcode; the immediates can be asked for until the
   * next one is passed.
   *
   * @throws MalformedException if there is none
   */
  public Opcode advance() {
    offset = in.position();
    int code = in.u8();
    boolean isPrefix = code >= FIRST_PREFIX && code < FIRST_PREFIX + PREFIXED.length;
    var op = isPrefix ? prefixed(code) : PLAIN[code];
    if (op == null) {
      throw unknown("%02x".formatted(code));
    }
    switch (op.shape()) {
      case NONE -> {}
      case LABEL, FUNC, LOCAL, GLOBAL, TABLE, MEMORY, DATA, ELEM, TAG, TYPE -> index = index();
      case MEMARG -> memArg();
      case I32_CONST -> value = in.s32();
      case BLOCK -> blockType = TypeDecoder.blockType(in);
      case CALL_INDIRECT,
          TABLE_TABLE,
          MEMORY_MEMORY,
          DATA_MEMORY,
          ELEM_TABLE,
          TYPE_TYPE,
          TYPE_FIELD,
          TYPE_COUNT,
          TYPE_DATA,
          TYPE_ELEM -> {
        index = index();
        index2 = index();
      }
      case I64_CONST -> value = in.s64();
      case F32_CONST -> value = in.fixed32();
      case F64_CONST -> value = in.fixed64();
      case LABEL_TABLE -> branchTable();
      case TRY_TABLE -> {
        blockType = TypeDecoder.blockType(in);
        catches = catches();
      }
      case TYPES -> types = TypeDecoder.valTypes(in);
      case HEAP_TYPE -> heapType = TypeDecoder.heapType(in);
      case BR_ON_CAST -> branchOnCast();
      case LANE -> lane = in.u8();
      case MEMARG_LANE -> {
        memArg();
        lane = in.u8();
      }
      case LANES, V128_CONST -> {
        value = in.fixed64();
        high = in.fixed64();
      }
      case FENCE -> {
        int at = in.position();
        if (in.u8() != 0) {
          throw new MalformedException("zero byte expected", at);
        }
      }
    }
    return op;
  }

  /**
   * The only index, the first of two, a label, the default of a {@code br_table}, or an alignment
   * as an exponent.
   */
  public int immediate() {
    return index;
  }

  /** The second of two indices, or the memory of a load or store. */
  public int immediate2() {
    return index2;
  }

  /** The bits of a constant, or the offset of a load or store. */
  public long value() {
    return value;
  }

  /** The upper half of a vector constant or of the lanes of a shuffle; the lower is the value. */
  public long high() {
    return high;
  }

  /** A lane index. */
  public int lane() {
    return lane;
  }

  /** The type that a {@code br_on_cast} expects. */
  public RefType castFrom() {
    return castFrom;
  }

  /** The type that it asks for. */
  public RefType castTo() {
    return castTo;
  }

  public BlockType blockType() {
    return blockType;
  }

  public HeapType heapType() {
    return heapType;
  }

  /** The targets of a {@code br_table} but its default; must not be written. */
  public int[] labels() {
    return labels;
  }

  public List<CatchClause> catchClauses() {
    return catches;
  }

  /** The types of a {@code select}. */
  public List<ValType> types() {
    return types;
  }

  private Opcode prefixed(int prefix) {
    int sub = in.u32();
    var table = PREFIXED[prefix - FIRST_PREFIX];
    var op = sub >= 0 && sub < table.length ? table[sub] : null;
    if (op == null) {
      throw unknown("%02x %02x".formatted(prefix, sub));
    }
    return op;
  }

  private MalformedException unknown(String code) {
    return new MalformedException("illegal opcode " + code + ": unknown instruction", offset);
  }

  /** No index space reaches 2^31, so that larger indices stay unknown ones when they are cut. */
  private int index() {
    int unsigned = in.u32();
    return unsigned < 0 ? Integer.MAX_VALUE : unsigned;
  }

  private void memArg() {
    int at = in.position();
    int flags = in.u32();
    index2 = 0;
    // Bit 6 says that a memory index follows: binary/instructions, memory instructions.
    if ((flags & 0x40) != 0) {
      index2 = index();
      flags &= ~0x40;
    }
    if (flags < 0 || flags >= 0x40) {
      throw new MalformedException("malformed memop flags", at);
    }
    index = flags;
    value = in.u64();
  }

  private void branchOnCast() {
    int at = in.position();
    int flags = in.u8();
    if (flags > 3) {
      throw new MalformedException("malformed cast flags", at);
    }
    index = index();
    castFrom = new RefType((flags & 1) != 0, TypeDecoder.heapType(in));
    castTo = new RefType((flags & 2) != 0, TypeDecoder.heapType(in));
  }

  private void branchTable() {
    labels = new int[in.count()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = index();
    }
    index = index();
  }

  private List<CatchClause> catches() {
    int count = in.count();
    List<CatchClause> clauses = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int at = in.position();
      clauses.add(
          switch (in.u8()) {
            case 0 -> new CatchClause.Catch(index(), index());
            case 1 -> new CatchClause.CatchRef(index(), index());
            case 2 -> new CatchClause.CatchAll(index());
            case 3 -> new CatchClause.CatchAllRef(index());
            default -> throw new MalformedException("malformed catch clause", at);
          });
    }
    return clauses;
  }
}
