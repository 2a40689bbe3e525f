package dev.wharf.engine.compile;

import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;

import dev.wharf.wasm.instr.MemArg;
import dev.wharf.wasm.instr.Opcode;
import dev.wharf.wasm.type.ValType;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;

/**
 * Loads and stores of numbers. What they call depends on where the memory lies; addresses are
 * widened to 64 bits for a memory outside of the heap. Spec: exec/instructions, memory
 * instructions.
 */
final class AccessEmitter {
  private final Emission emission;
  private final Code code;

  AccessEmitter(Emission emission) {
    this.emission = emission;
    this.code = emission.code;
  }

  void emit(Opcode op, MemArg arg) {
    var params = op.signature().params();
    emission.pop(params.size());
    if (emission.shape.outsideHeap(arg.memory())) {
      var address = emission.shape.module().memory(arg.memory()).address();
      if (params.size() == 2) {
        Addresses.widenBelow(code, address, JvmType.of(params.get(1)));
      } else {
        Addresses.widen(code, address);
      }
      loadMemory(arg.memory());
      code.constant(arg.offset() < 0 ? Long.MAX_VALUE : arg.offset());
      code.invoke(
          Symbols.SEGMENT_MEMORY, HelperName.of(op), type(op, CD_long, Symbols.MEMORY, CD_long));
    } else {
      inArray(op, arg);
    }
    for (var result : op.signature().results()) {
      emission.push(JvmType.of(result));
    }
  }

  private void inArray(Opcode op, MemArg arg) {
    if (arg.memory() != 0) {
      loadMemory(arg.memory());
      code.constant(arrayOffset(arg));
      invoke(op, type(op, CD_int, Symbols.MEMORY, CD_int));
      return;
    }
    emission.loadInstance();
    if (arg.offset() == 0) {
      // The address is the index, and its check one that the JIT can move out of loops.
      invoke(op, type(op, CD_int, Symbols.BASE_INSTANCE));
    } else {
      code.constant(arrayOffset(arg));
      invoke(op, type(op, CD_int, Symbols.BASE_INSTANCE, CD_int));
    }
  }

  private void invoke(Opcode op, MethodTypeDesc type) {
    code.invoke(Symbols.ARRAY_MEMORY, HelperName.of(op), type);
  }

  /** No array reaches 2^31 bytes, so any larger offset is out of bounds whatever the address. */
  private static int arrayOffset(MemArg arg) {
    return arg.offset() >>> 31 == 0 ? (int) arg.offset() : Integer.MAX_VALUE;
  }

  /** {@code (address, value if it is a store, rest) → value if it is a load}. */
  private static MethodTypeDesc type(Opcode op, ClassDesc address, ClassDesc... rest) {
    List<ValType> params = op.signature().params();
    List<ValType> results = op.signature().results();
    var type =
        MethodTypeDesc.of(results.isEmpty() ? CD_void : JvmType.of(results.get(0)).desc, address);
    for (var param : params.subList(1, params.size())) {
      type = type.insertParameterTypes(type.parameterCount(), JvmType.of(param).desc);
    }
    return type.insertParameterTypes(type.parameterCount(), rest);
  }

  private void loadMemory(int index) {
    emission.loadInstance();
    InstanceFields.loadMemory(code, index);
  }
}
