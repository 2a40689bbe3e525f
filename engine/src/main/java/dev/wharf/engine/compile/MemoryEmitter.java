package dev.wharf.engine.compile;

import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import dev.wharf.wasm.instr.Instr;
import dev.wharf.wasm.instr.MemArg;
import dev.wharf.wasm.instr.Opcode;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;

/** Loads, stores and bulk memory. Spec: exec/instructions, memory instructions. */
final class MemoryEmitter {
  private static final MethodTypeDesc SIZE = MethodTypeDesc.of(CD_int, Symbols.MEMORY);
  private static final MethodTypeDesc GROW = MethodTypeDesc.of(CD_int, CD_int, Symbols.MEMORY);
  private static final MethodTypeDesc FILL =
      MethodTypeDesc.of(CD_void, CD_int, CD_int, CD_int, Symbols.MEMORY);
  private static final MethodTypeDesc COPY =
      MethodTypeDesc.of(CD_void, CD_int, CD_int, CD_int, Symbols.MEMORY, Symbols.MEMORY);
  private static final MethodTypeDesc INIT =
      MethodTypeDesc.of(
          CD_void, CD_int, CD_int, CD_int, Symbols.BASE_INSTANCE, Symbols.MEMORY, CD_int);
  private static final MethodTypeDesc DROP =
      MethodTypeDesc.of(CD_void, Symbols.BASE_INSTANCE, CD_int);

  private final Emission emission;
  private final Code code;

  MemoryEmitter(Emission emission) {
    this.emission = emission;
    this.code = emission.code;
  }

  void emit(Instr instr) {
    switch (instr) {
      case Instr.Memory access -> access(access.op(), access.arg());
      case Instr.IndexPair pair -> {
        emission.pop(3);
        if (pair.op() == Opcode.MEMORY_COPY) {
          loadMemory(pair.first());
          loadMemory(pair.second());
          code.invoke(Symbols.BULK_MEMORY, "copy", COPY);
        } else {
          emission.loadInstance();
          loadMemory(pair.second());
          code.constant(pair.first());
          code.invoke(Symbols.BULK_MEMORY, "init", INIT);
        }
      }
      case Instr.Index index -> indexed(index.op(), index.index());
      default -> throw new IllegalStateException("not a memory instruction: " + instr);
    }
  }

  private void indexed(Opcode op, int index) {
    switch (op) {
      case MEMORY_SIZE -> {
        loadMemory(index);
        code.invoke(Symbols.BULK_MEMORY, "size", SIZE);
        emission.push(JvmType.INT);
      }
      case MEMORY_GROW -> {
        loadMemory(index);
        code.invoke(Symbols.BULK_MEMORY, "grow", GROW);
      }
      case MEMORY_FILL -> {
        emission.pop(3);
        loadMemory(index);
        code.invoke(Symbols.BULK_MEMORY, "fill", FILL);
      }
      case DATA_DROP -> {
        emission.loadInstance();
        code.constant(index);
        code.invoke(Symbols.BULK_MEMORY, "dataDrop", DROP);
      }
      default -> throw new IllegalStateException("not a memory instruction: " + op);
    }
  }

  /** A load or store of a number; vectors are accessed through this, too. */
  void access(Opcode op, MemArg arg) {
    var params = op.signature().params();
    boolean store = params.size() == 2;
    emission.pop(params.size());
    ClassDesc holder = Symbols.BASE_INSTANCE;
    if (arg.memory() == 0) {
      emission.loadInstance();
    } else {
      loadMemory(arg.memory());
      holder = Symbols.MEMORY;
    }
    // Without an offset the address is the index, and its check one that the JIT can move out of
    // loops.
    boolean bare = arg.offset() == 0 && arg.memory() == 0;
    if (!bare) {
      // No array reaches 2^31 bytes, so any larger offset is out of bounds whatever the address.
      code.constant((int) Math.min(arg.offset(), Integer.MAX_VALUE));
    }
    if (store) {
      var value = JvmType.of(params.get(1)).desc;
      code.invoke(
          Symbols.ARRAY_MEMORY,
          HelperName.of(op),
          bare
              ? MethodTypeDesc.of(CD_void, CD_int, value, holder)
              : MethodTypeDesc.of(CD_void, CD_int, value, holder, CD_int));
    } else {
      var value = JvmType.of(op.signature().results().get(0));
      code.invoke(
          Symbols.ARRAY_MEMORY,
          HelperName.of(op),
          bare
              ? MethodTypeDesc.of(value.desc, CD_int, holder)
              : MethodTypeDesc.of(value.desc, CD_int, holder, CD_int));
      emission.push(value);
    }
  }

  private void loadMemory(int index) {
    emission.loadInstance();
    InstanceFields.loadMemory(code, index);
  }
}
