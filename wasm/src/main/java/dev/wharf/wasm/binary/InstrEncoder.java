package dev.wharf.wasm.binary;

import dev.wharf.wasm.instr.CatchClause;
import dev.wharf.wasm.instr.Instr;
import dev.wharf.wasm.instr.MemArg;
import dev.wharf.wasm.instr.Opcode;

/** Writes instructions, the inverse of {@link InstrDecoder}. Spec: binary/instructions. */
public final class InstrEncoder {
  private InstrEncoder() {}

  public static void encode(ByteWriter out, Instr instr) {
    opcode(out, instr.op());
    switch (instr) {
      case Instr.Plain _ -> {
        if (instr.op() == Opcode.ATOMIC_FENCE) {
          out.u8(0);
        }
      }
      case Instr.Block block -> TypeEncoder.blockType(out, block.type());
      case Instr.TryTable table -> {
        TypeEncoder.blockType(out, table.type());
        out.u32(table.catches().size());
        for (CatchClause clause : table.catches()) {
          clause(out, clause);
        }
      }
      case Instr.Branch branch -> out.u32(branch.label());
      case Instr.BranchTable table -> {
        out.u32(table.labels().length);
        for (int label : table.labels()) {
          out.u32(label);
        }
        out.u32(table.defaultLabel());
      }
      case Instr.Index index -> out.u32(index.index());
      case Instr.CallIndirect call -> {
        out.u32(call.typeIndex());
        out.u32(call.table());
      }
      case Instr.IndexPair pair -> {
        out.u32(pair.first());
        out.u32(pair.second());
      }
      case Instr.Memory memory -> memArg(out, memory.arg());
      case Instr.Select select -> TypeEncoder.valTypes(out, select.types());
      case Instr.OfHeapType ref -> TypeEncoder.heapType(out, ref.type());
      case Instr.BranchOnCast cast -> {
        out.u8((cast.from().nullable() ? 1 : 0) | (cast.to().nullable() ? 2 : 0));
        out.u32(cast.label());
        TypeEncoder.heapType(out, cast.from().heap());
        TypeEncoder.heapType(out, cast.to().heap());
      }
      case Instr.Lane lane -> out.u8(lane.lane());
      case Instr.MemoryLane memory -> {
        memArg(out, memory.arg());
        out.u8(memory.lane());
      }
      case Instr.Lanes lanes -> {
        out.fixed64(lanes.low());
        out.fixed64(lanes.high());
      }
      case Instr.V128Const number -> {
        out.fixed64(number.low());
        out.fixed64(number.high());
      }
      case Instr.I32Const number -> out.s64(number.value());
      case Instr.I64Const number -> out.s64(number.value());
      case Instr.F32Const number -> out.fixed32(number.bits());
      case Instr.F64Const number -> out.fixed64(number.bits());
    }
  }

  private static void opcode(ByteWriter out, Opcode op) {
    if (op.code() > 0xFF) {
      out.u8(op.code() >>> Opcode.PREFIX_SHIFT);
      out.u32(op.code() & ((1 << Opcode.PREFIX_SHIFT) - 1));
    } else {
      out.u8(op.code());
    }
  }

  private static void clause(ByteWriter out, CatchClause clause) {
    switch (clause) {
      case CatchClause.Catch(int tag, int label) -> clause(out, 0, tag, label);
      case CatchClause.CatchRef(int tag, int label) -> clause(out, 1, tag, label);
      case CatchClause.CatchAll(int label) -> {
        out.u8(2);
        out.u32(label);
      }
      case CatchClause.CatchAllRef(int label) -> {
        out.u8(3);
        out.u32(label);
      }
    }
  }

  private static void clause(ByteWriter out, int kind, int tag, int label) {
    out.u8(kind);
    out.u32(tag);
    out.u32(label);
  }

  private static void memArg(ByteWriter out, MemArg arg) {
    // Bit 6 says that a memory index follows: binary/instructions, memory instructions.
    out.u32(arg.memory() == 0 ? arg.align() : arg.align() | 0x40);
    if (arg.memory() != 0) {
      out.u32(arg.memory());
    }
    out.u64(arg.offset());
  }
}
