package dev.wharf.engine.compile;

import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;

import dev.wharf.wasm.instr.Instr;
import dev.wharf.wasm.instr.MemArg;
import dev.wharf.wasm.instr.Opcode;
import dev.wharf.wasm.type.AddressType;
import java.lang.constant.MethodTypeDesc;

/** Bulk memory, size and growth. Spec: exec/instructions, memory instructions. */
final class MemoryEmitter {
  private static final MethodTypeDesc SIZE = MethodTypeDesc.of(CD_int, Symbols.MEMORY);
  private static final MethodTypeDesc SIZE_64 = MethodTypeDesc.of(CD_long, Symbols.MEMORY);
  private static final MethodTypeDesc GROW = MethodTypeDesc.of(CD_int, CD_int, Symbols.MEMORY);
  private static final MethodTypeDesc GROW_64 = MethodTypeDesc.of(CD_long, CD_long, Symbols.MEMORY);
  private static final MethodTypeDesc FILL =
      MethodTypeDesc.of(CD_void, CD_int, CD_int, CD_int, Symbols.MEMORY);
  private static final MethodTypeDesc FILL_64 =
      MethodTypeDesc.of(CD_void, CD_long, CD_int, CD_long, Symbols.MEMORY);
  private static final MethodTypeDesc COPY =
      MethodTypeDesc.of(CD_void, CD_int, CD_int, CD_int, Symbols.MEMORY, Symbols.MEMORY);
  private static final MethodTypeDesc COPY_64 =
      MethodTypeDesc.of(CD_void, CD_long, CD_long, CD_long, Symbols.MEMORY, Symbols.MEMORY);
  private static final MethodTypeDesc INIT =
      MethodTypeDesc.of(
          CD_void, CD_int, CD_int, CD_int, Symbols.BASE_INSTANCE, Symbols.MEMORY, CD_int);
  private static final MethodTypeDesc INIT_64 =
      MethodTypeDesc.of(
          CD_void, CD_long, CD_int, CD_int, Symbols.BASE_INSTANCE, Symbols.MEMORY, CD_int);
  private static final MethodTypeDesc DROP =
      MethodTypeDesc.of(CD_void, Symbols.BASE_INSTANCE, CD_int);

  private final Emission emission;
  private final Code code;
  private final AccessEmitter accesses;

  MemoryEmitter(Emission emission) {
    this.emission = emission;
    this.code = emission.code;
    this.accesses = new AccessEmitter(emission);
  }

  void emit(Instr instr) {
    switch (instr) {
      case Instr.Memory access -> access(access.op(), access.arg());
      case Instr.IndexPair pair -> {
        emission.pop(3);
        if (pair.op() == Opcode.MEMORY_COPY) {
          copy(pair.first(), pair.second());
        } else {
          init(pair.first(), pair.second());
        }
      }
      case Instr.Index index -> indexed(index.op(), index.index());
      default -> throw new IllegalStateException("not a memory instruction: " + instr);
    }
  }

  /** A load or store of a number; vectors are accessed through this, too. */
  void access(Opcode op, MemArg arg) {
    accesses.emit(op, arg);
  }

  private void copy(int to, int from) {
    boolean plain = isPlain(to) && isPlain(from);
    if (!plain) {
      var count = addressType(to).min(addressType(from));
      Addresses.widen(code, count);
      Addresses.widenBelow(code, addressType(from), JvmType.LONG);
      Addresses.widenBelow(code, addressType(to), JvmType.LONG, JvmType.LONG);
    }
    loadMemory(to);
    loadMemory(from);
    code.invoke(Symbols.BULK_MEMORY, "copy", plain ? COPY : COPY_64);
  }

  private void init(int segment, int memory) {
    boolean plain = isPlain(memory);
    if (!plain) {
      Addresses.widenBelow(code, addressType(memory), JvmType.INT, JvmType.INT);
    }
    emission.loadInstance();
    loadMemory(memory);
    code.constant(segment);
    code.invoke(Symbols.BULK_MEMORY, "init", plain ? INIT : INIT_64);
  }

  private void fill(int memory) {
    emission.pop(3);
    boolean plain = isPlain(memory);
    if (!plain) {
      Addresses.widen(code, addressType(memory));
      Addresses.widenBelow(code, addressType(memory), JvmType.INT, JvmType.LONG);
    }
    loadMemory(memory);
    code.invoke(Symbols.BULK_MEMORY, "fill", plain ? FILL : FILL_64);
  }

  private void indexed(Opcode op, int index) {
    switch (op) {
      case MEMORY_SIZE -> {
        loadMemory(index);
        if (addressType(index) == AddressType.I64) {
          code.invoke(Symbols.BULK_MEMORY, "size64", SIZE_64);
        } else {
          code.invoke(Symbols.BULK_MEMORY, "size", SIZE);
        }
        emission.push(Addresses.jvmType(addressType(index)));
      }
      case MEMORY_GROW -> {
        loadMemory(index);
        boolean wide = addressType(index) == AddressType.I64;
        code.invoke(Symbols.BULK_MEMORY, "grow", wide ? GROW_64 : GROW);
      }
      case MEMORY_FILL -> fill(index);
      case DATA_DROP -> {
        emission.loadInstance();
        code.constant(index);
        code.invoke(Symbols.BULK_MEMORY, "dataDrop", DROP);
      }
      default -> throw new IllegalStateException("not a memory instruction: " + op);
    }
  }

  /** Whether it lies in an array, and so has 32-bit addresses, as most memories. */
  private boolean isPlain(int memory) {
    return !emission.shape.outsideHeap(memory);
  }

  private AddressType addressType(int memory) {
    return emission.shape.module().memory(memory).address();
  }

  private void loadMemory(int index) {
    emission.loadInstance();
    InstanceFields.loadMemory(code, index);
  }
}
