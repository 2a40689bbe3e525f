package dev.wharf.wasm.binary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.wasm.instr.BlockType;
import dev.wharf.wasm.instr.CatchClause;
import dev.wharf.wasm.instr.Instr;
import dev.wharf.wasm.instr.MemArg;
import dev.wharf.wasm.instr.Opcode;
import dev.wharf.wasm.type.AbstractHeapType;
import dev.wharf.wasm.type.ArrayType;
import dev.wharf.wasm.type.CompositeType;
import dev.wharf.wasm.type.FieldType;
import dev.wharf.wasm.type.FuncType;
import dev.wharf.wasm.type.HeapType;
import dev.wharf.wasm.type.NumType;
import dev.wharf.wasm.type.PackedType;
import dev.wharf.wasm.type.RecType;
import dev.wharf.wasm.type.RefType;
import dev.wharf.wasm.type.StorageType;
import dev.wharf.wasm.type.StructType;
import dev.wharf.wasm.type.SubType;
import dev.wharf.wasm.type.ValType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What is encoded decodes to the same, for every opcode and every form of type. */
final class EveryInstrTest {
  private static final int ROUNDS = 50;

  private final Random random = new Random(3);

  @Test
  void everyInstructionDecodesToWhatWasEncoded() {
    for (Opcode op : Opcode.values()) {
      for (int round = 0; round < ROUNDS; round++) {
        var instr = instr(op);
        var out = new ByteWriter();
        InstrEncoder.encode(out, instr);
        byte[] bytes = out.toByteArray();

        var decoder = new InstrDecoder(bytes, 0, bytes.length);
        var decoded = decoder.next();

        if (instr instanceof Instr.BranchTable(_, int[] labels, int label)) {
          var table = (Instr.BranchTable) decoded;
          assertThat(table.labels()).isEqualTo(labels);
          assertThat(table.defaultLabel()).isEqualTo(label);
        } else {
          assertThat(decoded).isEqualTo(instr);
        }
        assertThat(decoder.hasNext()).isFalse();
      }
    }
  }

  @Test
  void everyGroupOfTypesDecodesToWhatWasEncoded() {
    for (int round = 0; round < 20 * ROUNDS; round++) {
      var group = new RecType(list(this::subType));
      var out = new ByteWriter();
      TypeEncoder.recType(out, group);
      byte[] bytes = out.toByteArray();

      assertThat(TypeDecoder.recType(new ByteReader(bytes, 0, bytes.length))).isEqualTo(group);
    }
  }

  private Instr instr(Opcode op) {
    return switch (op.shape()) {
      case NONE, FENCE -> op.plain();
      case BLOCK -> new Instr.Block(op, blockType());
      case TRY_TABLE -> new Instr.TryTable(op, blockType(), list(this::clause));
      case LABEL -> new Instr.Branch(op, index());
      case LABEL_TABLE -> {
        int[] labels = new int[random.nextInt(4)];
        Arrays.setAll(labels, _ -> index());
        yield new Instr.BranchTable(op, labels, index());
      }
      case FUNC, LOCAL, GLOBAL, TABLE, MEMORY, DATA, ELEM, TAG, TYPE ->
          new Instr.Index(op, index());
      case CALL_INDIRECT -> new Instr.CallIndirect(op, index(), index());
      case TABLE_TABLE,
          MEMORY_MEMORY,
          DATA_MEMORY,
          ELEM_TABLE,
          TYPE_TYPE,
          TYPE_FIELD,
          TYPE_COUNT,
          TYPE_DATA,
          TYPE_ELEM ->
          new Instr.IndexPair(op, index(), index());
      case MEMARG -> new Instr.Memory(op, memArg());
      case TYPES -> new Instr.Select(op, list(this::valType));
      case HEAP_TYPE -> new Instr.OfHeapType(op, heapType());
      case BR_ON_CAST -> new Instr.BranchOnCast(op, index(), refType(), refType());
      case LANE -> new Instr.Lane(op, random.nextInt(256));
      case MEMARG_LANE -> new Instr.MemoryLane(op, memArg(), random.nextInt(256));
      case LANES -> new Instr.Lanes(op, random.nextLong(), random.nextLong());
      case V128_CONST -> new Instr.V128Const(op, random.nextLong(), random.nextLong());
      case I32_CONST -> new Instr.I32Const(op, random.nextInt() >> random.nextInt(32));
      case I64_CONST -> new Instr.I64Const(op, random.nextLong() >> random.nextInt(64));
      case F32_CONST -> new Instr.F32Const(op, random.nextInt());
      case F64_CONST -> new Instr.F64Const(op, random.nextLong());
    };
  }

  private int index() {
    return random.nextInt() >>> 1 + random.nextInt(31);
  }

  private MemArg memArg() {
    return new MemArg(
        random.nextInt(64),
        random.nextLong() >>> random.nextInt(64),
        random.nextBoolean() ? 0 : index());
  }

  private BlockType blockType() {
    return switch (random.nextInt(3)) {
      case 0 -> BlockType.EMPTY;
      case 1 -> new BlockType.Value(valType());
      default -> new BlockType.Indexed(index());
    };
  }

  private CatchClause clause() {
    return switch (random.nextInt(4)) {
      case 0 -> new CatchClause.Catch(index(), index());
      case 1 -> new CatchClause.CatchRef(index(), index());
      case 2 -> new CatchClause.CatchAll(index());
      default -> new CatchClause.CatchAllRef(index());
    };
  }

  private <T> List<T> list(Supplier<T> item) {
    var list = new ArrayList<T>();
    for (int i = random.nextInt(4); i > 0; i--) {
      list.add(item.get());
    }
    return list;
  }

  private SubType subType() {
    boolean plain = random.nextBoolean();
    return plain
        ? SubType.plain(compositeType())
        : new SubType(
            random.nextBoolean(), list(() -> new HeapType.Concrete(index())), compositeType());
  }

  private CompositeType compositeType() {
    return switch (random.nextInt(3)) {
      case 0 -> new FuncType(list(this::valType), list(this::valType));
      case 1 -> new StructType(list(this::fieldType));
      default -> new ArrayType(fieldType());
    };
  }

  private FieldType fieldType() {
    StorageType storage = random.nextInt(4) == 0 ? any(PackedType.values()) : valType();
    return new FieldType(storage, random.nextBoolean());
  }

  private ValType valType() {
    return switch (random.nextInt(4)) {
      case 0 -> ValType.V128;
      case 1 -> any(NumType.values());
      default -> refType();
    };
  }

  private RefType refType() {
    return new RefType(random.nextBoolean(), heapType());
  }

  private HeapType heapType() {
    return random.nextBoolean() ? any(AbstractHeapType.values()) : new HeapType.Concrete(index());
  }

  private <T> T any(T[] values) {
    return values[random.nextInt(values.length)];
  }
}
