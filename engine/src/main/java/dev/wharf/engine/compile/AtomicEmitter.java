package dev.wharf.engine.compile;

import static java.lang.constant.ConstantDescs.CD_Integer;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;

import dev.wharf.engine.abi.Atomics;
import dev.wharf.engine.load.RuntimeClasses;
import dev.wharf.wasm.instr.Instr;
import dev.wharf.wasm.instr.Opcode;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Atomic accesses. The mnemonic tells all: {@code i64.atomic.rmw16.add_u} updates 16 bits by adding
 * and extends what was there to 64. The runtime has one method per width. Spec: threads proposal.
 */
final class AtomicEmitter {
  private static final MethodTypeDesc FENCE = MethodTypeDesc.of(CD_void);
  private static final MethodTypeDesc EXTEND = MethodTypeDesc.of(CD_long, CD_int);
  private static final Map<String, Integer> UPDATES =
      Map.of(
          "add", Atomics.ADD,
          "sub", Atomics.SUB,
          "and", Atomics.AND,
          "or", Atomics.OR,
          "xor", Atomics.XOR,
          "xchg", Atomics.XCHG);

  private final Emission emission;
  private final Code code;

  AtomicEmitter(Emission emission) {
    this.emission = emission;
    this.code = emission.code;
  }

  void emit(Instr instr) {
    RuntimeClasses.initialiseOutsideHeap();
    switch (instr) {
      case Instr.Memory(var op, var arg) -> {
        emission.pop(op.signature().params().size());
        var values = values(op);
        spill(arg.memory(), values, is64(op) && width(op) < 64);
        emission.loadInstance();
        InstanceFields.loadMemory(code, arg.memory());
        code.constant(arg.offset() < 0 ? Long.MAX_VALUE : arg.offset());
        call(op, values);
        for (var result : op.signature().results()) {
          emission.push(JvmType.of(result));
        }
      }
      default -> code.invoke(Symbols.ATOMICS, "fence", FENCE);
    }
  }

  private void call(Opcode op, List<JvmType> values) {
    boolean narrowed = is64(op) && width(op) < 64;
    var params = new ArrayList<ClassDesc>();
    params.add(CD_long);
    values.forEach(value -> params.add(narrowed ? CD_int : value.desc));
    params.add(Symbols.MEMORY);
    params.add(CD_long);
    String method;
    switch (op) {
      case MEMORY_ATOMIC_NOTIFY -> method = "wake";
      case MEMORY_ATOMIC_WAIT32, MEMORY_ATOMIC_WAIT64 -> {
        method = op == Opcode.MEMORY_ATOMIC_WAIT32 ? "wait32" : "wait64";
        emission.loadInstance();
        params.add(Symbols.BASE_INSTANCE);
      }
      default -> {
        String action = action(op);
        int update = UPDATES.getOrDefault(action, -1);
        if (update >= 0) {
          code.constant(update);
          params.add(CD_int);
        }
        method = (update >= 0 ? "rmw" : action) + width(op);
      }
    }
    ClassDesc result = CD_void;
    for (var pushed : op.signature().results()) {
      result = narrowed ? CD_int : JvmType.of(pushed).desc;
    }
    code.invoke(Symbols.ATOMICS, method, MethodTypeDesc.of(result, params));
    if (narrowed && !op.signature().results().isEmpty()) {
      code.invoke(CD_Integer, "toUnsignedLong", EXTEND);
    }
  }

  /** Stack: address, values → 64-bit address, values, cut to 32 bits if asked. */
  private void spill(int memory, List<JvmType> values, boolean cut) {
    int mark = code.scratchMark();
    var slots = new int[values.size()];
    for (int i = slots.length - 1; i >= 0; i--) {
      slots[i] = code.scratch(values.get(i));
      code.store(values.get(i), slots[i]);
    }
    Addresses.widen(code, emission.shape.module().memory(memory).address());
    for (int i = 0; i < slots.length; i++) {
      code.load(values.get(i), slots[i]);
      if (cut) {
        code.builder().l2i();
      }
    }
    code.freeScratch(mark);
  }

  private static List<JvmType> values(Opcode op) {
    var params = op.signature().params();
    return List.of(JvmType.of(params.subList(1, params.size())));
  }

  private static boolean is64(Opcode op) {
    return op.mnemonic().startsWith("i64.");
  }

  /** How many bits of memory are touched. */
  private static int width(Opcode op) {
    String access = op.mnemonic().substring("i32.atomic.".length());
    var digits = access.replaceAll("[^0-9]", "");
    return digits.isEmpty() ? (is64(op) ? 64 : 32) : Integer.parseInt(digits);
  }

  /** {@code load}, {@code store}, {@code cmpxchg} or an update. */
  private static String action(Opcode op) {
    String access = op.mnemonic().substring("i32.atomic.".length());
    String word = access.startsWith("rmw") ? access.substring(access.indexOf('.') + 1) : access;
    return word.replaceAll("[0-9]*(_u)?$", "");
  }
}
