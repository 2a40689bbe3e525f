package dev.wharf.wasm.instr;

import dev.wharf.wasm.type.HeapType;
import dev.wharf.wasm.type.RefType;
import dev.wharf.wasm.type.ValType;
import java.util.List;

/**
 * An instruction with its immediates: one record per {@link Shape}. Opcodes without immediates
 * share one {@link Plain} each, so that walking a body allocates only for immediates. Indices are
 * unsigned and below 2^31 once decoded. Spec: syntax/instructions.
 */
public sealed interface Instr {
  Opcode op();

  record Plain(Opcode op) implements Instr {}

  record Block(Opcode op, BlockType type) implements Instr {}

  record TryTable(Opcode op, BlockType type, List<CatchClause> catches) implements Instr {
    public TryTable {
      catches = List.copyOf(catches);
    }
  }

  /** A branch; {@code label} is a depth, 0 the innermost. */
  record Branch(Opcode op, int label) implements Instr {}

  /** Targets are label depths; the array is owned by this record and must not be written. */
  record BranchTable(Opcode op, int[] labels, int defaultLabel) implements Instr {}

  /**
   * {@code br_on_cast}: a branch taken when a reference of type {@code from} is one of type {@code
   * to}, or when it is not.
   */
  record BranchOnCast(Opcode op, int label, RefType from, RefType to) implements Instr {}

  /**
   * An instruction with one index: type, local, global, function, table, memory, data, element or
   * tag.
   */
  record Index(Opcode op, int index) implements Instr {}

  record CallIndirect(Opcode op, int typeIndex, int table) implements Instr {}

  /**
   * Two indices: destination and source, segment and its target, or a type and its field, number of
   * elements or segment.
   */
  record IndexPair(Opcode op, int first, int second) implements Instr {}

  record Memory(Opcode op, MemArg arg) implements Instr {}

  record Select(Opcode op, List<ValType> types) implements Instr {
    public Select {
      types = List.copyOf(types);
    }
  }

  /** {@code ref.null}, {@code ref.test}, {@code ref.cast}; the opcode tells whether null passes. */
  record OfHeapType(Opcode op, HeapType type) implements Instr {}

  /** {@code lane} is not checked against the number of lanes. */
  record Lane(Opcode op, int lane) implements Instr {}

  record MemoryLane(Opcode op, MemArg arg, int lane) implements Instr {}

  /** Sixteen lanes of {@code i8x16.shuffle}, one to a byte, the first in the lowest. */
  record Lanes(Opcode op, long low, long high) implements Instr {}

  /** The first lane is in the lowest bits of {@code low}. */
  record V128Const(Opcode op, long low, long high) implements Instr {}

  record I32Const(Opcode op, int value) implements Instr {}

  record I64Const(Opcode op, long value) implements Instr {}

  /** Raw bits, since a float register may quieten a signalling NaN. */
  record F32Const(Opcode op, int bits) implements Instr {}

  record F64Const(Opcode op, long bits) implements Instr {}
}
